import type { Report } from '../report.ts';
import { cellsOf } from './cells.ts';
import { type QuarterSpan, spanOf } from './fixed-period.ts';
import type { Told } from './model.ts';
import type { Group } from './shapes.ts';

/** What a release tells of a group of tables; a table that it leaves out tells nothing. */
export function toldBy(report: Report, group: Group): Told {
  const tables = group.flatMap(([id, shape]) => {
    const table = report.tabeller.find((one) => one.id === id);
    if (table === undefined) return [];
    const rows = table.raekker.map(({ noegle }) => noegle);
    return [[id, { rows, cells: cellsOf(table, shape) }] as const];
  });
  return { span: spanOf(report.periode), tables: new Map(tables) };
}

/** Every cell a release tells of, by name. */
export function cellsTold(told: Told): ReadonlyMap<string, number | null> {
  return new Map([...told.tables.values()].flatMap(({ cells }) => [...cells]));
}

/** The same with some of the cells hidden. */
export function withHidden(told: Told, hidden: ReadonlySet<string>): Told {
  const tables = [...told.tables].map(([id, table]) => {
    const cells = [...table.cells].map(
      ([name, value]) => [name, hidden.has(name) ? null : value] as const,
    );
    return [id, { ...table, cells: new Map(cells) }] as const;
  });
  return { ...told, tables: new Map(tables) };
}

/** As many releases as are gone through from one end of a span to the other. */
const STEPS_MAX = 6;
/** How far outside the span the way may go, in quarters: as long as the longest release. */
const OUTSIDE_MAX = 4;

/**
 * Every value that earlier releases already give for a cell over a span: their sums, and what is left
 * of a longer one without the others. Quarters are places, a release is a way between two of them.
 */
export function valuesKnown(
  name: string,
  { first, end }: QuarterSpan,
  earlier: readonly {
    readonly span: QuarterSpan;
    readonly cells: ReadonlyMap<string, number | null>;
  }[],
): readonly number[] {
  const ways = earlier.flatMap(({ span, cells }) => {
    const value = cells.get(name);
    if (value === null || value === undefined) return [];
    return [
      { from: span.first, to: span.end, value },
      { from: span.end, to: span.first, value: -value },
    ];
  });
  const found = new Set<number>();
  const walk = (at: number, sum: number, been: readonly number[]): void => {
    if (at === end) found.add(sum);
    if (at === end || been.length > STEPS_MAX) return;
    for (const { from, to, value } of ways) {
      const near = to >= first - OUTSIDE_MAX && to <= end + OUTSIDE_MAX;
      if (from === at && near && !been.includes(to)) walk(to, sum + value, [...been, to]);
    }
  };
  walk(first, 0, [first]);
  return [...found];
}
