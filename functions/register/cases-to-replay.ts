import * as v from 'valibot';
import type { Svar } from '../../src/klage/questions.ts';
import { SvarSchema } from '../objects/manifest.ts';
import { OWN_KILDE } from './kilder.ts';
import type { Db } from './tables.ts';

/** What a case is routed again by, and nothing else of it. */
export type CaseToReplay = {
  readonly nummer: string;
  readonly svar: Svar;
  readonly valgtForvaltning: string | null;
};

/** Both ends of the time of receipt: `fra` is in it, `til` is not. */
export type Received = { readonly fra: Date; readonly til: Date };

/** The klager that came through this system between two instants, oldest first. */
export async function casesToReplay(
  db: Db,
  { fra, til }: Received,
): Promise<readonly CaseToReplay[]> {
  const rows = await db
    .selectFrom('sag')
    .select(['nummer', 'svar', 'valgt_forvaltning'])
    .where('kilde', '=', OWN_KILDE)
    .where('modtaget', '>=', fra.toISOString())
    .where('modtaget', '<', til.toISOString())
    .orderBy('modtaget')
    .orderBy('nummer')
    .execute();
  return rows.map((row) => ({
    nummer: row.nummer,
    svar: v.parse(SvarSchema, JSON.parse(row.svar)),
    valgtForvaltning: row.valgt_forvaltning,
  }));
}
