import { sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { Trx } from '../tables.ts';

/**
 * Lets nobody change or remove a row of a table, not even through SQL: what stands in it is proof.
 * @param key the columns of its primary key: "insert or replace" deletes without asking the delete
 * trigger, so a second row under the same key is refused too.
 */
export async function makeAppendOnly(
  trx: Trx,
  table: string,
  key: readonly string[],
): Promise<void> {
  if (engineOf(trx) === 'postgres') return refuseOnPostgres(trx, table);
  const refusal = sql.raw(`begin select raise(abort, '${table} kan kun tilfoejes'); end`);
  const same = sql.raw(key.map((column) => `${column} = new.${column}`).join(' and '));
  await sql`create trigger ${sql.raw(`${table}_kun_tilfoej_insert`)} before insert on ${sql.raw(table)}
    when exists (select 1 from ${sql.raw(table)} where ${same}) ${refusal}`.execute(trx);
  for (const deed of ['update', 'delete'] as const) {
    await sql`create trigger ${sql.raw(`${table}_kun_tilfoej_${deed}`)}
      before ${sql.raw(deed)} on ${sql.raw(table)} ${refusal}`.execute(trx);
  }
}

/** There an insert replaces nothing unless it says "update", and a table can be emptied as a whole. */
async function refuseOnPostgres(trx: Trx, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_kun_tilfoej`)}
    before update or delete or truncate on ${sql.ref(table)}
    for each statement execute function kun_tilfoej()`.execute(trx);
}
