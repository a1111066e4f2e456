import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** A session keeps its id while its key is renewed; whoever was logged in does so once more. */
export async function fornyetSession(trx: Trx): Promise<void> {
  await sql`drop table medarbejder_session`.execute(trx);
  await sql`create table medarbejder_session (
    id text primary key check (length(id) = 43),
    noegle_hash text not null unique check (length(noegle_hash) = 64),
    forrige_hash text unique check (length(forrige_hash) = 64 and forrige_hash <> noegle_hash),
    medarbejder text not null check (${id('medarbejder', 80)}),
    navn text not null check (length(navn) between 1 and 200),
    roller text not null check (length(roller) <= 4000 and roller like '[%]'),
    oprettet bigint not null,
    fornyet bigint not null check (fornyet >= oprettet),
    brugt bigint not null check (brugt >= oprettet)
  )`.execute(trx);
  await sql`create index medarbejder_session_brugt on medarbejder_session (brugt)`.execute(trx);
  await sql`create index medarbejder_session_medarbejder
    on medarbejder_session (medarbejder)`.execute(trx);
}
