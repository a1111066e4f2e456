import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findByCode, findByKey, haendelserOf } from '../../../functions/register/find-sag.ts';

import { recordKlage } from '../../../functions/register/record-klage.ts';
import { saldo } from '../../../functions/register/saldo.ts';
import { register } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const SENTENCE = 'Min nabo Karen har sagt';

test('an event can be added, never changed and never removed', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  const update = sql`update haendelse set hvem = 'en anden'`;
  await expect(update.execute(db)).rejects.toThrow(/kun tilfoejes/);
  await expect(sql`delete from haendelse`.execute(db)).rejects.toThrow(/kun tilfoejes/);
  await expect(
    sql`insert or replace into haendelse
    select id, nummer, tid, hvad, 'en anden', data from haendelse`.execute(db),
  ).rejects.toThrow();
  expect(await haendelserOf(db, nummerOf(1))).toMatchObject([{ hvem: 'borger' }]);
});

const CLOSED = [
  ...(['emne', 'forvaltning', 'modtager', 'regel', 'regelsaet'] as const),
  ...(['valgtForvaltning', 'indsigelse'] as const),
];
for (const column of CLOSED) {
  test(`a sentence somebody typed is refused in ${column}`, async () => {
    const db = await register();
    const typed = recordKlage(db, klage(1, { sag: { [column]: SENTENCE } }));
    await expect(typed).rejects.toThrow(/CHECK/i);
    expect(await db.selectFrom('sag').selectAll().execute()).toEqual([]);
  });
}

test('what rides along beside the columns does not come in', async () => {
  const db = await register();
  const { sag, ...rest } = klage(1);
  const svar = { ...sag.svar, beskrivelse: SENTENCE };
  await recordKlage(db, { ...rest, sag: { ...sag, svar, ...{ beskrivelse: SENTENCE } } });
  const stored = JSON.stringify([
    await db.selectFrom('sag').selectAll().execute(),
    await db.selectFrom('haendelse').selectAll().execute(),
  ]);
  expect(stored).toContain('hjemmepleje');
  expect(stored).not.toContain('Karen');
});

test('a klage has one live outbox row', async () => {
  const db = await register();
  await recordKlage(db, klage(1));
  const second = sql`insert into forsendelse (nummer, slags, modtager, dele, tilstand, naeste_forsoeg, oprettet)
    select nummer, 'reserve', modtager, dele, tilstand, naeste_forsoeg, oprettet from forsendelse`;
  await expect(second.execute(db)).rejects.toThrow(/UNIQUE/i);
});

test('a klage whose outbox row has vanished shows in the balance', async () => {
  const db = await register();
  await Promise.all([1, 2, 3].map((i) => recordKlage(db, klage(i))));
  expect(await saldo(db)).toMatchObject({ modtaget: 3, venter: 3, balance: 0 });
  await sql`delete from forsendelse where nummer = ${nummerOf(2)}`.execute(db);
  expect(await saldo(db)).toMatchObject({ modtaget: 3, venter: 2, balance: 1 });
});

test('a row cannot be accepted with parts missing, nor be sent by nobody', async () => {
  const db = await register();
  await recordKlage(db, klage(1, { forsendelse: { slags: 'modtager', modtager: 'SOF', dele: 2 } }));
  const accepted = sql`update forsendelse
    set tilstand = 'accepteret', accepteret = '2026-03-02', dele_accepteret = 1`;
  await expect(accepted.execute(db)).rejects.toThrow(/CHECK/i);
  const unheld = sql`update forsendelse set tilstand = 'sendes'`;
  await expect(unheld.execute(db)).rejects.toThrow(/CHECK/i);
});

test('a case is found by its key, and by its number with the code alone', async () => {
  const db = await register();
  await recordKlage(db, klage(7));
  expect(await findByKey(db, 'noegle-7')).toMatchObject({ nummer: nummerOf(7), mulig_spam: 0 });
  expect(await findByKey(db, 'noegle-8')).toBeNull();
  expect(await findByCode(db, nummerOf(7), 'kode-7')).toMatchObject({ nummer: nummerOf(7) });
  expect(await findByCode(db, nummerOf(7), 'kode-8')).toBeNull();
  expect(await findByCode(db, nummerOf(7), 'kode')).toBeNull();
  expect(await findByCode(db, nummerOf(8), 'kode-7')).toBeNull();
});
