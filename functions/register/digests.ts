import type { Day } from '../../src/klage/calendar.ts';
import { commitBeside } from './commit-together.ts';
import type { Db } from './tables.ts';

/** Which of the targets have had the day's mail. */
export async function digestsSent(db: Db, dag: Day): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('dagsmail').select('maal').where('dag', '=', dag).execute();
  return new Set(rows.map(({ maal }) => maal));
}

/** Writes that a target has had the day's mail. */
export async function noteDigest(
  db: Db,
  { dag, maal, now }: { readonly dag: Day; readonly maal: string; readonly now: Date },
): Promise<void> {
  const row = { dag, maal, sendt: now.toISOString() };
  await commitBeside(db, (trx) =>
    trx
      .insertInto('dagsmail')
      .values(row)
      .onConflict((conflict) => conflict.columns(['dag', 'maal']).doNothing())
      .execute(),
  );
}
