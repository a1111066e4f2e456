import type { Report, Table } from '../report.ts';
import { cellName, cellsOfRow } from './cells.ts';
import { hideInTable } from './hide-in-table.ts';
import { hasMean, mayTellMean, withoutMeans } from './means.ts';
import { fewInRow, fewSince, isFew } from './primary.ts';
import { reduceTable } from './reduce-table.ts';
import type { LeftOutWhy, ReleasedReport } from './released-report.ts';
import { hideMore } from './secondary.ts';
import { GROUPS, type Group } from './shapes.ts';
import { cellsTold, toldBy } from './told.ts';

/** Counts under five cases are hidden where the kommune asks for nothing else. */
export const MINDSTE_CELLE = 5;

export type SuppressOptions = {
  readonly cellMin?: number;
  /** The same report for each quarter of the period: without them only a quarter tells a mean. */
  readonly quarters?: readonly Report[];
};

/**
 * A report as it can be published: the fifteen tables of the half-yearly report, for the period alone
 * and in one dimension each; without what says something of few cases, and without what would let a
 * reader work that out from totals, from other tables, or from any release that is out already. Those
 * withdrawn count as well: somebody may have kept them.
 * @param earlier every release there ever was, the oldest first; they cannot be changed any more
 * @throws RangeError when a period is not made of whole calendar quarters
 */
export function suppress(
  report: Report,
  earlier: readonly ReleasedReport[],
  { cellMin = MINDSTE_CELLE, quarters = [] }: SuppressOptions = {},
): ReleasedReport {
  const groups = GROUPS.map((group) => releaseGroup(group, report, { earlier, cellMin, quarters }));
  const places = new Map(report.tabeller.map(({ id }, i) => [id, i]));
  const place = ({ id }: Pick<Table, 'id'>) => places.get(id) ?? 0;
  return {
    periode: report.periode,
    forvaltninger: report.forvaltninger,
    mindsteCelle: cellMin,
    tabeller: groups.flatMap(({ tabeller }) => tabeller).sort((a, b) => place(a) - place(b)),
    udeladt: groups.flatMap(({ udeladt }) => udeladt).sort((a, b) => place(a) - place(b)),
  };
}

type Circumstances = {
  readonly earlier: readonly ReleasedReport[];
  readonly cellMin: number;
  readonly quarters: readonly Report[];
};
type ReleasedGroup = Pick<ReleasedReport, 'tabeller' | 'udeladt'>;

function releaseGroup(group: Group, report: Report, given: Circumstances): ReleasedGroup {
  const { cellMin } = given;
  const found = group.flatMap(([id, shape]) => {
    const table = report.tabeller.find((one) => one.id === id);
    return table === undefined ? [] : [{ table, shape, reduced: reduceTable(table, shape) }];
  });
  const whole = found.flatMap(({ shape, reduced }) => (reduced ? [{ shape, table: reduced }] : []));
  // Of tables that share cases all are as they must be, or nothing is known of any of them.
  if (whole.length < found.length || !agree(whole)) return leftOut(found, 'stemmer-ikke');
  if (whole.some(({ table }) => isFew(table.n, cellMin))) return leftOut(found, 'for-faa');
  const hidden = hiddenIn({ group, report, whole }, given);
  if (hidden === null) return leftOut(found, 'kan-regnes-ud');
  const tabeller = whole.map(({ table, shape }) => {
    const mean = { ...given, group, report, table };
    const kept = !hasMean(table) || (hidden.size === 0 && mayTellMean(mean));
    return hideInTable(kept ? table : withoutMeans(table, shape), shape, hidden);
  });
  const without = tabeller.filter(({ n }, i) => n === 0 && whole[i]?.table.n !== 0);
  return without.length > 0 ? leftOut(found, 'kan-regnes-ud') : { tabeller, udeladt: [] };
}

type Whole = {
  readonly group: Group;
  readonly report: Report;
  readonly whole: readonly Shaped[];
};

/** Every cell of the tables that must be hidden; null when only leaving them out is enough. */
function hiddenIn(
  { group, report, whole }: Whole,
  { earlier, cellMin }: Circumstances,
): ReadonlySet<string> | null {
  const told = toldBy({ ...report, tabeller: whole.map(({ table }) => table) }, group);
  const before = earlier.map((release) => toldBy(release, group));
  const known = before.map((one) => ({ span: one.span, cells: cellsTold(one) }));
  const now = { cells: cellsTold(told), span: told.span, cellMin };
  const few = new Set([
    ...whole.flatMap((one) => fewInTable(one, cellMin)),
    ...fewSince(group, now, known),
  ]);
  return hideMore({ group, told, earlier: before, cellMin }, few);
}

type Shaped = { readonly table: Table; readonly shape: Group[number][1] };

/** Whether tables that count the same cases say the same numbers. */
function agree(tables: readonly Shaped[]): boolean {
  const seen = new Map<string, number | null>();
  return tables.every(({ table, shape }) => {
    const cells: (readonly [string, number | null])[] = table.raekker.flatMap((row) => [
      ...cellsOfRow(table.id, shape, row),
    ]);
    if (shape.base !== null) cells.push([cellName.base(shape.base), table.n]);
    return cells.every(([name, value]) => {
      const known = seen.get(name);
      seen.set(name, value);
      return known === undefined || known === value;
    });
  });
}

function leftOut(found: readonly Pick<Shaped, 'table'>[], hvorfor: LeftOutWhy): ReleasedGroup {
  const udeladt = found.map(({ table: { id, titel } }) => ({ id, titel, hvorfor }));
  return { tabeller: [], udeladt };
}

function fewInTable({ table, shape }: Shaped, cellMin: number): readonly string[] {
  return table.raekker.flatMap((row) => fewInRow({ ...table, shape }, row, cellMin));
}
