import type { Column, Row, Table } from '../statistics/report.ts';
import type { DotRow } from './chart-dots.ts';
import { inCount } from './format.ts';
import { readCell } from './read-cell.ts';
import { INGEN_SAGER, INTET_GRUNDLAG } from './texts.ts';
import { writeCell } from './write-cell.ts';

/**
 * What a chart shows, in words: every figure of its table that is drawn or could be, a sentence a
 * row, for whoever hears the page or the PDF instead of seeing it.
 */
export function describeChart(table: Table): string {
  const said = table.raekker.map((row) => describeRow(row, table.kolonner));
  if (said.length === 0) return `${INGEN_SAGER}.`;
  return [`n = ${inCount(table.n)}.`, ...said].join(' ');
}

function describeRow(row: Row, kolonner: readonly Column[]): string {
  const figures = kolonner.flatMap((column) => {
    const { tekst, slags } = writeCell(readCell(row, column), column.slags);
    if (slags === 'tom') return [];
    return [`${nameOf(column)} ${slags === 'intet' ? 'intet grundlag' : tekst}`];
  });
  return `${row.navn}: ${figures.length === 0 ? INTET_GRUNDLAG : figures.join(', ')}.`;
}

function nameOf({ gruppe, navn }: Column): string {
  const name = navn.toLocaleLowerCase('da');
  return gruppe === undefined ? name : `${gruppe.toLocaleLowerCase('da')} ${name}`;
}

/** What one panel shows, a sentence a row. */
export function describeDots(raekker: readonly DotRow[]): string {
  return raekker
    .map(
      ({ navn, dots }) => `${navn}: ${dots.map((dot) => dot?.tekst ?? INTET_GRUNDLAG).join(', ')}.`,
    )
    .join(' ');
}
