import { INGEN, type PeriodCounts, type Scope } from '../period-counts.ts';
import type { Comparison } from '../periods.ts';
import type { Column, Figure, ReportAsked, Row } from '../report.ts';
import type { ReportForvaltning, ReportRules } from '../report-rules.ts';
import type { Tally } from '../tally.ts';

/** Everything a table is made from: the period's counts and those it is compared with. */
export type Seen = {
  readonly asked: ReportAsked;
  readonly comparison: Comparison;
  readonly rules: ReportRules;
  /** Those the report is about, in the rules' order; the one of cases about none stands last. */
  readonly forvaltninger: readonly ReportForvaltning[];
  readonly nu: PeriodCounts;
  readonly foer: PeriodCounts;
  readonly aarFoer: PeriodCounts;
};

export type FigureOf = (tallies: readonly Tally[]) => Figure;

/** What a row is of, and how its figures are counted. */
export type RowOf = {
  readonly noegle: string;
  readonly navn: string;
  readonly figure: FigureOf;
  readonly scope?: Scope;
};

/** A row with its figures in the period, before and a year before, and by forvaltning. */
export function comparedRow(seen: Seen, row: RowOf): Row {
  const fordelt = byForvaltning(seen, row);
  return { ...comparedTotal(seen, row), ...(fordelt === null ? {} : { fordelt }) };
}

/** The same without forvaltninger. */
export function comparedTotal(seen: Seen, { noegle, navn, figure, scope = 'rapport' }: RowOf): Row {
  return {
    ...{ noegle, navn, ...figure(seen.nu.of(scope, null)) },
    foer: figure(seen.foer.of(scope, null)),
    aarFoer: figure(seen.aarFoer.of(scope, null)),
  };
}

/** A row per forvaltning, and `i-alt`. */
export function forvaltningRows(seen: Seen, of: Pick<RowOf, 'figure' | 'scope'>): readonly Row[] {
  const { scope = 'rapport', figure } = of;
  const rows = seen.forvaltninger.map(({ id, navn }) => ({
    ...{ noegle: id, navn, ...figure(seen.nu.of(scope, id)) },
    foer: figure(seen.foer.of(scope, id)),
    aarFoer: figure(seen.aarFoer.of(scope, id)),
  }));
  return [...rows, comparedTotal(seen, { noegle: 'i-alt', navn: 'I alt', ...of })];
}

/** One forvaltning alone has nothing to be divided by. */
export function isDivided({ forvaltninger }: Seen): boolean {
  return forvaltninger.length > 1;
}

function byForvaltning(
  seen: Seen,
  { figure, scope = 'rapport' }: RowOf,
): NonNullable<Row['fordelt']> | null {
  if (!isDivided(seen)) return null;
  const figures = seen.forvaltninger.map(({ id }) => [id, figure(seen.nu.of(scope, id))] as const);
  return Object.fromEntries(figures);
}

/** The columns of rows that are compared: what is shown, one of it earlier, and by forvaltning. */
export function comparedColumns(
  seen: Seen,
  shown: readonly Column[],
  { noegle, slags }: Column,
): readonly Column[] {
  const forvaltninger = seen.forvaltninger.map(({ id, kortnavn }) => ({
    ...{ noegle: `fordelt.${id}.${noegle}`, navn: kortnavn, slags, gruppe: 'Forvaltninger' },
  }));
  const earlier = earlierColumns({ noegle, navn: '', slags });
  return [...shown, ...earlier, ...(isDivided(seen) ? forvaltninger : [])];
}

/** One column in the period before and a year before. */
export function earlierColumns({ noegle, slags }: Column): readonly Column[] {
  const gruppe = 'Til sammenligning';
  return [
    { noegle: `foer.${noegle}`, navn: 'Perioden før', slags, gruppe },
    { noegle: `aarFoer.${noegle}`, navn: 'Samme periode året før', slags, gruppe },
  ];
}

/** The forvaltninger of a report; of every case: also those only earlier rules knew, and none. */
export function forvaltningerOf(
  { forvaltninger }: ReportRules,
  { asked, counted }: { readonly asked: ReportAsked; readonly counted: readonly string[] },
): readonly ReportForvaltning[] {
  const wanted = asked.forvaltninger ?? [
    ...forvaltninger.map(({ id }) => id),
    ...counted.toSorted(),
  ];
  const known = forvaltninger.filter(({ id }) => wanted.includes(id));
  const unknown = [...new Set(wanted)]
    .filter((id) => id !== INGEN && !known.some((one) => one.id === id))
    .map((id) => ({ id, navn: id, kortnavn: id }));
  const none = { id: INGEN, navn: 'Ingen forvaltning', kortnavn: 'Ingen' };
  return [...known, ...unknown, ...(asked.forvaltninger === null ? [none] : [])];
}
