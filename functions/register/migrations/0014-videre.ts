import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';

const NEW_HAENDELSE = 'svarfrist-udloebet';

/** A klage that nobody answered in time is carried on by its citizen, once, as a case of its own. */
export async function videre(trx: Trx): Promise<void> {
  await sql`create table videre (
    fra text primary key references sag (nummer),
    til text not null unique references sag (nummer),
    tid text not null check (${id('tid', 30)}),
    check (fra <> til)
  )`.execute(trx);
  await makeAppendOnly(trx, 'videre', ['fra']);
  await knowHaendelse(trx);
}

/**
 * SQLite cannot change a check: the events move, line by line as they are, into a table that knows
 * one more. Which it knew before is read from the table itself, since steps between may have added some.
 */
async function knowHaendelse(trx: Trx): Promise<void> {
  const known = await knownHaendelser(trx);
  const words = [...new Set([...known, NEW_HAENDELSE])].map((word) => sql.lit(word));
  await sql`create table haendelse_ny (
    id integer primary key,
    nummer text not null references sag (nummer),
    tid text not null,
    hvad text not null check (hvad in (${sql.join(words)})),
    hvem text not null check (length(hvem) between 1 and 80),
    data text not null check (length(data) <= 500 and data like '{%}')
  )`.execute(trx);
  await sql`insert into haendelse_ny (id, nummer, tid, hvad, hvem, data)
    select id, nummer, tid, hvad, hvem, data from haendelse order by id`.execute(trx);
  const indexes = await indexesOfHaendelse(trx);
  await sql`drop table haendelse`.execute(trx);
  await sql`alter table haendelse_ny rename to haendelse`.execute(trx);
  for (const index of indexes) await sql.raw(index).execute(trx);
  await makeAppendOnly(trx, 'haendelse', ['id']);
}

async function knownHaendelser(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_master
    where type = 'table' and name = 'haendelse'`.execute(trx);
  const list = /hvad in \(([^)]*)\)/.exec(rows[0]?.sql ?? '')?.[1] ?? '';
  return [...list.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
}

/** As they were made: an index goes with its table. */
async function indexesOfHaendelse(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_master
    where type = 'index' and tbl_name = 'haendelse' and sql is not null order by name`.execute(trx);
  return rows.map((row) => row.sql);
}
