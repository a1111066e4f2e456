import { join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { keepVersion } from '../../../functions/register/kept-versions.ts';
import { OWN_KILDE } from '../../../functions/register/kilder.ts';
import { flereHaendelser } from '../../../functions/register/migrations/0007-flere-haendelser.ts';
import { migrate } from '../../../functions/register/migrations.ts';
import { nodeSqlite } from '../../../functions/register/node-sqlite.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import { registreringHaendelserOf } from '../../../functions/register/registrering-haendelse.ts';
import { findRegistrering } from '../../../functions/register/registreringer.ts';
import type { Db, Tables } from '../../../functions/register/tables.ts';
import { ruleSetFiles } from '../../../functions/routing/load-rule-set.ts';
import { folder, sqliteRegister } from '../given/folder.ts';
import { klage, nummerOf } from '../given/klage.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
/** The last step before there were registrations. */
const BEFORE = '0005-medarbejder-navn';

/** A register as it was before there were registrations, with klager in it. */
async function before(): Promise<Db> {
  const today = join(await folder(), 'klagevej.db');
  const db = await sqliteRegister(today);
  await keepVersion(db, await ruleSetFiles('routing-rules'), NOW);
  await recordKlage(db, klage(1, { sag: { modtaget: '2026-03-02T23:30:00.000Z' } }));
  await recordKlage(db, klage(2, { sag: { modtager: 'BORGERRAADGIVEREN' } }));
  const nobodys = { modtager: 'BORGERRAADGIVEREN', forvaltning: 'ved-ikke' };
  await recordKlage(db, klage(3, { sag: nobodys }));
  const old = await registerOf(BEFORE);
  await copyRows(today, old);
  return old;
}

async function registerOf(step: string): Promise<Db> {
  const path = join(await folder(), 'gammel.db');
  const db: Db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: nodeSqlite(path, 'crash') }),
  });
  await migrate(db, step);
  return db;
}

/** What both registers have columns for. */
async function copyRows(from: string, to: Db): Promise<void> {
  await sql`attach ${from} as today`.execute(to);
  for (const table of ['regelsaet', 'regelsaet_fil', 'sag', 'forsendelse', 'haendelse']) {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})
      where name in (select name from pragma_table_info(${table}, 'today'))`.execute(to);
    const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from ${sql.table(`today.${table}`)}`.execute(to);
  }
  await sql`detach today`.execute(to);
}

const found = (db: Db, i: number) =>
  findRegistrering(db, { kilde: OWN_KILDE, nummer: nummerOf(i) });

test('every klage from before gets the registration it would have got', async () => {
  const db = await before();
  await migrate(db);
  const [dag, ekspedition] = ['2026-03-03', { type: 'ekspedition', maade: 'automatisk' }];
  expect(await found(db, 1)).toMatchObject({
    udgave: 1,
    registreret: {
      ...{ slags: 'klage', forvaltning: 'SOF', emne: 'hjemmepleje' },
      indsatser: [{ ...ekspedition, paabegyndt: dag, afsluttet: dag }],
    },
  });
  expect(await found(db, 2)).toMatchObject({ registreret: { forvaltning: 'SOF', indsatser: [] } });
  expect(await found(db, 3)).toMatchObject({ registreret: { forvaltning: null, indsatser: [] } });
  const events = await registreringHaendelserOf(db, { kilde: OWN_KILDE, nummer: nummerOf(1) });
  expect(events).toMatchObject([
    { hvad: 'oprettet', hvem: 'borger', tid: '2026-03-02T23:30:00.000Z' },
  ]);
});

test('what has happened to a klage is the same afterwards, and still only appended to', async () => {
  const db = await sqliteRegister();
  await recordKlage(db, klage(1));
  const all = () => db.selectFrom('haendelse').selectAll().execute();
  const events = await all();
  await db.transaction().execute(flereHaendelser);
  expect(await all()).toEqual(events);
  await expect(sql`delete from haendelse`.execute(db)).rejects.toThrow(/kun tilfoejes/);
  await expect(sql`update haendelse set hvem = 'x'`.execute(db)).rejects.toThrow(/kun tilfoejes/);
});

test('a register made anew and one brought up to date have the same tables', async () => {
  const shape = async (db: Db) => {
    const { rows } = await sql<{ name: string; sql: string | null }>`select name, sql
      from sqlite_master order by name`.execute(db);
    return rows;
  };
  const old = await before();
  await migrate(old);
  expect(await shape(old)).toEqual(await shape(await sqliteRegister()));
});

/** Cases of another system about SOF, as they were before anybody asked whose they are. */
const IMPORTED = [
  ['intet', 'klage', null, 'SOF'],
  ['sendt-videre', 'klage', ['ekspedition', 'manuel', '2026-02-04'], 'SOF'],
  ['automatisk', 'klage', ['ekspedition', 'automatisk', null], 'SOF'],
  ['i-gang', 'klage', ['ekspedition', 'manuel', null], ''],
  ['intervention', 'klage', ['intervention', null, '2026-02-04'], ''],
  ['bistand', 'konsultativ-bistand', null, ''],
] as const;

test('cases from before are Borgerrådgiveren’s or the forvaltning’s by what was begun on them', async () => {
  const db = await registerOf('0010-sagsliste');
  for (const [nummer, slags, indsats] of IMPORTED) {
    await sql`insert into registrering (kilde, nummer, slags, modtaget, kanal, forvaltning, udgave)
      values ('import', ${nummer}, ${slags}, '2026-02-03T09:00:00.000Z', 'skriftlig', 'SOF', 1)`.execute(
      db,
    );
    if (indsats === null) continue;
    const [type, maade, afsluttet] = indsats;
    await sql`insert into indsats (kilde, nummer, plads, type, maade, paabegyndt, afsluttet) values
      ('import', ${nummer}, 0, ${type}, ${maade}, '2026-02-04', ${afsluttet})`.execute(db);
  }
  await migrate(db);
  const hos = new Map(
    (await db.selectFrom('registrering').select(['nummer', 'hos']).execute()).map((row) => [
      row.nummer,
      row.hos,
    ]),
  );
  expect(hos).toEqual(new Map(IMPORTED.map(([nummer, , , expected]) => [nummer, expected])));
});
