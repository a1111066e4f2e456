import { expect, test } from 'vitest';
import { haendelserOf } from '../../../functions/register/find-sag.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { child } from '../given/child.ts';
import { folder, register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const RECORDER = new URL('./record-many.ts', import.meta.url);
const TOO_SHORT = new Uint8Array(3);

async function rows(db: Db) {
  const count = async (table: 'sag' | 'forsendelse' | 'haendelse' | 'kontakt') =>
    (await db.selectFrom(table).selectAll().execute()).length;
  return {
    sag: await count('sag'),
    forsendelse: await count('forsendelse'),
    haendelse: await count('haendelse'),
    kontakt: await count('kontakt'),
  };
}

test('a klage is recorded with its outbox row, its event and its contact', async () => {
  const db = await register();
  const kontakt = [{ slags: 'bekraeftelse', krypteret: new Uint8Array(40) }] as const;
  expect(await recordKlage(db, klage(1, { kontakt }))).toBe('recorded');
  expect(await rows(db)).toEqual({ sag: 1, forsendelse: 1, haendelse: 1, kontakt: 1 });
  expect(await haendelserOf(db, nummerOf(1))).toMatchObject([
    { hvad: 'modtaget', hvem: 'borger', tid: '2026-03-02T09:00:00.000Z' },
  ]);
});

test('a key that has a case is told apart from a number that has one', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  expect(await recordKlage(db, klage(1))).toBe('key-taken');
  const sameNumber = { nummer: nummerOf(1), registreringskodeHash: 'another' };
  expect(await recordKlage(db, klage(2, { sag: sameNumber }))).toBe('number-taken');
  expect(await rows(db)).toEqual({ sag: 1, forsendelse: 1, haendelse: 1, kontakt: 0 });
});

test('a klage that fails halfway leaves nothing, and those it shared a commit with stand', async () => {
  const db = await register();
  const kontakt = [{ slags: 'bekraeftelse', krypteret: TOO_SHORT }] as const;
  const results = await Promise.allSettled([
    recordKlage(db, klage(1)),
    recordKlage(db, klage(2, { kontakt })),
    recordKlage(db, klage(3)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await rows(db)).toEqual({ sag: 2, forsendelse: 2, haendelse: 2, kontakt: 0 });
  expect(await saldo(db)).toMatchObject({ modtaget: 2, venter: 2, balance: 0 });
});

test('a klage alone in its commit that fails halfway leaves nothing', async () => {
  const db = await register();
  const kontakt = [{ slags: 'bekraeftelse', krypteret: TOO_SHORT }] as const;
  await expect(recordKlage(db, klage(1, { kontakt }))).rejects.toThrow(/CHECK/i);
  expect(await rows(db)).toEqual({ sag: 0, forsendelse: 0, haendelse: 0, kontakt: 0 });
});

test('2 400 parallel repeats of 300 keys over two processes make 300 cases and no second number', async () => {
  const path = `${await folder()}/klagevej.db`;
  const writers = [1, 2].map((writer) => child(RECORDER, [path, 'repeats', String(writer)]));
  expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
  const db = await register(path);
  const sager = await db.selectFrom('sag').select(['nummer', 'noegle_hash']).execute();
  expect(new Set(sager.map(({ noegle_hash }) => noegle_hash)).size).toBe(300);
  expect(sager).toHaveLength(300);
  const said = writers.flatMap(({ lines }) => lines);
  expect(said.filter((line) => line === 'recorded')).toHaveLength(300);
  expect(said.filter((line) => line === 'key-taken')).toHaveLength(2100);
  expect(await saldo(db)).toMatchObject({ modtaget: 300, venter: 300, balance: 0 });
});

test('what was acknowledged before kill -9 is in the register afterwards, whole', async () => {
  const path = `${await folder()}/klagevej.db`;
  const acknowledged: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    const writer = child(RECORDER, [path, 'endless', String(round)]);
    const before = 5 + 7 * round;
    await writer.line(() => writer.lines.length >= before);
    writer.kill('SIGKILL');
    await writer.ended;
    acknowledged.push(...writer.lines);
  }
  const db = await register(path);
  const kept = await db
    .selectFrom('sag')
    .innerJoin('forsendelse', 'forsendelse.nummer', 'sag.nummer')
    .innerJoin('haendelse', 'haendelse.nummer', 'sag.nummer')
    .select('sag.nummer')
    .execute();
  const numbers = new Set(kept.map(({ nummer }) => nummer));
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(acknowledged.filter((nummer) => !numbers.has(nummer))).toEqual([]);
  expect(await saldo(db)).toMatchObject({ modtaget: kept.length, balance: 0 });
});
