import { type SqlBool, sql } from 'kysely';
import { commitBeside } from './commit-together.ts';
import type { Db } from './tables.ts';

/** Whose wrong codes, and the moment they are counted at. */
export type WrongCode = {
  /** Hex of 32 bytes that tell nothing of the address. */
  readonly fra: string;
  /** Milliseconds since 1970 (UTC). */
  readonly now: number;
  /** How long codes are counted together, in milliseconds. */
  readonly windowMs: number;
};

/** A window that has begun: how many came in it, and when it ends (ms since 1970). */
export type Counted = { readonly antal: number; readonly slut: number };

const NOTHING: Counted = { antal: 0, slut: 0 };

/** How many wrong codes of all instances stand in the window that runs now. */
export async function wrongCodesOf(db: Db, code: WrongCode): Promise<Counted> {
  const counted = await db
    .selectFrom('kodeforsoeg')
    .select(['antal', 'slut'])
    .where('fra', '=', code.fra)
    .where(isRunning(code))
    .executeTakeFirst();
  return counted ?? NOTHING;
}

/** Counts one more, also when others count at the same moment; the first begins a window. */
export function countWrongCode(db: Db, code: WrongCode): Promise<Counted> {
  const slut = Math.ceil(code.now + code.windowMs);
  const goesOn = isRunning(code);
  return commitBeside(db, (trx) =>
    trx
      .insertInto('kodeforsoeg')
      .values({ fra: code.fra, antal: 1, slut })
      .onConflict((conflict) =>
        conflict.column('fra').doUpdateSet({
          antal: sql<number>`case when ${goesOn} then kodeforsoeg.antal + 1 else 1 end`,
          slut: sql<number>`case when ${goesOn} then kodeforsoeg.slut else excluded.slut end`,
        }),
      )
      .returning(['antal', 'slut'])
      .executeTakeFirstOrThrow(),
  );
}

/** Forgets every window that has ended. */
export async function forgetWrongCodes(db: Db, now: number): Promise<void> {
  await commitBeside(db, (trx) => trx.deleteFrom('kodeforsoeg').where('slut', '<=', now).execute());
}

/** One that ends later than any window can is of a clock that has gone back. */
function isRunning({ now, windowMs }: WrongCode) {
  return sql<SqlBool>`(kodeforsoeg.slut > ${now}
    and kodeforsoeg.slut <= ${Math.ceil(now + windowMs)})`;
}
