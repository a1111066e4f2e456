import type { Row } from '../report.ts';
import { cellName, cellsOfRow, countOf, isPart, isUdaf, naevnerName } from './cells.ts';
import type { QuarterSpan } from './fixed-period.ts';
import type { Group, Shape } from './shapes.ts';
import { valuesKnown } from './told.ts';

export type Before = readonly {
  readonly span: QuarterSpan;
  readonly cells: ReadonlyMap<string, number | null>;
}[];

/** Whether so few cases that a number is about them: from 1 up to but not with `cellMin`. */
export function isFew(count: number, cellMin: number): boolean {
  return count >= 1 && count < cellMin;
}

/**
 * The cells of a row that say something of few cases: a count of few, or of all but few; a share of
 * none or all where the base is small, for then it says what every single one of them met with.
 * A count of none is about nobody, and is told.
 */
export function fewInRow(
  { id, shape, n }: { readonly id: string; readonly shape: Shape; readonly n: number },
  row: Row,
  cellMin: number,
): readonly string[] {
  const taeller = cellName.taeller(id, row.noegle);
  const naevner = naevnerName(id, shape, row.noegle);
  const count = countOf(row) ?? 0;
  if (isUdaf(shape, row.noegle)) return isFew((row.naevner ?? 0) - n, cellMin) ? [naevner] : [];
  if (shape.slags === 'andele') {
    const base = row.naevner ?? 0;
    const few = isFew(count, cellMin) || isFew(base - count, cellMin);
    if (isFew(base, cellMin)) return [taeller, naevner];
    return few || tellsOfEach(count, base, cellMin) || tellsOfEach(base - count, base, cellMin)
      ? [taeller]
      : [];
  }
  const own = cellsOfRow(id, shape, row).map(([name]) => name);
  const butFew = shape.slags === 'flere' && isFew(n - count, cellMin);
  const each = isPart(shape, row.noegle) && tellsOfEach(count, n, cellMin);
  return isFew(count, cellMin) || butFew || each ? own : [];
}

/** Whether all of a small base are in one place. */
function tellsOfEach(count: number, base: number, cellMin: number): boolean {
  return base > 0 && count === base && base < 2 * cellMin;
}

/**
 * The cells that differ by few from what earlier releases give for the same time: the difference is
 * about those who were registered since. How many they are may be told (the base), what they met not.
 */
export function fewSince(
  group: Group,
  { cells, span, cellMin }: Before[number] & { readonly cellMin: number },
  earlier: Before,
): readonly string[] {
  const bases = new Set(group.map(([, { base }]) => cellName.base(base)));
  return [...cells].flatMap(([name, value]) => {
    if (value === null || bases.has(name)) return [];
    const known = valuesKnown(name, span, earlier);
    return known.some((before) => isFew(Math.abs(value - before), cellMin)) ? [name] : [];
  });
}
