import type { Registreret } from '../../src/klage/registrering.ts';
import type { SagKey } from './registrering-haendelse.ts';
import { type ListRows, type RegistreringRow, registreretOf } from './registrering-rows.ts';
import type { Db } from './tables.ts';

/** A case as it is registered now. */
export type Registrering = SagKey & {
  /** 1, and one more at each change. */
  readonly udgave: number;
  readonly registreret: Registreret;
};

/** The case with this number from this source, or null. */
export async function findRegistrering(
  db: Db,
  { kilde, nummer }: SagKey,
): Promise<Registrering | null> {
  return (await findRegistreringer(db, kilde, [nummer])).get(nummer) ?? null;
}

/** Those of the numbers (at most 1 000) that the source has, by number. */
export async function findRegistreringer(
  db: Db,
  kilde: string,
  numre: readonly string[],
): Promise<ReadonlyMap<string, Registrering>> {
  const rows = await db
    .selectFrom('registrering')
    .selectAll()
    .where('kilde', '=', kilde)
    .where('nummer', 'in', numre)
    .execute();
  return new Map((await withLists(db, kilde, rows)).map((found) => [found.nummer, found]));
}

/** The rows of one source with what stands in their lists, in the same order. */
export async function withLists(
  db: Db,
  kilde: string,
  rows: readonly RegistreringRow[],
): Promise<readonly Registrering[]> {
  const lists = await listRowsOf(
    db,
    kilde,
    rows.map(({ nummer }) => nummer),
  );
  const klagepunkter = Map.groupBy(lists.klagepunkter, ({ nummer }) => nummer);
  const indsatser = Map.groupBy(lists.indsatser, ({ nummer }) => nummer);
  const ord = Map.groupBy(lists.ord, ({ nummer }) => nummer);
  return rows.map((row) => {
    const { nummer, udgave } = row;
    const registreret = registreretOf(row, {
      klagepunkter: klagepunkter.get(nummer) ?? [],
      indsatser: indsatser.get(nummer) ?? [],
      ord: ord.get(nummer) ?? [],
    });
    return { kilde, nummer, udgave, registreret };
  });
}

/** The rows of the lists of cases of one source, each case's in their order. */
async function listRowsOf(db: Db, kilde: string, numre: readonly string[]): Promise<ListRows> {
  if (numre.length === 0) return { klagepunkter: [], indsatser: [], ord: [] };
  return {
    klagepunkter: await db
      .selectFrom('klagepunkt')
      .selectAll()
      .where('kilde', '=', kilde)
      .where('nummer', 'in', numre)
      .orderBy('plads')
      .execute(),
    indsatser: await db
      .selectFrom('indsats')
      .selectAll()
      .where('kilde', '=', kilde)
      .where('nummer', 'in', numre)
      .orderBy('plads')
      .execute(),
    ord: await db
      .selectFrom('registrering_ord')
      .selectAll()
      .where('kilde', '=', kilde)
      .where('nummer', 'in', numre)
      .orderBy('plads')
      .execute(),
  };
}
