import type { Report, Table } from '../report.ts';
import { spanOf } from './fixed-period.ts';
import { fewInRow, isFew } from './primary.ts';
import { reduceTable } from './reduce-table.ts';
import type { ReleasedReport } from './released-report.ts';
import type { Group, Shape } from './shapes.ts';
import { valuesKnown } from './told.ts';

export type MeanAsked = {
  readonly group: Group;
  readonly report: Report;
  readonly table: Table;
  readonly earlier: readonly ReleasedReport[];
  readonly cellMin: number;
  readonly quarters: readonly Report[];
};

/**
 * Whether the means of a group of tables can be told, where none of its counts is hidden. Two means
 * with their counts give the mean of what only one of them holds, so every quarter of the period must
 * by itself be one whose numbers could all be told, and no few cases may have come since an earlier
 * release of the same time.
 */
export function mayTellMean({ table, quarters, report, ...asked }: MeanAsked): boolean {
  const parts = isQuarter(report) ? [report] : quarters;
  if (!coversAll(report, parts)) return false;
  if (!parts.every((part) => tellsAll(part, asked))) return false;
  const withMean = asked.earlier
    .filter((release) => hasMean(release.tabeller.find(({ id }) => id === table.id)))
    .map((release) => ({
      span: spanOf(release.periode),
      cells: new Map([[table.id, release.tabeller.find(({ id }) => id === table.id)?.n ?? null]]),
    }));
  const known = valuesKnown(table.id, spanOf(report.periode), withMean);
  return !known.some((before) => isFew(Math.abs(table.n - before), asked.cellMin));
}

/** Whether a table says a mean. */
export function hasMean(table: Table | undefined): boolean {
  return table?.raekker.some(({ middel }) => typeof middel === 'number') ?? false;
}

/**
 * A table without its means. Beside a distribution the column goes: most of its rows have no mean
 * that could be held back.
 */
export function withoutMeans(table: Table, shape: Shape): Table {
  if (shape.slags !== 'middel') {
    const kolonner = table.kolonner.filter(({ noegle }) => noegle !== 'middel');
    return { ...table, kolonner, raekker: table.raekker.map(({ middel: _middel, ...row }) => row) };
  }
  const raekker = table.raekker.map((row) => {
    const { middel, ...others } = row;
    return typeof middel === 'number' ? { ...others, skjult: true as const } : row;
  });
  return { ...table, raekker };
}

function isQuarter({ periode }: Report): boolean {
  const { first, end } = spanOf(periode);
  return end - first === 1;
}

function coversAll({ periode }: Report, parts: readonly Report[]): boolean {
  const { first, end } = spanOf(periode);
  const quarters = new Set(parts.filter(isQuarter).map((part) => spanOf(part.periode).first));
  return Array.from({ length: end - first }, (_, i) => first + i).every((one) => quarters.has(one));
}

/** Whether nothing in the group says something of few cases. */
function tellsAll(
  report: Report,
  { group, cellMin }: Pick<MeanAsked, 'group' | 'cellMin'>,
): boolean {
  return group.every(([id, shape]) => {
    const table = report.tabeller.find((one) => one.id === id);
    if (table === undefined) return true;
    const reduced = reduceTable(table, shape);
    if (reduced === null || isFew(reduced.n, cellMin)) return false;
    return reduced.raekker.every(
      (row) => fewInRow({ ...reduced, shape }, row, cellMin).length === 0,
    );
  });
}
