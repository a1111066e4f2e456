import { sql } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import { type Saldo, saldo } from './saldo.ts';
import type { Db } from './tables.ts';

/** What /metrics and the daily mail show of the register. Instants are ISO 8601 in UTC. */
export type Counts = {
  readonly saldo: Saldo;
  /** When the oldest klage was received that nobody has accepted; null when none waits. */
  readonly aeldsteVentende: string | null;
  readonly reserveBrugt: number;
  /** When the last klage was received, or else when the first rules were published; null: neither. */
  readonly sidsteKlage: string | null;
};

/** Counts everything: reads an index of every klage, so it is not for the thread that receives them. */
export async function counts(db: Db): Promise<Counts> {
  const [balance, oldest, reserve, last] = await Promise.all([
    saldo(db),
    waiting(db),
    reserveUsed(db),
    lastKlage(db),
  ]);
  return {
    saldo: balance,
    aeldsteVentende: oldest.aeldste,
    reserveBrugt: Number(reserve.antal),
    sidsteKlage: last ?? (await firstPublished(db)),
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

async function lastKlage(db: Db): Promise<string | null> {
  const last = db.selectFrom('sag').select('modtaget').where('kilde', '=', OWN_KILDE);
  return (await last.orderBy('modtaget', 'desc').limit(1).executeTakeFirst())?.modtaget ?? null;
}

async function firstPublished(db: Db): Promise<string | null> {
  const published = db.selectFrom('regelsaet_haendelse').where('hvad', '=', 'udgivet');
  const first = await published.select((eb) => eb.fn.min('tid').as('tid')).executeTakeFirst();
  return first?.tid ?? null;
}
