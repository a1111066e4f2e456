import { expect, test } from 'vitest';
import { keyFigures } from '../../../functions/report-desk/key-figures.ts';
import type { Figure, Report, Row, Table, TableId } from '../../../functions/statistics/report.ts';

function table(id: TableId, ...raekker: readonly Row[]): Table {
  return { id, titel: id, definition: '', n: 1, kolonner: [], raekker };
}

function report(
  antal: number,
  fordelt: { readonly [maal: string]: Figure },
  ...maal: Row[]
): Report {
  const benchmark = table('benchmark', { noegle: 'SUF', navn: 'SUF', antal, fordelt });
  const periode = { fra: '2026-01-01', til: '2026-06-30' };
  return { periode, forvaltninger: ['SUF'], tabeller: [benchmark, table('maaltal', ...maal)] };
}

const SHARE = { taeller: 2, naevner: 3, andel: 2 / 3 };
const TARGET: Row = {
  ...{ noegle: 'svarfrist-holdt:alle:2026-01-01', navn: 'Svarfrist holdt' },
  felter: { mindst: 0.7, opfyldt: 'nej' },
};
const OWN: Row = {
  ...{ noegle: 'svarfrist-holdt:SUF:2026-01-01', navn: 'Svarfrist holdt' },
  felter: { mindst: 0.6, opfyldt: 'ja' },
};

test('a figure stands beside its base, its past and its target', () => {
  const nu = report(1_234, { 'svarfrist-holdt': SHARE }, TARGET);
  const foer = report(0, { 'svarfrist-holdt': { taeller: 0, naevner: 0, andel: null } });
  expect(keyFigures({ nu, foer, aarFoer: null }, 'SUF')).toEqual([
    { navn: 'Klager', tal: '1.234', grundlag: null, foer: '0', aarFoer: null, maal: null },
    {
      ...{ navn: 'Svarfrist holdt', tal: '66,7 %', grundlag: 'n = 3', foer: null, aarFoer: null },
      maal: { tekst: 'mindst 70,0 %', opfyldt: 'nej' },
    },
  ]);
});

test('a forvaltning’s own target comes before the one for all', () => {
  const nu = report(3, { 'svarfrist-holdt': SHARE }, TARGET, OWN);
  const figures = keyFigures({ nu, foer: null, aarFoer: null }, 'SUF');
  expect(figures.at(-1)?.maal).toEqual({ tekst: 'mindst 60,0 %', opfyldt: 'ja' });
});

test('days, scores and shares are each written in their own way', () => {
  const fordelt = {
    sagsbehandlingstid: { antal: 5, median: 12.5 },
    tilfredshed: { antal: 4, middel: 3.25 },
  };
  const hoejst: Row = {
    ...{ noegle: 'sagsbehandlingstid:SUF:2026-01-01', navn: '' },
    felter: { hoejst: 14, opfyldt: 'ja' },
  };
  const figures = keyFigures({ nu: report(5, fordelt, hoejst), foer: null, aarFoer: null }, 'SUF');
  expect(figures.map(({ tal, maal }) => [tal, maal?.tekst ?? null])).toEqual([
    ['5', null],
    ['12,5 dage', 'højst 14,0 dage'],
    ['3,3', null],
  ]);
});

test('another forvaltning’s row is not taken for it', () => {
  const nu = report(3, { 'svarfrist-holdt': SHARE });
  expect(keyFigures({ nu, foer: null, aarFoer: null }, 'SOF')).toEqual([]);
});
