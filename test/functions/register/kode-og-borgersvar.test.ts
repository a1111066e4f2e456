import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findByRegistreringskode } from '../../../functions/register/find-sag.ts';
import { openRegister } from '../../../functions/register/open-register.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { folder, register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const KONTAKT = [{ slags: 'besked', krypteret: Buffer.alloc(40, 1) }] as const;

test('a registration code opens its case until it is closed, and no other', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  await recordKlage(db, klage(2));
  const find = (i: number, kode: string) => findByRegistreringskode(db, nummerOf(i), kode);
  expect(await find(1, 'registreringskode-1')).toMatchObject({ nummer: nummerOf(1) });
  for (const kode of ['registreringskode-2', 'kode-1', '', '-', 'registreringskode-11']) {
    expect(await find(1, kode)).toBeNull();
  }
  expect(await find(3, '-')).toBeNull();
  await db
    .updateTable('sag')
    .set({ registreringskode_lukket: '2026-03-02T09:00:00.000Z' })
    .where('nummer', '=', nummerOf(1))
    .execute();
  expect(await find(1, 'registreringskode-1')).toBeNull();
  expect(await find(2, 'registreringskode-2')).not.toBeNull();
});

test.each([
  ['skema', '6'],
  ['skema', 'ja'],
  ['kontakt', '1'],
  ['behov', 'Karen har sagt'],
  ['andet', 'ja'],
])('the register refuses the answer %s: %s', async (spoergsmaal, svar) => {
  const db = await register();
  await recordKlage(db, klage(1));
  const insert = sql`insert into borgersvar values (${nummerOf(1)}, ${spoergsmaal}, ${svar}, '2026')`;
  await expect(insert.execute(db)).rejects.toThrow(/CHECK/i);
});

test('a register of before is brought along: a mail for the closing waits for it', async () => {
  const path = join(await folder(), 'klagevej.db');
  const before = await openRegister(`sqlite:${path}`);
  for (const i of [1, 2]) await recordKlage(before, klage(i, { kontakt: KONTAKT }));
  await before.destroy();
  undo(path);
  const db = await openRegister(`sqlite:${path}`);
  const due = await db.selectFrom('kontakt').select('naeste_forsoeg').orderBy('nummer').execute();
  expect(due).toEqual([{ naeste_forsoeg: Number.MAX_SAFE_INTEGER }, { naeste_forsoeg: 7 }]);
  expect(await findByRegistreringskode(db, nummerOf(1), 'registreringskode-1')).not.toBeNull();
  await db.destroy();
});

/** Takes the step back; the second klage was closed by then. */
function undo(path: string): void {
  const file = new DatabaseSync(path);
  file.exec(`drop table borgersvar;
    alter table sag drop column registreringskode_lukket;
    alter table registrering drop column sb_notat;
    drop index kontakt_forfalden;
    create index kontakt_forfalden on kontakt (naeste_forsoeg) where slags = 'bekraeftelse';
    update kontakt set naeste_forsoeg = 7;
    update registrering set afsluttet = '2026-03-02' where nummer = '${nummerOf(2)}';
    delete from migrering where navn = '0008-kode-og-borgersvar'`);
  file.close();
}
