import { sql } from 'kysely';
import { PERIODE_SLAGS } from '../../statistics/release/fixed-period.ts';
import type { Trx } from '../tables.ts';
import { UDGIVELSE_HAENDELSER } from '../udgivelse-tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id, list } from './column-checks.ts';

/** What was published of the statistics, and what was taken back. Nothing of it ever changes. */
export async function udgivelser(trx: Trx): Promise<void> {
  await sql`create table udgivelse (
    id text primary key check (${id('id', 60)}),
    periode text not null check (${id('periode', 40)}),
    slags text not null check (slags in (${list(PERIODE_SLAGS)})),
    fra text not null check (fra glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-01'),
    til text not null check (til > fra),
    titel text not null check (length(titel) between 1 and 100),
    indhold text not null check (length(indhold) <= 1000000 and indhold like '{%}'),
    grundlag text not null check (${id('grundlag', 200)})
  )`.execute(trx);
  await sql`create table udgivelse_haendelse (
    id integer primary key,
    udgivelse text not null references udgivelse (id),
    tid text not null,
    hvad text not null check (hvad in (${list(UDGIVELSE_HAENDELSER)})),
    hvem text not null check (length(hvem) between 1 and 80),
    grund text check (length(grund) between 1 and 500),
    check ((hvad = 'tilbagekaldt') = (grund is not null))
  )`.execute(trx);
  // It is published once, and taken back once, whoever is quickest.
  await sql`create unique index udgivelse_haendelse_en_gang
    on udgivelse_haendelse (udgivelse, hvad)`.execute(trx);
  await makeAppendOnly(trx, 'udgivelse', ['id']);
  await makeAppendOnly(trx, 'udgivelse_haendelse', ['id']);
}
