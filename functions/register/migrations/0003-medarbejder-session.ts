import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** Who is logged in: in the register, so that every instance knows, and a log-out holds for all. */
export async function medarbejderSession(trx: Trx): Promise<void> {
  await sql`create table medarbejder_session (
    noegle_hash text primary key check (length(noegle_hash) = 64),
    medarbejder text not null check (${id('medarbejder', 80)}),
    navn text not null check (length(navn) between 1 and 200),
    roller text not null check (length(roller) <= 4000 and roller like '[%]'),
    oprettet bigint not null,
    brugt bigint not null check (brugt >= oprettet)
  )`.execute(trx);
  await sql`create index medarbejder_session_brugt on medarbejder_session (brugt)`.execute(trx);
}
