import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { id } from './column-checks.ts';

/** The forvaltning the citizen picked: without it a case cannot be routed again exactly. */
export async function valgtForvaltning(trx: Trx): Promise<void> {
  await sql`alter table sag add column valgt_forvaltning text
    check (${id('valgt_forvaltning', 60)})`.execute(trx);
}
