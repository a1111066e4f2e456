import type { Column, ColumnKind, Row, Table } from '../statistics/report.ts';
import { type Cell, figureAt, readCell, splitLast } from './read-cell.ts';

/**
 * A column of a file that programs read: one number a cell, so an interval is two columns, and a
 * share has its two counts beside it.
 */
export type FlatColumn = {
  readonly noegle: string;
  /** With the word it stands under and its unit: `Perioden før: Andel (%)`. */
  readonly navn: string;
  readonly slags: Exclude<ColumnKind, `interval-${string}`>;
  /** Which end of an interval; null: the number itself. */
  readonly ende: 0 | 1 | null;
};

/** The columns of a table for a file, from left to right. */
export function flatColumns({ kolonner, raekker }: Table): readonly FlatColumn[] {
  const known = new Set(kolonner.map(({ noegle }) => noegle));
  return kolonner.flatMap((column) => [
    ...flatten(column),
    ...(column.slags === 'andel' ? countsBehind(column, raekker, known) : []),
  ]);
}

/** What stands in one of them. */
export function readFlat(row: Row, { noegle, ende }: FlatColumn): Cell {
  const cell = readCell(row, { noegle });
  if (cell.slags !== 'interval' || ende === null) return cell;
  return { slags: 'tal', vaerdi: cell.graenser[ende], broek: null };
}

function flatten(column: Column): readonly FlatColumn[] {
  const navn = fullName(column);
  const { noegle } = column;
  const slags = withoutInterval(column.slags);
  const unit = UNITS[slags];
  if (slags === column.slags) return [{ noegle, navn: navn + unit, slags, ende: null }];
  return [
    { noegle, navn: `${navn}, fra${unit}`, slags, ende: 0 },
    { noegle, navn: `${navn}, til${unit}`, slags, ende: 1 },
  ];
}

const UNITS = { antal: '', andel: ' (%)', dage: ' (dage)', tal: '', tekst: '' } as const;

function withoutInterval(slags: ColumnKind): FlatColumn['slags'] {
  switch (slags) {
    case 'interval-andel':
      return 'andel';
    case 'interval-dage':
      return 'dage';
    case 'interval-tal':
      return 'tal';
    case 'antal':
    case 'andel':
    case 'dage':
    case 'tal':
    case 'tekst':
      return slags;
  }
}

/** The counts of a share, where a row has them and no column shows them yet. */
function countsBehind(
  column: Column,
  raekker: readonly Row[],
  known: ReadonlySet<string>,
): readonly FlatColumn[] {
  const [place] = splitLast(column.noegle);
  return (['taeller', 'naevner'] as const).flatMap((field) => {
    const noegle = place === '' ? field : `${place}.${field}`;
    const had = raekker.some((row) => figureAt(row, place)?.[field] !== undefined);
    if (known.has(noegle) || !had) return [];
    const navn = `${fullName(column)}, ${field === 'taeller' ? 'tæller' : 'nævner'}`;
    return [{ noegle, navn, slags: 'antal' as const, ende: null }];
  });
}

function fullName({ gruppe, navn }: Pick<Column, 'gruppe' | 'navn'>): string {
  return gruppe === undefined ? navn : `${gruppe}: ${navn}`;
}
