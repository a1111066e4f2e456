import { sql } from 'kysely';
import type { Trx } from '../tables.ts';
import { postgresRegistrering } from './postgres-registrering.ts';
import { postgresReglerOgMedarbejdere } from './postgres-regler-og-medarbejdere.ts';
import { postgresSager } from './postgres-sager.ts';

/**
 * Where a register on PostgreSQL begins: the shape that the steps up to 0015 have brought SQLite to,
 * column by column and rule by rule. It is never changed; what comes later is a step for both.
 */
export async function postgresGrundlag(trx: Trx): Promise<void> {
  await createRefusal(trx);
  await postgresSager(trx);
  await postgresRegistrering(trx);
  await postgresReglerOgMedarbejdere(trx);
}

/** What stands in some tables is proof: see `makeAppendOnly`. */
async function createRefusal(trx: Trx): Promise<void> {
  await sql`create function kun_tilfoej() returns trigger language plpgsql as $$
    begin raise exception '% kan kun tilfoejes', tg_table_name; end $$`.execute(trx);
}
