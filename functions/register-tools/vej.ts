import { MANUEL_KILDE, OWN_KILDE } from '../register/kilder.ts';
import { manualRuter } from '../register/manual-cases.ts';
import type { SagKey } from '../register/registrering-haendelse.ts';
import type { Db } from '../register/tables.ts';
import { keyOf } from './key-of.ts';
import { type Rute, ruteOf } from './rute-of.ts';

/**
 * How a case came and went: a klage of our own, or one made by hand, which the rules decided but no
 * letter was sent of; all null for a case of another source.
 */
export type Vej = {
  /** Whom the rule, or the citizen who objected to it, named. */
  readonly modtager: string | null;
  readonly rute: Rute | null;
  readonly indsigelse: string | null;
  readonly levering: {
    readonly tilstand: string;
    readonly tider: { readonly accepteret: string | null; readonly kvitteret: string | null };
  } | null;
};

export const NO_VEJ: Vej = { modtager: null, rute: null, indsigelse: null, levering: null };

/** Those of the cases (at most 1 000) that the rules decided here, by {@link keyOf}. */
export async function vejeOf(db: Db, keys: readonly SagKey[]): Promise<ReadonlyMap<string, Vej>> {
  const numbersOf = (kilde: string) =>
    keys.filter((key) => key.kilde === kilde).map(({ nummer }) => nummer);
  const [own, manual] = [numbersOf(OWN_KILDE), numbersOf(MANUEL_KILDE)];
  return new Map([
    ...(own.length === 0 ? [] : await ownVeje(db, own)),
    ...(manual.length === 0 ? [] : await manualVeje(db, manual)),
  ]);
}

type KeyedVej = readonly [key: string, vej: Vej];

async function ownVeje(db: Db, numre: readonly string[]): Promise<readonly KeyedVej[]> {
  const rows = await db
    .selectFrom('sag')
    .leftJoin('forsendelse', (join) =>
      join.onRef('forsendelse.nummer', '=', 'sag.nummer').on('forsendelse.erstattet', 'is', null),
    )
    .select(['sag.nummer', 'sag.modtager', 'regel', 'regelsaet', 'svar', 'afgoerende'])
    .select(['indsigelse', 'tilstand', 'accepteret', 'kvitteret'])
    .where('sag.nummer', 'in', numre)
    .execute();
  return rows.map(({ nummer, modtager, indsigelse, tilstand, accepteret, kvitteret, ...rute }) => [
    keyOf({ kilde: OWN_KILDE, nummer }),
    {
      ...{ modtager, indsigelse, rute: ruteOf(rute) },
      levering: tilstand === null ? null : { tilstand, tider: { accepteret, kvitteret } },
    },
  ]);
}

async function manualVeje(db: Db, numre: readonly string[]): Promise<readonly KeyedVej[]> {
  const rows = await manualRuter(db, numre);
  return rows.map(({ nummer, modtager, ...rute }) => [
    keyOf({ kilde: MANUEL_KILDE, nummer }),
    { ...NO_VEJ, modtager, rute: ruteOf(rute) },
  ]);
}
