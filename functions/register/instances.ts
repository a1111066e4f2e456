import { commitBeside } from './commit-together.ts';
import type { Db } from './tables.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;

/** A process that runs. */
export type Instance = {
  /** Unique to it. */
  readonly navn: string;
  readonly udgave: string;
  readonly begyndt: Date;
};

/** When any instance was last seen, by its own clock; null: none ever was. */
export async function lastSeen(db: Db): Promise<Date | null> {
  const query = db.selectFrom('instans').select((eb) => eb.fn.max('set_sidst').as('sidst'));
  const { sidst } = await query.executeTakeFirstOrThrow();
  return sidst === null ? null : new Date(Number(sidst));
}

/** The versions of those that were seen since `from`, one for each instance. */
export async function aliveSince(db: Db, from: Date): Promise<readonly string[]> {
  const query = db.selectFrom('instans').select('udgave').where('set_sidst', '>=', from.getTime());
  return (await query.orderBy('udgave').execute()).map(({ udgave }) => udgave);
}

/**
 * Writes that an instance runs. What was seen later than `now` by more than a day is forgotten: that
 * clock was wrong.
 */
export async function seeInstance(db: Db, instance: Instance, now: Date): Promise<void> {
  const { navn, udgave, begyndt } = instance;
  const at = now.getTime();
  await commitBeside(db, async (trx) => {
    await trx
      .insertInto('instans')
      .values({ navn, udgave, begyndt: begyndt.getTime(), set_sidst: at })
      .onConflict((conflict) => conflict.column('navn').doUpdateSet({ set_sidst: at }))
      .execute();
    await trx
      .deleteFrom('instans')
      .where('navn', '<>', navn)
      .where(({ eb, or }) =>
        or([eb('set_sidst', '<', at - KEPT_MS), eb('set_sidst', '>', at + DAY_MS)]),
      )
      .execute();
  });
}
