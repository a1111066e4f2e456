import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** What the staff whose deeds stand in the history are called: a login's own id tells nobody who. */
export async function medarbejderNavn(trx: Trx): Promise<void> {
  await sql`create table medarbejder_navn (
    medarbejder text primary key check (${id('medarbejder', 80)}),
    navn text not null check (length(navn) between 1 and 200)
  )`.execute(trx);
}
