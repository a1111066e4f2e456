import { sql } from 'kysely';
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
  const refusal = sql.raw(`begin select raise(abort, '${table} kan kun tilfoejes'); end`);
  const same = sql.raw(key.map((column) => `${column} = new.${column}`).join(' and '));
  await sql`create trigger ${sql.raw(`${table}_kun_tilfoej_insert`)} before insert on ${sql.raw(table)}
    when exists (select 1 from ${sql.raw(table)} where ${same}) ${refusal}`.execute(trx);
  for (const deed of ['update', 'delete'] as const) {
    await sql`create trigger ${sql.raw(`${table}_kun_tilfoej_${deed}`)}
      before ${sql.raw(deed)} on ${sql.raw(table)} ${refusal}`.execute(trx);
  }
}
