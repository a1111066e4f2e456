import { type Expression, type SqlBool, sql } from 'kysely';
import { addDays, startOfDay } from '../../src/klage/calendar.ts';
import type { Periode } from '../statistics/report.ts';
import type { Db } from './tables.ts';

/** Which cases: those about these forvaltninger; null: every case, also those about none. */
export type About = readonly string[] | null;

/** Instants: from the first one on, until before the other. */
type Instants = { readonly fra: string; readonly foer: string };

/**
 * The cases received in the period, a line each as readLine reads it. One index holds all of it; a
 * line is one value, since making many of each row costs more than finding it.
 */
export async function linesReceived(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly string[]> {
  const { fra, foer } = instantsOf(periode);
  const rows = await db
    .selectFrom('registrering')
    .where('modtaget', '>=', fra)
    .where('modtaget', '<', foer)
    .where(isAbout(about))
    .select(line().as('line'))
    .execute();
  return rows.map((row) => row.line);
}

/** The cases closed in the period that were not received in it. */
export async function linesClosed(
  db: Db,
  periode: Periode,
  about: About,
): Promise<readonly string[]> {
  const { fra, foer } = instantsOf(periode);
  const rows = await db
    .selectFrom('registrering')
    .where('afsluttet', 'is not', null)
    .where('afsluttet', '>=', periode.fra)
    .where('afsluttet', '<=', periode.til)
    .where((eb) => eb.or([eb('modtaget', '<', fra), eb('modtaget', '>=', foer)]))
    .where(isAbout(about))
    .select(line().as('line'))
    .execute();
  return rows.map((row) => row.line);
}

/** The instants of the days of a period in Copenhagen. */
export function instantsOf({ fra, til }: Periode): Instants {
  const instant = (day: string) => startOfDay(day).toISOString();
  return { fra: instant(fra), foer: instant(addDays(til, 1)) };
}

/** Whether a row is about one of the forvaltninger, as one of its columns tells. */
export function isAbout(about: About, column = 'forvaltning'): Expression<SqlBool> {
  if (about === null) return sql<SqlBool>`true`;
  return about.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`${sql.ref(column)} in (${sql.join(about)})`;
}

function line() {
  return sql<string>`modtaget || ' ' || kilde || ' ' || coalesce(forvaltning, '') || ' ' ||
    coalesce(svarer, '') || ' ' || coalesce(afsluttet, '') || ' ' || coalesce(svarfrist, '') || ' ' ||
    coalesce(tilfreds_inviteret, 0) || coalesce(cast(tilfreds_score as text), '') || ' ' || taelling`;
}
