import type { Kysely } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import { type Db, type Tables, TILSTANDE, type Tilstand } from './tables.ts';

/** Klager by state; `balance` is what cannot be accounted for, and must be 0. */
export type Saldo = { readonly [T in Tilstand]: number } & {
  readonly modtaget: number;
  readonly balance: number;
};

/** Counts the klager received against the state of each one's live outbox row, as of one moment. */
export async function saldo(db: Db): Promise<Saldo> {
  const rows = await received(db).unionAll(live(db)).execute();
  const count = (hvad: string) => Number(rows.find((row) => row.hvad === hvad)?.antal ?? 0);
  const modtaget = count('modtaget');
  const counted = TILSTANDE.reduce((sum, tilstand) => sum + count(tilstand), 0);
  return {
    modtaget,
    venter: count('venter'),
    sendes: count('sendes'),
    accepteret: count('accepteret'),
    kvitteret: count('kvitteret'),
    manuel: count('manuel'),
    balance: modtaget - counted,
  };
}

function received(db: Kysely<Tables>) {
  return db
    .selectFrom('sag')
    .where('kilde', '=', OWN_KILDE)
    .select((eb) => [eb.val<string>('modtaget').as('hvad'), eb.fn.countAll().as('antal')]);
}

function live(db: Kysely<Tables>) {
  return db
    .selectFrom('forsendelse')
    .where('erstattet', 'is', null)
    .groupBy('tilstand')
    .select((eb) => [eb.cast<string>('tilstand', 'text').as('hvad'), eb.fn.countAll().as('antal')]);
}
