import { describe, expect, test } from 'vitest';
import { pdfParts } from '../../../functions/report/pdf-tables.ts';
import { showTable } from '../../../functions/report/show-report.ts';
import type { Column, Table } from '../../../functions/statistics/report.ts';
import { givenReport, tableOf } from '../given/reports.ts';

function partsOf(table: Table) {
  return pdfParts(table, showTable(table, '5.2'));
}

describe('a table that is wider than a page', () => {
  test('comes in parts that hold every column once, groups together', () => {
    const table = tableOf(givenReport(), 'benchmark');
    const parts = partsOf(table);
    expect(parts.map(({ overskrift }) => overskrift)).toEqual([
      'Del 1 af 3',
      'Del 2 af 3',
      'Del 3 af 3',
    ]);
    const groups = parts.flatMap(({ grupper }) => grupper ?? []).filter(({ navn }) => navn !== '');
    expect(groups.map(({ kolonner }) => kolonner)).toEqual(Array(8).fill(2));
    const shown = showTable(table, '5.2').raekker[0]?.celler;
    expect(parts.flatMap(({ raekker }) => raekker[0]?.celler ?? [])).toEqual(shown);
  });

  test('is cut inside a group that no page could hold', () => {
    const kolonner = Array.from(
      { length: 20 },
      (_, i): Column => ({
        noegle: `fordelt.f${i}.middel`,
        navn: `F${i}`,
        slags: 'dage',
        gruppe: 'Alle',
      }),
    );
    const table = { ...tableOf(givenReport(), 'sagsbehandlingstid'), kolonner };
    const parts = partsOf(table);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(({ kolonner: heads }) => heads.slice(1)).map(({ navn }) => navn)).toEqual(
      kolonner.map(({ navn }) => navn),
    );
  });
});

describe('a table that fits', () => {
  test('is one part, and one without rows none', () => {
    const table = tableOf(givenReport(), 'indsatser');
    expect(partsOf(table).map(({ overskrift }) => overskrift)).toEqual([null]);
    expect(partsOf({ ...table, raekker: [] })).toEqual([]);
  });
});
