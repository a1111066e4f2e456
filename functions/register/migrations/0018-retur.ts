import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';
import { columnTypes } from './column-types.ts';
import { knowHaendelser } from './know-haendelser.ts';

/** What came back about a letter after the relay had taken it, and who reads the mailbox it comes to. */
export async function retur(trx: Trx): Promise<void> {
  const { text } = columnTypes(trx);
  await sql`create table retur (
    besked ${text} primary key check (length(besked) = 64),
    forsendelse bigint not null references forsendelse (id),
    forsoeg integer not null check (forsoeg >= 1),
    art ${text} not null check (art in ('fejlet', 'forsinket', 'leveret', 'autosvar')),
    status ${text} check (${id('status', 11)}),
    tid ${text} not null check (${id('tid', 30)})
  )`.execute(trx);
  await sql`create index retur_forsendelse on retur (forsendelse, forsoeg)`.execute(trx);
  await makeAppendOnly(trx, 'retur', ['besked']);
  await sql`create table vagt (
    navn ${text} primary key check (${id('navn', 40)}),
    ejer ${text} not null check (${id('ejer', 400)}),
    til bigint not null
  )`.execute(trx);
  await knowHaendelser(trx, ['retur', 'sen-retur', 'forsinket', 'leveret', 'autosvar']);
}
