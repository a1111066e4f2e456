import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** Whether the cases are made up; one row at most, and none where they are real. */
export async function demodata(trx: Trx): Promise<void> {
  await sql`create table demodata (
    begyndt text not null primary key check (${id('begyndt', 30)}),
    fyldt text check (${id('fyldt', 30)})
  )`.execute(trx);
}
