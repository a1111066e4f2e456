import { describe, expect, test } from 'vitest';
import { readCell } from '../../../functions/report/read-cell.ts';
import { groupsOf, showReport, showTable } from '../../../functions/report/show-report.ts';
import { type Row, TABLE_IDS, type Table } from '../../../functions/statistics/report.ts';
import { givenReport, tableOf } from '../given/reports.ts';

const COLUMNS: Table['kolonner'] = [
  { noegle: 'antal', navn: 'Antal', slags: 'antal' },
  { noegle: 'andel', navn: 'Andel', slags: 'andel' },
  { noegle: 'middel', navn: 'Middel', slags: 'dage' },
  { noegle: 'ki95', navn: 'Interval', slags: 'interval-andel', gruppe: 'Usikkerhed' },
  { noegle: 'foer.andel', navn: 'Andel', slags: 'andel', gruppe: 'Før' },
  { noegle: 'fordelt.SOF.median', navn: 'SOF', slags: 'dage', gruppe: 'Før' },
  { noegle: 'felter.opfyldt', navn: 'Opfyldt', slags: 'tekst' },
  { noegle: 'felter.hoejst', navn: 'Højst', slags: 'tal' },
];
const ROW: Row = {
  ...{ noegle: 'intervention', navn: 'Intervention', antal: 1234 },
  ...{ taeller: 332, naevner: 498, andel: 332 / 498, middel: 12.35, ki95: [0.612, 0.719] },
  foer: { andel: null },
  fordelt: { SOF: { skjult: true } },
  felter: { opfyldt: 'ja', hoejst: null },
};

function tableWith(raekker: readonly Row[], n = 1234): Table {
  return { id: 'indsatser', titel: 'T', definition: 'D', n, kolonner: COLUMNS, raekker };
}

describe('a row', () => {
  test('is written as people read it', () => {
    const [row] = showTable(tableWith([ROW]), '4.1').raekker;
    expect(row?.celler.map(({ tekst }) => tekst)).toEqual([
      ...['1.234', '66,7 %', '12,4 dage', '61,2–71,9 %', '–', 'skjult', 'ja', '–'],
    ]);
    expect(row?.celler.map(({ slags }) => slags)).toEqual([
      ...['tal', 'tal', 'tal', 'tal', 'intet', 'skjult', 'tekst', 'intet'],
    ]);
    expect(row?.celler.map(({ hoejrestillet }) => hoejrestillet).indexOf(false)).toBe(6);
  });

  test('leaves a cell empty where it has no such figure', () => {
    const [row] = showTable(
      tableWith([{ noegle: 'i-alt', navn: 'I alt', antal: 1 }]),
      '4.1',
    ).raekker;
    expect(row?.iAlt).toBe(true);
    expect(row?.celler.slice(1).map(({ tekst, slags }) => tekst + slags)).toEqual(
      Array(7).fill('tom'),
    );
  });

  test('that is hidden says so, whatever a column asks of it', () => {
    const [row] = showTable(tableWith([{ noegle: 'a', navn: 'A', skjult: true }]), '4.1').raekker;
    expect(row?.celler.slice(0, 4).map(({ tekst }) => tekst)).toEqual(Array(4).fill('skjult'));
  });

  test('cannot be asked for what no row has', () => {
    for (const noegle of [
      'procent',
      'foer.x',
      'andet.andel',
      'fordelt.SOF',
      'foer.aarFoer.andel',
    ]) {
      expect(() => readCell({ ...ROW, fordelt: { SOF: {} } }, { noegle })).toThrow(
        'Cannot show the column',
      );
    }
  });
});

describe('a table', () => {
  test('has its groups over as many columns as stand under them', () => {
    expect(showTable(tableWith([ROW]), '4.1').grupper).toEqual([
      { navn: '', kolonner: 4 },
      { navn: 'Usikkerhed', kolonner: 1 },
      { navn: 'Før', kolonner: 2 },
      { navn: '', kolonner: 2 },
    ]);
    expect(groupsOf([{}, {}])).toBeNull();
  });

  test('explains the marks it has, and no others', () => {
    const noted = showTable(tableWith([ROW]), '4.1').noter;
    expect(noted.map((note) => note.slice(0, 5))).toEqual(['”skju', '”–”: ']);
    expect(showTable(tableWith([{ noegle: 'a', navn: 'A', antal: 1 }]), '4.1').noter).toEqual([]);
  });

  test('without cases says so, and keeps what the period before had', () => {
    const nothing = showTable(
      tableWith([{ noegle: 'a', navn: 'A', antal: 0, andel: null }], 0),
      '4.1',
    );
    expect([nothing.tom, nothing.raekker, nothing.noter]).toEqual([
      'Ingen sager i perioden',
      [],
      [],
    ]);
    const before: Row = { noegle: 'a', navn: 'A', antal: 0, andel: null, foer: { andel: 0.5 } };
    const some = showTable(tableWith([before], 0), '4.1');
    expect([some.tom, some.raekker.length]).toEqual(['Ingen sager i perioden', 1]);
    expect(showTable(tableWith([ROW]), '4.1').tom).toBeNull();
  });
});

describe('a report', () => {
  test('shows every table once, in the order of the report, under its chapter', () => {
    const shown = showReport(givenReport());
    const tables = shown.kapitler.flatMap(({ tabeller }) => tabeller);
    expect(tables.map(({ id }) => id)).toEqual(TABLE_IDS);
    expect(tables.map(({ nummer }) => nummer).slice(0, 6)).toEqual([
      ...['1.1', '1.2', '1.3', '1.4', '2.1', '2.2'],
    ]);
    expect(shown.kapitler.map(({ anker }) => anker)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `kapitel-${n}`),
    );
    expect([shown.titel, shown.dage]).toEqual([
      'Statistik for 2., 3. og 4. kvartal 2017',
      '1. april – 31. december 2017',
    ]);
  });

  test('has as many cells in a row as columns after the names, each column with a name', () => {
    for (const report of [givenReport(), givenReport({ skjul: 0.5 }), givenReport({ sager: 1 })]) {
      for (const table of showReport(report).kapitler.flatMap(({ tabeller }) => tabeller)) {
        const wide = table.kolonner.length;
        expect(table.raekker.filter(({ celler }) => celler.length !== wide - 1)).toEqual([]);
        const grouped = table.grupper?.reduce((sum, { kolonner }) => sum + kolonner, 0) ?? wide;
        expect(grouped).toBe(wide);
        expect(table.kolonner.filter(({ navn }) => navn === '')).toEqual([]);
      }
    }
  });

  test('with no case at all says so at every table', () => {
    const tables = showReport(givenReport({ sager: 0 })).kapitler.flatMap(
      ({ tabeller }) => tabeller,
    );
    expect(tables.filter(({ tom }) => tom !== 'Ingen sager i perioden')).toEqual([]);
    expect(tables.filter(({ diagram }) => diagram !== null)).toEqual([]);
  });

  test('with fewer tables has only the chapters they stand in', () => {
    const report = { ...givenReport(), tabeller: [tableOf(givenReport(), 'tilfredshed')] };
    expect(showReport(report).kapitler.map(({ titel }) => titel)).toEqual(['Drift']);
  });
});
