import { sql } from 'kysely';
import { type Saldo, saldo } from './saldo.ts';
import type { Db } from './tables.ts';

/** What /metrics shows of the register. */
export type Counts = {
  readonly saldo: Saldo;
  /** Seconds since the oldest klage that nobody has accepted was received; 0 when none waits. */
  readonly aeldsteVentendeSekunder: number;
  readonly reserveBrugt: number;
};

/** Counts for /metrics, and for the alarm over what waits. */
export async function counts(db: Db, now: Date): Promise<Counts> {
  const [balance, oldest, reserve] = await Promise.all([saldo(db), waiting(db), reserveUsed(db)]);
  return {
    saldo: balance,
    aeldsteVentendeSekunder: secondsSince(oldest.aeldste, now),
    reserveBrugt: Number(reserve.antal),
  };
}

/** How many klager are still on their way, and when the oldest was received (null: none). */
export function waiting(db: Db) {
  return db
    .selectFrom('forsendelse')
    .innerJoin('sag', 'sag.nummer', 'forsendelse.nummer')
    .where('erstattet', 'is', null)
    .where('tilstand', 'in', ['venter', 'sendes'])
    .select((eb) => [eb.fn.min('sag.modtaget').as('aeldste'), eb.fn.countAll().as('antal')])
    .executeTakeFirstOrThrow();
}

/** Whole seconds from an instant to `now`, never below 0; 0 for null. */
export function secondsSince(instant: string | null, now: Date): number {
  if (instant === null) return 0;
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 1000));
}

function reserveUsed(db: Db) {
  return db
    .selectFrom('forsendelse')
    .where('slags', '=', sql.lit('reserve' as const))
    .select((eb) => eb.fn.countAll().as('antal'))
    .executeTakeFirstOrThrow();
}
