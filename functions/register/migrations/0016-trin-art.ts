import { sql } from 'kysely';
import type { Trx } from '../tables.ts';

/**
 * Each step says from now on whether it only added something: then a version from before it may
 * still run, and start again, on the same register.
 */
export async function trinArt(trx: Trx): Promise<void> {
  await sql`alter table migrering add column udvider integer not null default 0
    check (udvider in (0, 1))`.execute(trx);
}
