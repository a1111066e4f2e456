import * as v from 'valibot';
import type { Day } from '../../src/klage/calendar.ts';
import { OWN_KILDE } from './kilder.ts';
import type { Db, Tilstand } from './tables.ts';

/** What of a klage's sealed bytes is deleted at once: each is told of in an event of its own. */
export const SLETTET_DELE = ['reserve', 'breve', 'kopi'] as const;
export type SlettetDel = (typeof SLETTET_DELE)[number];

/** What decides how long the sealed bytes of a klage are kept. */
export type KeptCase = {
  readonly nummer: string;
  readonly tilstand: Tilstand;
  /** Whose letter counts now. */
  readonly slags: 'modtager' | 'reserve';
  readonly kvitteret: Date | null;
  readonly afsluttet: Day | null;
  /** What has been deleted and told of. */
  readonly slettet: ReadonlySet<SlettetDel>;
};

/** The cases among `numre` that have an outbox row; the others are unknown to the register. */
export async function keptCases(
  db: Db,
  numre: readonly string[],
): Promise<ReadonlyMap<string, KeptCase>> {
  const rows = await db
    .selectFrom('forsendelse')
    .leftJoin('registrering', (join) =>
      join
        .onRef('registrering.nummer', '=', 'forsendelse.nummer')
        .on('registrering.kilde', '=', OWN_KILDE),
    )
    .select([
      'forsendelse.nummer',
      'forsendelse.tilstand',
      'forsendelse.slags',
      'forsendelse.kvitteret',
      'registrering.afsluttet',
    ])
    .where('forsendelse.nummer', 'in', numre)
    .where('forsendelse.erstattet', 'is', null)
    .execute();
  const slettet = await deletedParts(db, numre);
  return new Map(
    rows.map((row) => {
      const kvitteret = row.kvitteret === null ? null : new Date(row.kvitteret);
      const gone = slettet.get(row.nummer) ?? new Set<SlettetDel>();
      return [row.nummer, { ...row, kvitteret, slettet: gone }];
    }),
  );
}

const DataSchema = v.object({ del: v.picklist(SLETTET_DELE) });

async function deletedParts(
  db: Db,
  numre: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<SlettetDel>>> {
  const rows = await db
    .selectFrom('haendelse')
    .select(['nummer', 'data'])
    .where('nummer', 'in', numre)
    .where('hvad', '=', 'slettet')
    .execute();
  const parts = new Map<string, Set<SlettetDel>>();
  for (const { nummer, data } of rows) {
    const read = v.safeParse(DataSchema, JSON.parse(data));
    if (!read.success) continue;
    parts.set(nummer, (parts.get(nummer) ?? new Set()).add(read.output.del));
  }
  return parts;
}
