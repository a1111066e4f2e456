import { I_ALT, type Row, type Table } from '../report.ts';
import type { Shape } from './shapes.ts';

/**
 * The numbers of a published table by name, so that one number that stands in several places has one
 * name: hidden in one of them, it is hidden in all. null: hidden.
 */
export type Cells = ReadonlyMap<string, number | null>;

/** How the names of cells are made; `|` is in no id. */
export const cellName = {
  /** How many cases there are behind a table; none where its rows have nothing in common. */
  base: (base: string | null) => (base === null ? '' : `${base}|base`),
  /** How many of them are in a row. */
  taeller: (table: string, row: string) => `${table}|${row}`,
  /** How many of a row's base are not in it: never told, but easily worked out. */
  rest: (table: string, row: string) => `${table}|${row}|rest`,
} as const;

/** The name of a row's own base. */
export function naevnerName(id: string, shape: Shape, row: string): string {
  if (shape.slags !== 'andele' || shape.naevnere === undefined) return `${id}|${row}|naevner`;
  return row === I_ALT ? cellName.base(shape.base) : cellName.taeller(shape.naevnere, row);
}

/** The numbers of a table as its release tells them (or, before anything is hidden, the true ones). */
export function cellsOf(table: Table, shape: Shape): Cells {
  const cells = new Map<string, number | null>();
  if (shape.base !== null) cells.set(cellName.base(shape.base), table.n);
  for (const row of table.raekker) {
    for (const [name, value] of cellsOfRow(table.id, shape, row)) cells.set(name, value);
  }
  return cells;
}

/** The numbers of a row that are not said elsewhere in the table. */
export function cellsOfRow(
  id: string,
  shape: Shape,
  row: Row,
): readonly (readonly [name: string, value: number | null])[] {
  const { noegle } = row;
  const taeller = [cellName.taeller(id, noegle), countOf(row)] as const;
  const naevner = [naevnerName(id, shape, noegle), row.naevner ?? null] as const;
  if (shape.slags === 'andele') return [taeller, naevner];
  if (isUdaf(shape, noegle)) return [naevner];
  return isBase(shape, noegle) ? [] : [taeller];
}

/** How many cases are in a row; null when it is hidden. */
export function countOf(row: Row): number | null {
  return row.taeller ?? row.antal ?? null;
}

/** Whether the row only says the table's base once more. */
export function isBase(shape: Shape, noegle: string): boolean {
  if (noegle !== I_ALT || shape.slags === 'andele') return false;
  return shape.slags !== 'fordeling' || shape.ialt === undefined;
}

/** Whether the row says of how many the table's base is a part. */
export function isUdaf(shape: Shape, noegle: string): boolean {
  return shape.slags === 'fordeling' && (shape.udaf ?? []).includes(noegle);
}

/** Whether the row is one of those that the table's cases are distributed on. */
export function isPart(shape: Shape, noegle: string): boolean {
  if (noegle === I_ALT || isUdaf(shape, noegle)) return false;
  return shape.slags !== 'fordeling' || !(shape.udenfor ?? []).includes(noegle);
}
