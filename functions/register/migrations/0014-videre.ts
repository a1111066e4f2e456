import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { makeAppendOnly } from './append-only.ts';
import { id } from './column-checks.ts';
import { knowHaendelser } from './know-haendelser.ts';

/** A klage that nobody answered in time is carried on by its citizen, once, as a case of its own. */
export async function videre(trx: Trx): Promise<void> {
  await sql`create table videre (
    fra text primary key references sag (nummer),
    til text not null unique references sag (nummer),
    tid text not null check (${id('tid', 30)}),
    check (fra <> til)
  )`.execute(trx);
  await makeAppendOnly(trx, 'videre', ['fra']);
  await knowHaendelser(trx, ['svarfrist-udloebet']);
}
