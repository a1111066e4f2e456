import { stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openRegister } from '../../../functions/register/open-register.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { child } from '../given/child.ts';
import { folder, sqliteRegister } from '../given/folder.ts';
import { klage } from '../given/klage.ts';

async function filled(): Promise<string> {
  const path = join(await folder(), 'klagevej.db');
  const db = await openRegister(`sqlite:${path}`);
  await Promise.all(Array.from({ length: 50 }, (_, i) => recordKlage(db, klage(i))));
  await db.destroy();
  return path;
}

test('the register keeps every commit on the disk: WAL with synchronous FULL, foreign keys on', async () => {
  const db = await sqliteRegister();
  const pragma = async (name: string) =>
    Object.values((await sql<object>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
});

test('the file is for its owner only', async () => {
  const path = await filled();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a register opened again holds what it held', async () => {
  const db = await sqliteRegister(await filled());
  expect(await db.selectFrom('sag').selectAll().execute()).toHaveLength(50);
});

const DAMAGE = [
  ['was overwritten by text', (path: string) => writeFile(path, 'ikke et register '.repeat(500))],
  ['lost its end', async (path: string) => truncate(path, (await stat(path)).size - 5 * 4096)],
] as const;
for (const [how, damage] of DAMAGE) {
  test(`a register that ${how} is refused with a sentence`, async () => {
    const path = await filled();
    await damage(path);
    await expect(openRegister(`sqlite:${path}`)).rejects.toThrow(/er beskadiget.*genopret/);
  });
}

test('a register of a newer Klagevej is refused with a sentence', async () => {
  const path = await filled();
  const db = await openRegister(`sqlite:${path}`);
  await sql`insert into migrering (navn) values ('9999-fremtiden')`.execute(db);
  await db.destroy();
  await expect(openRegister(`sqlite:${path}`)).rejects.toThrow(/nyere udgave/);
});

test('a newer Klagevej that only added something stands in nobody’s way', async () => {
  const path = await filled();
  const db = await openRegister(`sqlite:${path}`);
  await sql`insert into migrering (navn, udvider) values ('9999-fremtiden', 1)`.execute(db);
  await db.destroy();
  const again = await sqliteRegister(path);
  expect(await again.selectFrom('sag').selectAll().execute()).toHaveLength(50);
});

test('what is no address is refused with a sentence that shows no secret', async () => {
  const secret = 'mysql://klagevej:hemmelig@db/klagevej';
  await expect(openRegister(secret)).rejects.not.toThrow(/hemmelig/);
  await expect(openRegister('mysql://db')).rejects.toThrow(/it must be sqlite:PATH or postgres:/);
  await expect(openRegister('sqlite:')).rejects.toThrow(/it must be sqlite:PATH or postgres:/);
});

test('processes that make the register at the same moment all get one', async () => {
  const path = join(await folder(), 'klagevej.db');
  const recorder = new URL('./record-many.ts', import.meta.url);
  const makers = [1, 2, 3].map((maker) => child(recorder, [path, 'repeats', String(maker)]));
  expect(await Promise.all(makers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
});

test('a full disk fails the klage whole, and the next one is recorded when there is room', async () => {
  const db = await sqliteRegister();
  await sql`pragma max_page_count = 20`.execute(db);
  const many = Array.from({ length: 200 }, (_, i) => recordKlage(db, klage(i)));
  const results = await Promise.allSettled(many);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  // The failed connection was closed; a new one has no such limit.
  expect(await db.selectFrom('sag').selectAll().execute()).toEqual([]);
  expect(await recordKlage(db, klage(1))).toBe('recorded');
});
