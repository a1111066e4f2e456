import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { chartFile, chartOf, chartPictures } from '../../../functions/report/chart.ts';
import { ticksFrom0 } from '../../../functions/report/chart-data.ts';
import { textWidth, wrapped } from '../../../functions/report/text-width.ts';
import type { Report, Row, Table } from '../../../functions/statistics/report.ts';
import { givenReport, tableOf } from '../given/reports.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><g onload=x>',
  '&amp;',
  "'",
  '\u0007\uFFFF',
  '#eval',
];

const REPORTS: readonly (readonly [string, Report])[] = [
  ['a full one', givenReport()],
  ['one of a single case', givenReport({ sager: 1 })],
  ['one of two cases', givenReport({ sager: 2, seed: 5 })],
  ['an empty one', givenReport({ sager: 0 })],
  ['one with hidden figures', givenReport({ sager: 80, skjul: 0.3 })],
  ['one where all is hidden', givenReport({ sager: 80, skjul: 1 })],
  ['one of ten years', givenReport({ sager: 9_000, fra: '2010-01-01', til: '2019-12-31' })],
  ['one with long names', givenReport({ navne: ['å'.repeat(400), 'Langt '.repeat(60)] })],
  ['one with hostile names', givenReport({ navne: HOSTILE, seed: 3 })],
];

describe.each(REPORTS)('the charts of %s', (_, report) => {
  test('are XML that another program draws', async () => {
    for (const table of report.tabeller) {
      for (const svg of svgsOf(table)) {
        const { width = 0, height = 0 } = await sharp(Buffer.from(svg)).metadata();
        expect(width * height).toBeGreaterThan(0);
      }
    }
  });

  test('hold no script, no style, no address and nothing that is no number', () => {
    for (const svg of report.tabeller.flatMap(svgsOf)) {
      expect(svg).not.toMatch(/<script|<style|<foreignObject|<image|<a[ >]/i);
      expect(svg).not.toMatch(/<[^>]*\s(?:style|on\w+|href|xlink:href)=/i);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    }
  });

  test('are pictures with a title and the figures in words', () => {
    for (const table of report.tabeller) {
      const chart = chartOf(table);
      if (chart === null) continue;
      expect(chart.svg).toMatch(/^<svg class="chart" role="img" width="100%"/);
      expect(chart.svg).toContain(`aria-labelledby="${table.id}-diagram-titel"`);
      expect(chart.svg).toContain(`<title id="${table.id}-diagram-titel">`);
      expect(chart.svg).toContain(`<desc id="${table.id}-diagram-beskrivelse">n = `);
      expect(chart.titel).toBe(table.titel);
    }
  });

  test('draw nothing to the left, nor wider than their place', () => {
    for (const svg of report.tabeller.flatMap(svgsOf)) {
      const shares = [...svg.matchAll(/ (?:x|x1|x2|cx|width)="(-?[\d.]+)%"/g)].map(([, n]) =>
        Number(n),
      );
      expect(shares.filter((share) => share < -5 || share > 100.01)).toEqual([]);
      expect(svg).not.toMatch(/(?:width|height|r)="-/);
    }
  });
});

/** Both forms of a table's chart; the one of a page as a file would hold it. */
function svgsOf(table: Table): readonly string[] {
  const inPage = chartOf(table)?.svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  const file = chartFile(table, ['1. april – 31. december 2017', 'Demodata']);
  const pictures = chartPictures(table).map(({ svg }) => svg);
  return [inPage, file, ...pictures].flatMap((svg) =>
    svg === undefined || svg === null ? [] : [svg],
  );
}

describe('bars', () => {
  const table = tableOf(givenReport(), 'indsatser');

  test('are as long as their numbers say, from 0', () => {
    const counts = table.raekker.slice(0, -1).map(({ antal = 0 }) => antal);
    const before = table.raekker.slice(0, -1).map(({ foer }) => foer?.antal ?? 0);
    const most = Math.max(...counts, ...before);
    const percent = (count: number) => Math.round((count / most) * 10_000) / 100;
    expect(widthsOf(table, 'chart-now').slice(1)).toEqual(counts.map(percent));
    expect(widthsOf(table, 'chart-before').slice(1)).toEqual(before.map(percent));
  });

  test('leave out the sum, which would dwarf them', () => {
    expect(chartOf(table)?.svg).not.toContain('>I alt<');
  });

  test('of shares are out of 100 %', () => {
    const [first] = tableOf(givenReport(), 'risici-kommunen').raekker;
    const share = Math.round((first?.andel ?? 0) * 10_000) / 100;
    expect(widthsOf(tableOf(givenReport(), 'risici-kommunen'), 'chart-now')[1]).toBe(share);
  });

  test('stand by size, and by name in Danish order where they tie', () => {
    const rows = ['Øst', 'Vest', 'Åben', 'Ærlig', 'Aktindsigt'].map((navn, i) =>
      row(navn, i === 1 ? 9 : 4),
    );
    const svg =
      chartOf({ ...tableOf(givenReport(), 'overordnede-emner'), raekker: rows })?.svg ?? '';
    const names = [...svg.matchAll(/>(Øst|Vest|Åben|Ærlig|Aktindsigt)</g)].map(([, navn]) => navn);
    expect(names).toEqual(['Vest', 'Aktindsigt', 'Ærlig', 'Øst', 'Åben']);
  });

  test('say where a figure is hidden, and draw none', () => {
    const hidden: Row = { noegle: 'a', navn: 'Skjult række', skjult: true };
    const svg = chartOf({ ...table, raekker: [hidden, row('Synlig', 7)] })?.svg ?? '';
    expect(svg).toContain('>skjult<');
    expect(svg.match(/<rect class="chart-now"/g)).toHaveLength(1);
  });

  test('are there when all counts are 0, each with its 0', () => {
    const svg =
      chartOf({ ...table, n: 3, raekker: [row('Ingen', 0), row('Heller ikke', 0)] })?.svg ?? '';
    expect(svg.match(/>0</g)).toHaveLength(2);
    expect(svg).not.toContain('<rect class="chart-now" x="0"');
  });
});

function row(navn: string, antal: number): Row {
  return { noegle: navn, navn, antal };
}

/** Widths in per cent of the bars of a class, the legend's own mark first. */
function widthsOf(table: Table, name: string): readonly number[] {
  const bars = (chartOf(table)?.svg ?? '').matchAll(
    /<rect class="([\w-]+)" [^>]*?width="([\d.]+)%?"/g,
  );
  return [...bars].filter(([, kind]) => kind === name).map(([, , width]) => Number(width));
}

describe('a bar of parts', () => {
  const table = tableOf(givenReport(), 'loesningsgrad');

  test('is whole', () => {
    const parts = (chartOf(table)?.svg ?? '').matchAll(
      /<rect class="chart-part-\d" [^>]*?width="([\d.]+)%"/g,
    );
    const widths = [...parts].map(([, width]) => Number(width));
    expect(widths).toHaveLength(6);
    expect(widths.slice(0, 3).reduce((sum, width) => sum + width)).toBeCloseTo(100, 1);
  });

  test('is none where a part is hidden or they overlap: each has a bar of its own', () => {
    const hidden = table.raekker.map(
      (one, i): Row => (i === 0 ? { noegle: 'a', navn: 'A', skjult: true } : one),
    );
    const overlapping = table.raekker.map((one): Row => ({ ...one, andel: 0.7 }));
    for (const raekker of [hidden, overlapping]) {
      const svg = chartOf({ ...table, raekker })?.svg ?? '';
      expect(svg).not.toContain('chart-part');
      expect(svg).toContain('chart-now');
    }
  });
});

describe('columns', () => {
  test('stand on 0 and show the month a period cuts as a pale one', () => {
    const table = tableOf(givenReport(), 'klager-modtaget');
    const cut = table.raekker.map(
      (one, i): Row => (i === 0 ? { ...one, navn: 'april 2017 (15.–30.)' } : one),
    );
    const svg = chartOf({ ...table, raekker: cut })?.svg ?? '';
    expect(svg).toContain('>Kun en del af måneden<');
    expect(svg.match(/<rect class="chart-before"/g)).toHaveLength(2);
    expect(chartOf(table)?.svg).not.toContain('chart-before');
  });
});

describe('targets', () => {
  test('are drawn where there is a figure, in its own unit', () => {
    const svg = chartOf(tableOf(givenReport(), 'maaltal'))?.svg ?? '';
    expect(svg).toContain('>mål: mindst 60,0 %<');
    expect(svg).toContain('>mål: højst 30,0 dage<');
    const hidden = chartOf(tableOf(givenReport({ skjul: 1 }), 'maaltal'));
    expect(hidden).toBeNull();
  });
});

describe('an empty table', () => {
  test('has no chart', () => {
    const report = givenReport({ sager: 0 });
    expect(report.tabeller.filter((table) => chartOf(table) !== null)).toEqual([]);
  });
});

describe('the numbers of a scale', () => {
  test.each([
    [1, true, [0, 1]],
    [3, true, [0, 1, 2, 3]],
    [7, true, [0, 2, 4, 6, 8]],
    [214, true, [0, 100, 200, 300]],
    [1, false, [0, 0.5, 1]],
    [0.3, false, [0, 0.1, 0.2, 0.3]],
  ])('up to %f (whole: %s) are %j', (max, whole, ticks) => {
    expect(ticksFrom0(max, whole)).toEqual(ticks);
  });
});

describe('a long name', () => {
  test('is broken at blanks and hyphens, and cut after three lines', () => {
    expect(wrapped('Beskæftigelses- og Integrationsforvaltningen', 264, 15)).toEqual([
      'Beskæftigelses- og',
      'Integrationsforvaltningen',
    ]);
    const lines = wrapped('å'.repeat(500), 100, 15);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(lines.every((line) => textWidth(line, 15) <= 100)).toBe(true);
  });
});
