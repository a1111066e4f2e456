import type { Db } from './tables.ts';

/**
 * A word that is another one whenever anything that statistics count has changed: what happens to a
 * case or a letter is always told of in the same transaction, and nothing told is ever taken back.
 * Two look-ups of the last entry of an index. Where several write at once (PostgreSQL), numbers may
 * be committed out of turn: there the oldest transaction that still runs belongs in the word too.
 */
export async function statisticsVersion(db: Db): Promise<string> {
  const last = async (table: 'registrering_haendelse' | 'haendelse') =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirst()
    )?.id ?? 0;
  return `${await last('registrering_haendelse')}-${await last('haendelse')}`;
}
