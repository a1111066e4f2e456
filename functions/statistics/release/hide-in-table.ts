import type { Row, Table } from '../report.ts';
import { cellName, isBase, isUdaf, naevnerName } from './cells.ts';
import type { Shape } from './shapes.ts';

/** A table without the numbers that are hidden, and without what follows from them. */
export function hideInTable(table: Table, shape: Shape, hidden: ReadonlySet<string>): Table {
  const raekker = table.raekker.map((row) => hideInRow(table.id, shape, { row, hidden }));
  return { ...table, n: shape.base === null ? mostOf(raekker) : table.n, raekker };
}

/** How many the largest of the bases is that are told. */
function mostOf(raekker: readonly Row[]): number {
  return Math.max(0, ...raekker.map(({ naevner = 0 }) => naevner));
}

function hideInRow(
  id: string,
  shape: Shape,
  { row, hidden }: { readonly row: Row; readonly hidden: ReadonlySet<string> },
): Row {
  const ownBase = shape.slags === 'andele' || isUdaf(shape, row.noegle);
  const hidesNaevner = ownBase && hidden.has(naevnerName(id, shape, row.noegle));
  const hidesTaeller = hidden.has(cellName.taeller(id, row.noegle)) && !isBase(shape, row.noegle);
  if (!hidesNaevner && !hidesTaeller) return row;
  const { andel: _andel, antal, taeller, naevner, ...named } = row;
  return {
    ...named,
    ...(hidesTaeller || antal === undefined ? {} : { antal }),
    ...(hidesTaeller || taeller === undefined ? {} : { taeller }),
    ...(hidesNaevner || naevner === undefined ? {} : { naevner }),
    skjult: true,
  };
}
