import { sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';

/** Lets more happen to a klage than until now; on either engine. */
export function knowHaendelser(trx: Trx, more: readonly string[]): Promise<void> {
  return engineOf(trx) === 'postgres' ? widenCheck(trx, more) : moveHaendelser(trx, more);
}

async function widenCheck(trx: Trx, more: readonly string[]): Promise<void> {
  const { rows } = await sql<{ regel: string }>`select pg_get_constraintdef(oid) as regel
    from pg_constraint where conname = 'haendelse_hvad'`.execute(trx);
  const known = [...(rows[0]?.regel ?? '').matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  const words = [...new Set([...known, ...more])].map((word) => sql.lit(word));
  await sql`alter table haendelse drop constraint haendelse_hvad`.execute(trx);
  await sql`alter table haendelse add constraint haendelse_hvad
    check (hvad in (${sql.join(words)}))`.execute(trx);
}

/**
 * SQLite cannot change a check: the events move, line by line as they are, into a table that knows
 * more. Which it knew before is read from the table itself, since steps between may have added some.
 */
async function moveHaendelser(trx: Trx, more: readonly string[]): Promise<void> {
  const known = await knownHaendelser(trx);
  const words = [...new Set([...known, ...more])].map((word) => sql.lit(word));
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
