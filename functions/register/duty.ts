import { commitBeside } from './commit-together.ts';
import type { Db } from './tables.ts';

/** Work that one instance at a time does, and who asks for it. */
export type Duty = {
  readonly navn: string;
  /** Unique to whoever asks. */
  readonly ejer: string;
  readonly now: Date;
  /** How long it is theirs without another word, in milliseconds. */
  readonly leaseMs: number;
};

/**
 * Takes or keeps the duty, unless another has it. Whoever falls silent loses it when the lease ends;
 * one that ends later than any lease can is of a clock that has gone back.
 */
export function takeDuty(db: Db, { navn, ejer, now, leaseMs }: Duty): Promise<boolean> {
  const at = now.getTime();
  return commitBeside(db, async (trx) => {
    await trx
      .insertInto('vagt')
      .values({ navn, ejer, til: 0 })
      .onConflict((conflict) => conflict.column('navn').doNothing())
      .execute();
    const taken = await trx
      .updateTable('vagt')
      .set({ ejer, til: Math.ceil(at + leaseMs) })
      .where('navn', '=', navn)
      .where(({ eb, or }) =>
        or([eb('ejer', '=', ejer), eb('til', '<=', at), eb('til', '>', at + 2 * leaseMs)]),
      )
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  });
}

/** Leaves the duty to whoever asks next. */
export async function leaveDuty(db: Db, { navn, ejer }: Pick<Duty, 'navn' | 'ejer'>) {
  await commitBeside(db, (trx) =>
    trx
      .updateTable('vagt')
      .set({ til: 0 })
      .where('navn', '=', navn)
      .where('ejer', '=', ejer)
      .execute(),
  );
}
