import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { columnTypes } from './column-types.ts';

/**
 * How many wrong codes came from where in the last minute, so that all instances count together. Who
 * that was stands here only as a hash under a key of the day, and no longer than a day.
 */
export async function kodeforsoeg(trx: Trx): Promise<void> {
  const { text } = columnTypes(trx);
  await sql`create table kodeforsoeg (
    fra ${text} primary key check (length(fra) = 64),
    antal integer not null check (antal >= 1),
    slut bigint not null
  )`.execute(trx);
  await sql`create index kodeforsoeg_slut on kodeforsoeg (slut)`.execute(trx);
}
