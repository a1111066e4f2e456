import type { Medarbejder } from '../staff/medarbejder.ts';
import { commitTogether } from './commit-together.ts';
import type { Db } from './tables.ts';

/** Keeps what somebody is called, the newest name, since their deed will stand in the history. */
export async function keepNavn(db: Db, { id, navn }: Medarbejder): Promise<void> {
  const known = await db
    .selectFrom('medarbejder_navn')
    .select('navn')
    .where('medarbejder', '=', id)
    .executeTakeFirst();
  if (known?.navn === navn) return;
  await commitTogether(db, async (trx) => {
    await trx
      .insertInto('medarbejder_navn')
      .values({ medarbejder: id, navn })
      .onConflict((conflict) => conflict.column('medarbejder').doUpdateSet({ navn }))
      .execute();
  });
}

/** Everybody whose deeds stand in the history: id → name. */
export async function medarbejderNavne(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('medarbejder_navn').selectAll().execute();
  return new Map(rows.map(({ medarbejder, navn }) => [medarbejder, navn]));
}
