import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { findByNummer, haendelserOf } from '../../../functions/register/find-sag.ts';
import { HAENDELSER } from '../../../functions/register/haendelse.ts';
import { migrate } from '../../../functions/register/migrations.ts';
import { nodeSqlite } from '../../../functions/register/node-sqlite.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import type { Db, Tables } from '../../../functions/register/tables.ts';
import { carriedOnAs, carriedOnFrom } from '../../../functions/register/videre.ts';
import { folder, register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

/** A register of the step before there were links. */
async function registerBefore(): Promise<Db> {
  const database = nodeSqlite(join(await folder(), 'gammel.db'), 'crash');
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  onTestFinished(() => db.destroy());
  await migrate(db, '0013-demodata');
  return db;
}

/** As that step had it: today's code writes columns of later ones. */
async function recordedBefore(db: Db): Promise<void> {
  const { sag } = klage(1);
  const { nummer, sprog, modtaget, forvaltning, emne, modtager, regel, regelsaet, svarfrist } = sag;
  const hash = 'a'.repeat(64);
  await db
    .insertInto('sag')
    .values({
      ...{ nummer, sprog, modtaget, forvaltning, emne, modtager, regel, regelsaet, svarfrist },
      ...{ kilde: 'klagevej', slags: 'klage', kanal: 'digital', svar: '{}', afgoerende: '{}' },
      ...{ valgt_forvaltning: null, indsigelse: null, mulig_spam: 0, klage_sha256: hash },
      ...{ noegle_hash: hash, noegle_aftryk: hash, kode_hash: hash, registreringskode_hash: hash },
    })
    .execute();
  const event = { nummer, tid: modtaget, hvad: 'modtaget', hvem: 'borger', data: '{}' } as const;
  await db.insertInto('haendelse').values(event).execute();
}

const next = (i: number, fra: number) => klage(i, { sag: { videreFra: nummerOf(fra) } });

test('a klage that is carried on is linked both ways, and the first tells of it', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  expect(await recordKlage(db, next(2, 1))).toBe('recorded');
  expect(await carriedOnAs(db, nummerOf(1))).toMatchObject({ til: nummerOf(2) });
  expect(await carriedOnFrom(db, nummerOf(2))).toMatchObject({ fra: nummerOf(1) });
  expect(await carriedOnAs(db, nummerOf(2))).toBeNull();
  expect((await haendelserOf(db, nummerOf(1))).at(-1)).toMatchObject({
    hvad: 'svarfrist-udloebet',
  });
  expect(await saldo(db)).toMatchObject({ modtaget: 2, venter: 2, balance: 0 });
});

test('a second time is refused, and leaves nothing of the case that tried', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  await recordKlage(db, next(2, 1));
  await expect(recordKlage(db, next(3, 1))).rejects.toThrow(/videre|UNIQUE/);
  expect(await findByNummer(db, nummerOf(3))).toBeNull();
});

test('a klage cannot carry on one that is not there', async () => {
  const db = await register();
  await expect(recordKlage(db, next(2, 1))).rejects.toThrow(/FOREIGN KEY/i);
  expect(await findByNummer(db, nummerOf(2))).toBeNull();
});

test('a link is never changed and never removed', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  await recordKlage(db, next(2, 1));
  const change = sql`update videre set tid = '2026-01-01T00:00:00.000Z'`;
  await expect(change.execute(db)).rejects.toThrow(/kun tilfoejes/);
  await expect(sql`delete from videre`.execute(db)).rejects.toThrow(/kun tilfoejes/);
});

test('the events of before the step stand as they were, and every kind is known after it', async () => {
  const db = await registerBefore();
  await recordedBefore(db);
  const before = await haendelserOf(db, nummerOf(1));
  await migrate(db);
  expect(await haendelserOf(db, nummerOf(1))).toEqual(before);
  for (const hvad of HAENDELSER) {
    await sql`insert into haendelse (nummer, tid, hvad, hvem, data)
      values (${nummerOf(1)}, '2026-03-02T09:00:00.000Z', ${hvad}, 'system', '{}')`.execute(db);
  }
  const unknown = sql`insert into haendelse (nummer, tid, hvad, hvem, data)
    values (${nummerOf(1)}, '2026-03-02T09:00:00.000Z', 'noget-andet', 'system', '{}')`;
  await expect(unknown.execute(db)).rejects.toThrow(/CHECK/i);
  await expect(sql`delete from haendelse`.execute(db)).rejects.toThrow(/kun tilfoejes/);
});
