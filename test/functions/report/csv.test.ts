import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textCell, toCsv } from '../../../functions/report/csv.ts';
import { flatColumns, readFlat } from '../../../functions/report/flat-columns.ts';
import type { Report, Table } from '../../../functions/statistics/report.ts';
import { TABLE_IDS } from '../../../functions/statistics/report.ts';
import { readCsv } from '../given/read-csv.ts';
import { givenReport, tableOf } from '../given/reports.ts';

const STAFF = { demo: false };

describe('a CSV file', () => {
  const text = toCsv(givenReport(), { demo: true });

  test('is for a Danish spreadsheet: BOM, semicolons, CRLF', () => {
    expect(text.startsWith('\uFEFFStatistik for 2., 3. og 4. kvartal 2017\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('holds the tables in order, each with title, definition and n', () => {
    const rows = readCsv(text.slice(1));
    const at = rows.flatMap((row, i) => (row[0] === 'Definition' ? [i] : []));
    expect(at.map((i) => rows[i - 1]?.[0])).toEqual(TABLE_IDS);
    expect(at.map((i) => rows[i + 1])).toEqual(Array(TABLE_IDS.length).fill(['n', '968']));
    expect(at.map((i) => rows[i + 2]?.slice(0, 2))).toEqual(
      Array(TABLE_IDS.length).fill(['Nøgle', 'Navn']),
    );
  });

  test('says whether it may be published, and whether it is made up', () => {
    expect(text).toContain('De må ikke offentliggøres.');
    expect(text).toContain('Demodata. Tallene er opdigtede.');
    const released = toCsv(givenReport(), { demo: false, udgivelse: '2018-02-01' });
    expect(released).toContain('Udgivet 1. februar 2018');
    expect(released).not.toMatch(/offentliggøres|Demodata/);
  });

  test('without cases says so', () => {
    const report = givenReport({ sager: 0 });
    const empty = { ...report, tabeller: [tableOf(report, 'indsatsomraader')] };
    expect(toCsv(empty, STAFF)).toContain('\r\nIngen sager i perioden\r\n');
  });
});

describe('every number in a CSV file', () => {
  test('is the report’s, but for rounding', () => {
    const seeds = fc.record({
      seed: fc.nat(1000),
      sager: fc.nat(3000),
      skjul: fc.constantFrom(0, 0.3),
    });
    fc.assert(
      fc.property(seeds, (asked) => {
        const report = givenReport(asked);
        const rows = readCsv(toCsv(report, STAFF).slice(1));
        for (const table of report.tabeller) compare(table, rows);
      }),
      { numRuns: 40 },
    );
  });

  test('is exact enough for whatever a figure can be', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const days = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.nat(1e9), share, days, (antal, andel, middel) => {
        const figure = { antal, andel, middel };
        const raekker = [{ noegle: 'a', navn: 'A', ...figure, foer: figure, aarFoer: figure }];
        const table: Table = { ...tableOf(givenReport(), 'sagsbehandlingstid'), raekker, n: 1 };
        const report: Report = { ...givenReport(), tabeller: [table] };
        compare(table, readCsv(toCsv(report, STAFF).slice(1)));
      }),
    );
  });
});

const MARKS = { tom: '', intet: '–', skjult: 'skjult' } as const;

function compare(table: Table, rows: readonly (readonly string[])[]): void {
  const at = rows.findIndex(([id]) => id === table.id);
  const columns = flatColumns(table);
  for (const [i, row] of table.raekker.entries()) {
    const line = rows[at + 4 + i] ?? [];
    expect(line.slice(0, 2).map((cell) => cell.replace(/^'/, ''))).toEqual([row.noegle, row.navn]);
    for (const [j, column] of columns.entries()) {
      const cell = readFlat(row, column);
      const said = line[j + 2] ?? 'none';
      if (cell.slags === 'tal') expectNear(said, cell.vaerdi, column.slags);
      else if (cell.slags in MARKS)
        expect(Object.entries(MARKS)).toContainEqual([cell.slags, said]);
    }
  }
}

function expectNear(said: string, value: number, slags: string): void {
  expect(said).toMatch(/^-?\d+(?:,\d+)?$/);
  const read = Number(said.replace(',', '.'));
  const [exact, within] = slags === 'andel' ? [value * 100, 0.05] : [value, 0.00005];
  expect(Math.abs(read - exact)).toBeLessThanOrEqual(within + exact * 1e-9);
}

describe('a text in a CSV file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+45 12 34', "'+45 12 34"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['– intet', '– intet'],
  ])('%j is no formula', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  test('comes back as it was, whatever is in it, and never begins as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (navn) => {
        const table: Table = {
          ...tableOf(givenReport(), 'indsatser'),
          raekker: [{ noegle: 'a', navn, antal: 1 }],
        };
        const rows = readCsv(toCsv({ ...givenReport(), tabeller: [table] }, STAFF).slice(1));
        const cell = rows.at(-1)?.[1] ?? '';
        expect([navn, `'${navn}`]).toContain(cell);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
