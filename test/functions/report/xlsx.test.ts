import { describe, expect, test } from 'vitest';
import { flatColumns, readFlat } from '../../../functions/report/flat-columns.ts';
import { sheetNames } from '../../../functions/report/sheet-names.ts';
import { toXlsx } from '../../../functions/report/xlsx.ts';
import { TABLE_IDS } from '../../../functions/statistics/report.ts';
import { givenReport } from '../given/reports.ts';
import { unzip } from '../given/unzip.ts';

const REPORT = givenReport({
  skjul: 0.1,
  sager: 300,
  navne: ['=1+1', '<b>&"', "O'Brien\u0007", '@a'],
});
const FILES = unzip(await toXlsx(REPORT, { demo: true }));
const TEXTS = [...file('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, one = '']) =>
  one.replace(/<[^>]+>/g, ''),
);

function file(name: string): string {
  const text = FILES.get(name);
  if (text === undefined) throw new Error(`The workbook has no file "${name}".`);
  return text;
}

/** What stands in a sheet, row by row: a number, or the text it points at. */
function sheet(number: number): readonly (readonly (string | number | null)[])[] {
  const rows = file(`xl/worksheets/sheet${number}.xml`).matchAll(
    /<row r="\d+"[^>]*?(?:\/>|>(.*?)<\/row>)/gs,
  );
  return [...rows].map(([, cells = '']) => {
    const found: (string | number | null)[] = [];
    for (const [, letters = '', rest = '', value] of cells.matchAll(CELL)) {
      const number = value?.match(/<v>(.*?)<\/v>/)?.[1];
      const text = rest.includes('t="s"') ? (TEXTS[Number(number)] ?? null) : Number(number);
      found[columnOf(letters)] = number === undefined ? null : text;
    }
    return Array.from(found, (value) => value ?? null);
  });
}

const CELL = /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

/** `A` is 0, `AA` 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

describe('a workbook', () => {
  test('has a sheet of contents, one a table, and one of definitions', () => {
    const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
      ([, n = '']) => n,
    );
    expect(names).toHaveLength(TABLE_IDS.length + 2);
    expect([names[0], names[1], names.at(-1)]).toEqual([
      ...['Indhold', '1.1 Klager modtaget hos', 'Definitioner'],
    ]);
    const contents = sheet(1).slice(6);
    expect(contents.map((row) => row[3])).toEqual(names.slice(1, -1));
    expect(sheet(1).flat().join()).toContain('Demodata. Tallene er opdigtede.');
    expect(sheet(1).flat().join()).toContain('De må ikke offentliggøres.');
  });

  test('keeps every number exactly, as a number, and marks as words', () => {
    for (const [i, table] of REPORT.tabeller.entries()) {
      const columns = flatColumns(table);
      const rows = sheet(i + 2).slice(5);
      for (const [j, row] of table.raekker.entries()) {
        const expected = columns.map((column) => {
          const cell = readFlat(row, column);
          return cell.slags === 'tal' ? cell.vaerdi : null;
        });
        const found = (rows[j] ?? [])
          .slice(1, -1)
          .map((value) => (typeof value === 'number' ? value : null));
        expect(found).toEqual(expected);
      }
    }
  });

  test('shows shares in per cent and days with one decimal', () => {
    const formats = [...file('xl/styles.xml').matchAll(/formatCode="([^"]*)"/g)].map(
      ([, code]) => code,
    );
    expect(formats.toSorted()).toEqual(['#,##0', '#,##0.0', '0.0\\ %']);
  });

  test('holds no formula, and text as it was typed', () => {
    const sheets = [...FILES].filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.filter(([, xml]) => /<f[ >/]/.test(xml))).toEqual([]);
    expect(TEXTS).toContain('=1+1');
    expect(TEXTS).toContain('&lt;b&gt;&amp;"');
    expect(TEXTS).toContain("O'Brien ");
    expect(TEXTS).toContain('=HYPERLINK("http://eksempel.dk")');
  });

  test('of a release does not say that it must not be published', async () => {
    const released = unzip(await toXlsx(REPORT, { demo: false, udgivelse: '2018-02-01' }));
    const texts = released.get('xl/sharedStrings.xml') ?? '';
    expect(texts).toContain('Udgivet 1. februar 2018');
    expect(texts).not.toMatch(/offentliggøres|Demodata/);
  });
});

describe('a sheet’s name', () => {
  test('is allowed, short, and no two are the same', () => {
    const long = 'Beskæftigelses- og Integrationsforvaltningen';
    const titles = [long, long.toUpperCase(), long, 'a/b:c*?[d]\\', '', "'x'", '😀'.repeat(20)];
    const names = sheetNames(titles);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name))).toEqual([]);
    expect(names.every((name) => name.isWellFormed())).toBe(true);
    expect(names.slice(0, 3)).toEqual([
      ...['Beskæftigelses- og', 'BESKÆFTIGELSES- OG (2)', 'Beskæftigelses- og (3)'],
    ]);
  });
});
