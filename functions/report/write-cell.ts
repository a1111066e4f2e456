import type { ShownCell } from '../../src/statistik-locals.ts';
import type { ColumnKind } from '../statistics/report.ts';
import {
  inCount,
  inDays,
  inDaysInterval,
  inDecimals,
  inInterval,
  inPercent,
  inPercentInterval,
} from './format.ts';
import type { Cell } from './read-cell.ts';
import { INTET_GRUNDLAG, SKJULT } from './texts.ts';

/** A cell as people read it: `66,7 %`, `1.234`, `12,5 dage`, `skjult`, `–`, or nothing. */
export function writeCell(cell: Cell, slags: ColumnKind): ShownCell {
  const hoejrestillet = isRightAligned(slags);
  switch (cell.slags) {
    case 'tom':
      return { tekst: '', slags: 'tom', hoejrestillet };
    case 'intet':
      return { tekst: INTET_GRUNDLAG, slags: 'intet', hoejrestillet };
    case 'skjult':
      return { tekst: SKJULT, slags: 'skjult', hoejrestillet };
    case 'tekst':
      return { tekst: cell.tekst, slags: 'tekst', hoejrestillet };
    case 'tal':
      return { tekst: writeNumber(cell, slags), slags: 'tal', hoejrestillet };
    case 'interval':
      return { tekst: writeInterval(cell.graenser, slags), slags: 'tal', hoejrestillet };
  }
}

/** Numbers stand under each other by their last digit, words by their first letter. */
export function isRightAligned(slags: ColumnKind): boolean {
  return slags !== 'tekst';
}

type NumberCell = Extract<Cell, { readonly slags: 'tal' }>;

function writeNumber({ vaerdi, broek }: NumberCell, slags: ColumnKind): string {
  switch (slags) {
    case 'antal':
      return inCount(vaerdi);
    case 'andel':
    case 'interval-andel':
      return inPercent(vaerdi, broek);
    case 'dage':
    case 'interval-dage':
      return inDays(vaerdi);
    case 'tal':
    case 'interval-tal':
      return inDecimals(vaerdi);
    case 'tekst':
      return inDecimals(vaerdi, Number.isInteger(vaerdi) ? 0 : 1);
  }
}

function writeInterval(graenser: readonly [number, number], slags: ColumnKind): string {
  switch (slags) {
    case 'andel':
    case 'interval-andel':
      return inPercentInterval(graenser);
    case 'dage':
    case 'interval-dage':
      return inDaysInterval(graenser);
    case 'antal':
    case 'tal':
    case 'tekst':
    case 'interval-tal':
      return inInterval(graenser);
  }
}
