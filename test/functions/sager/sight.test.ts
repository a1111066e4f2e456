import { expect, test } from 'vitest';
import { fristOf } from '../../../functions/sager/frist.ts';
import { isInSight, sightOf } from '../../../functions/sager/sight.ts';
import type { Rolle } from '../../../functions/staff/medarbejder.ts';
import { rules } from '../given/rules.ts';

const sight = (...roller: Rolle[]) => sightOf(rules(), { roller });

test('Borgerrådgiveren sees every case, and answers for those of nobody', () => {
  const all = sight('borgerraadgiver', 'forvaltning:SOF');
  expect(all).toEqual({
    raadgiver: true,
    hos: null,
    egne: ['BORGERRAADGIVEREN', ''],
    forvaltninger: ['SOF'],
  });
  for (const modtager of ['SOF', 'BORGERRAADGIVEREN', 'nedlagt', '']) {
    expect(isInSight(all, modtager)).toBe(true);
  }
});

test('a forvaltning sees its own cases, and nobody’s none', () => {
  const own = sight('forvaltning:SOF', 'statistik');
  expect(isInSight(own, 'SOF')).toBe(true);
  for (const modtager of ['BUF', 'BORGERRAADGIVEREN', '']) {
    expect(isInSight(own, modtager)).toBe(false);
  }
  const both = sight('forvaltning:SOF', 'forvaltning:BUF');
  expect([isInSight(both, 'SOF'), isInSight(both, 'BUF')]).toEqual([true, true]);
});

test.each([[[]], [['statistik']], [['regelredaktoer', 'statistik']]] as const)(
  'whoever has only %j sees none',
  (roller) => {
    for (const modtager of ['SOF', 'BORGERRAADGIVEREN', '']) {
      expect(isInSight(sight(...roller), modtager)).toBe(false);
    }
  },
);

test.each([
  ['2026-03-12', { arbejdsdage: 3, overskredet: false }],
  ['2026-03-09', { arbejdsdage: 0, overskredet: false }],
  ['2026-03-05', { arbejdsdage: -2, overskredet: true }],
  ['2026-03-06', { arbejdsdage: -1, overskredet: true }],
])('a deadline on %s is so far on a Monday', (svarfrist, expected) => {
  const dag = '2026-03-09';
  expect(fristOf(svarfrist, { dag, lukket: [] })).toEqual({ dag: svarfrist, ...expected });
  expect(fristOf(null, { dag, lukket: [] })).toBeNull();
});
