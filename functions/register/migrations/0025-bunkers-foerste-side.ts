import { type RawBuilder, sql } from 'kysely';
import { engineOf } from '../engine.ts';
import type { Trx } from '../tables.ts';

/**
 * The first page of every heap is read from an index that lies in the order of the page, behind
 * whoever has the case: what it costs does not hang on how many cases there are.
 */
export async function bunkersFoersteSide(trx: Trx): Promise<void> {
  const [open, closed] = [sql`afsluttet is null`, sql`afsluttet is not null`];
  for (const by of ['frist', 'modtaget'] as const) {
    await indexNew(trx, by);
    await indexHeld(trx, `aabne_hos_${by}`, { by, only: open });
    await indexHeld(trx, `lukkede_hos_${by}`, { by, only: closed });
    if (engineOf(trx) === 'sqlite') await indexEverybodys(trx, by);
  }
  await sql`create index registrering_alle_modtaget on registrering
    (modtaget, nummer, kilde, emne, slags)`.execute(trx);
  await indexSilentLetters(trx);
}

/**
 * What lists are narrowed and sorted by, as SQLite computes the columns hos and frist. An index of a
 * computed column makes it look up the whole row behind every entry, only to find what the entry
 * says already; one of the computation, with all that goes into it, is read by itself.
 */
const SPELLED_OUT = {
  hos: sql`coalesce(svarer, case raadgivers when 0 then forvaltning end, '')`,
  frist: sql`coalesce(svarfrist, '9999-12-31')`,
  modtaget: sql`modtaget`,
};
const GOES_INTO = sql`svarer, raadgivers, forvaltning, svarfrist, afsluttet, emne, slags`;

type By = 'frist' | 'modtaget';
type Index = { readonly by: By; readonly only: RawBuilder<unknown> };

async function indexHeld(trx: Trx, navn: string, { by, only }: Index): Promise<void> {
  const columns =
    engineOf(trx) === 'sqlite'
      ? sql`${SPELLED_OUT.hos}, ${SPELLED_OUT[by]}, nummer, kilde, ${GOES_INTO}, udgave`
      : sql`hos, ${sql.ref(by)}, nummer, kilde`;
  await sql`create index ${sql.ref(`registrering_${navn}`)} on registrering (${columns})
    where ${only}`.execute(trx);
}

/** The same of those that nobody has touched: what it is about stands in front, so that it is chosen. */
async function indexNew(trx: Trx, by: By): Promise<void> {
  const columns =
    engineOf(trx) === 'sqlite'
      ? sql`${SPELLED_OUT.hos}, udgave, ${SPELLED_OUT[by]}, nummer, kilde, ${GOES_INTO}`
      : sql`hos, udgave, ${sql.ref(by)}, nummer, kilde`;
  await sql`create index ${sql.ref(`registrering_nye_${by}`)} on registrering (${columns})
    where afsluttet is null and udgave = 1`.execute(trx);
}

/** For whoever sees everybody's open cases: PostgreSQL has an index for them that it can use. */
async function indexEverybodys(trx: Trx, by: By): Promise<void> {
  await sql`create index ${sql.ref(`registrering_aabne_alle_${by}`)} on registrering
    (${SPELLED_OUT[by]}, nummer, kilde, ${SPELLED_OUT.hos}, ${GOES_INTO})
    where afsluttet is null`.execute(trx);
}

/**
 * Two columns are the same in all rows: SQLite knows nothing of how many letters are in which state,
 * and without them would take the index over states for the better one, and sort.
 */
async function indexSilentLetters(trx: Trx): Promise<void> {
  const [place, silent] = [
    sql`tilstand, sag_lukket, accepteret, nummer`,
    sql`erstattet is null and tilstand = 'accepteret' and sag_lukket = 0`,
  ];
  await sql`create index forsendelse_uden_kvittering_hos on forsendelse (modtager, ${place})
    where ${silent}`.execute(trx);
  await sql`create index forsendelse_uden_kvittering_alle on forsendelse (${place})
    where ${silent}`.execute(trx);
}
