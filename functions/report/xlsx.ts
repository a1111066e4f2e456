import writeExcelFile, {
  type CellObject,
  type Cell as ExcelCell,
  type Sheet,
} from 'write-excel-file/node';
import type { ColumnKind, Report, Row, Table } from '../statistics/report.ts';
import { chaptersOf } from './chapters.ts';
import type { FileNote } from './file-note.ts';
import { type FlatColumn, flatColumns, readFlat } from './flat-columns.ts';
import { inDanishOrder, inDay } from './format.ts';
import { daysInWords, periodInWords } from './period-words.ts';
import type { Cell } from './read-cell.ts';
import { sheetNames } from './sheet-names.ts';
import { cleaned } from './svg.ts';
import {
  DEMO,
  DEMO_NOTE,
  IKKE_SKJULT,
  INGEN_SAGER,
  INTET_GRUNDLAG,
  METHOD,
  SKJULT,
  WORDS,
} from './texts.ts';

/** Longest text Excel takes in a cell. */
const CELL_CHARS_MAX = 32_767;
const FONT = 'Calibri';
const TITLE_PT = 16;
const HEAD_FILL = '#1b4d5c';
const HEAD_INK = '#ffffff';
const QUIET_INK = '#4c5a5c';
const LINE = '#d9d2c4';
const NAME_WIDTH = 46;
const COLUMN_WIDTH = 17;
const PROSE_WIDTH = 100;
/** Title, definition, n and an empty line stand above the figures and stay in sight with them. */
const ROWS_ABOVE = 4;

type Sheets = readonly Sheet<never>[];
type ExcelRow = readonly ExcelCell[];

/** How numbers look; the cell keeps the exact one. */
const FORMATS: { readonly [K in FlatColumn['slags']]: string | null } = {
  antal: '#,##0',
  andel: '0.0\\ %',
  dage: '#,##0.0',
  tal: '#,##0.0',
  tekst: null,
};

/**
 * The report as a workbook: a sheet of contents, one a table with typed cells, and one of
 * definitions. Text is never a formula, whatever it begins with.
 */
export async function toXlsx(report: Report, note: FileNote): Promise<Buffer> {
  const names = sheetNames(placesOf(report).map(({ nummer, tabel }) => `${nummer} ${tabel.titel}`));
  const sheets: Sheets = [
    contents(report, names, note),
    ...placesOf(report).map(({ tabel }, i) => tableSheet(tabel, names[i] ?? tabel.id)),
    definitions(report),
  ];
  return writeExcelFile([...sheets], { fontFamily: FONT, fontSize: 11 }).toBuffer();
}

function placesOf(report: Report) {
  return chaptersOf(report).flatMap(({ tabeller }) => tabeller);
}

function contents(
  report: Report,
  names: readonly string[],
  { demo, udgivelse }: FileNote,
): Sheet<never> {
  const rows: ExcelRow[] = placesOf(report).map(({ nummer, tabel }, i) => [
    prose(nummer),
    prose(tabel.titel),
    number(tabel.n, 'antal'),
    prose(names[i] ?? ''),
  ]);
  return sheet(
    'Indhold',
    [8, 84, 12, 36],
    [
      [heading(`Statistik for ${periodInWords(report.periode)}`)],
      [quiet(daysInWords(report.periode))],
      [quiet(udgivelse === undefined ? IKKE_SKJULT : `Udgivet ${inDay(udgivelse)}`)],
      [quiet(demo ? `${DEMO}. ${DEMO_NOTE}` : '')],
      [],
      ['Nr.', 'Tabel', 'n', 'Ark'].map(head),
      ...rows,
    ],
  );
}

function tableSheet(table: Table, name: string): Sheet<never> {
  const columns = flatColumns(table);
  const span = columns.length + 2;
  const widths = [NAME_WIDTH, ...columns.map(() => COLUMN_WIDTH), COLUMN_WIDTH];
  return {
    ...sheet(name, widths, [
      [heading(table.titel)],
      [{ ...prose(table.definition), columnSpan: Math.min(span, 6), height: 62 }],
      [quiet(`n = ${table.n}`)],
      [],
      ['Navn', ...columns.map(({ navn }) => navn), 'Nøgle'].map(head),
      ...table.raekker.map((row) => tableRow(row, columns)),
      ...(table.raekker.length === 0 ? [[prose(INGEN_SAGER)]] : []),
    ]),
    stickyRowsCount: ROWS_ABOVE + 1,
    stickyColumnsCount: 1,
  };
}

function tableRow(row: Row, columns: readonly FlatColumn[]): ExcelRow {
  return [
    prose(row.navn),
    ...columns.map((column) => excelCell(readFlat(row, column), column.slags)),
    quiet(row.noegle),
  ];
}

function excelCell(cell: Cell, slags: FlatColumn['slags']): ExcelCell {
  switch (cell.slags) {
    case 'tom':
      return null;
    case 'intet':
      return mark(INTET_GRUNDLAG);
    case 'skjult':
      return mark(SKJULT);
    case 'tekst':
      return prose(cell.tekst);
    case 'tal':
      return number(cell.vaerdi, slags);
    case 'interval':
      return prose(cell.graenser.join(' – '));
  }
}

function definitions(report: Report): Sheet<never> {
  const tables = placesOf(report).map(({ nummer, tabel }) => [
    prose(`${nummer} ${tabel.titel}`),
    prose(tabel.definition),
  ]);
  const words = WORDS.toSorted((a, b) => inDanishOrder(a.ord, b.ord));
  return sheet(
    'Definitioner',
    [60, PROSE_WIDTH],
    [
      [heading('Definitioner')],
      [],
      ['Tabel', 'Hvad der er talt'].map(head),
      ...tables,
      [],
      ['Om tallene', ''].map(head),
      ...METHOD.map(({ titel, tekst }) => [prose(titel), prose(tekst)]),
      [],
      ['Ord', 'Betydning'].map(head),
      ...words.map(({ ord, tekst }) => [prose(ord), prose(tekst)]),
    ],
  );
}

function sheet(name: string, widths: readonly number[], rows: readonly ExcelRow[]): Sheet<never> {
  return {
    sheet: name,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row) => [...row]),
    orientation: 'landscape',
    showGridLines: false,
  };
}

/** Text as text: no control characters, which no spreadsheet opens, and not too long. */
function prose(text: string): CellObject {
  const value = cleaned(text).slice(0, CELL_CHARS_MAX);
  return { value, type: String, wrap: true, alignVertical: 'top' };
}

function heading(text: string): CellObject {
  return { ...prose(text), wrap: false, fontSize: TITLE_PT, fontWeight: 'bold' };
}

function quiet(text: string): CellObject {
  return { ...prose(text), wrap: false, textColor: QUIET_INK };
}

function head(text: string): CellObject {
  return { ...prose(text), fontWeight: 'bold', backgroundColor: HEAD_FILL, textColor: HEAD_INK };
}

function mark(text: string): CellObject {
  return { ...quiet(text), align: 'right' };
}

function number(value: number, slags: ColumnKind & FlatColumn['slags']): CellObject {
  const format = FORMATS[slags];
  return {
    ...{ value, type: Number, alignVertical: 'top' },
    ...(format === null ? {} : { format }),
    ...{ bottomBorderColor: LINE, bottomBorderStyle: 'thin' },
  };
}
