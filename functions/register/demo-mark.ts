import { commitTogether } from './commit-together.ts';
import type { Db } from './tables.ts';

/** `undervejs`: the filling began and did not end. */
export type DemoMark = 'ingen' | 'undervejs' | 'fyldt';

/** Whether the register holds made-up cases: then every page and file says so. */
export async function demoMark(db: Db): Promise<DemoMark> {
  const mark = await db.selectFrom('demodata').select('fyldt').executeTakeFirst();
  if (mark === undefined) return 'ingen';
  return mark.fyldt === null ? 'undervejs' : 'fyldt';
}

/** Marks the register before the first made-up case, so that none is ever without. */
export function markDemo(db: Db, now: Date): Promise<void> {
  return commitTogether(db, async (trx) => {
    await trx.insertInto('demodata').values({ begyndt: now.toISOString(), fyldt: null }).execute();
  });
}

/** Marks that all of them are there. */
export function markFilled(db: Db, now: Date): Promise<void> {
  return commitTogether(db, async (trx) => {
    await trx.updateTable('demodata').set({ fyldt: now.toISOString() }).execute();
  });
}

/** Whether the register has any case. */
export async function hasCases(db: Db): Promise<boolean> {
  const any = db.selectFrom('registrering').select('nummer').limit(1);
  return (await any.executeTakeFirst()) !== undefined;
}
