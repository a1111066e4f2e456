import type { ColumnKind, Report, Row, Table } from '../statistics/report.ts';
import type { FileNote } from './file-note.ts';
import { type FlatColumn, flatColumns, readFlat } from './flat-columns.ts';
import { inDay, percentNumber } from './format.ts';
import { daysInWords, periodInWords } from './period-words.ts';
import type { Cell } from './read-cell.ts';
import { DEMO, DEMO_NOTE, IKKE_SKJULT, INGEN_SAGER, INTET_GRUNDLAG, SKJULT } from './texts.ts';

const BOM = '\uFEFF';
const LINE_END = '\r\n';
const SEPARATOR = ';';
/** A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/u;
const DECIMALS_MAX = 4;

/**
 * The report as one file for a Danish spreadsheet: UTF-8 with BOM, `;`, decimal comma, CRLF; the
 * tables in the report's order, each after its title, its definition and its n. Shares are in per
 * cent with one decimal, with the two counts they are made of beside them.
 */
export function toCsv(report: Report, { demo, udgivelse }: FileNote): string {
  const lines = [
    [`Statistik for ${periodInWords(report.periode)}`],
    ['Periode', daysInWords(report.periode)],
    [udgivelse === undefined ? IKKE_SKJULT : `Udgivet ${inDay(udgivelse)}`],
    ...(demo ? [[`${DEMO}. ${DEMO_NOTE}`]] : []),
    ...report.tabeller.flatMap(tableLines),
  ];
  return BOM + lines.map((cells) => cells.map(quoted).join(SEPARATOR) + LINE_END).join('');
}

function tableLines(table: Table): readonly (readonly string[])[] {
  const columns = flatColumns(table);
  return [
    [],
    [table.id, textCell(table.titel)],
    ['Definition', textCell(table.definition)],
    ['n', String(table.n)],
    ['Nøgle', 'Navn', ...columns.map(({ navn }) => textCell(navn))],
    ...table.raekker.map((row) => rowLine(row, columns)),
    ...(table.raekker.length === 0 ? [[INGEN_SAGER]] : []),
  ];
}

function rowLine(row: Row, columns: readonly FlatColumn[]): readonly string[] {
  return [
    textCell(row.noegle),
    textCell(row.navn),
    ...columns.map((column) => csvCell(readFlat(row, column), column.slags)),
  ];
}

function csvCell(cell: Cell, slags: ColumnKind): string {
  switch (cell.slags) {
    case 'tom':
      return '';
    case 'intet':
      return INTET_GRUNDLAG;
    case 'skjult':
      return SKJULT;
    case 'tekst':
      return textCell(cell.tekst);
    case 'tal':
      return slags === 'andel'
        ? plain(percentNumber(cell.vaerdi, cell.broek))
        : decimals(cell.vaerdi);
    case 'interval':
      return cell.graenser.map(decimals).join(' – ');
  }
}

/** `1.234,5` → `1234,5`: a program reads it, so no thousands, and an ordinary minus. */
function plain(number: string): string {
  return number.replaceAll('.', '').replace('−', '-');
}

function decimals(value: number): string {
  return String(Number(value.toFixed(DECIMALS_MAX))).replace('.', ',');
}

/** A text that no spreadsheet takes for a formula. */
export function textCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[;"\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
