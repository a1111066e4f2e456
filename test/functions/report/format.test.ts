import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inCount,
  inDanishOrder,
  inDay,
  inDays,
  inDaysInterval,
  inDecimals,
  inInterval,
  inList,
  inMonth,
  inPercent,
  inPercentInterval,
} from '../../../functions/report/format.ts';

describe('a share', () => {
  test.each([
    [332 / 498, '66,7 %'],
    [0.6665, '66,7 %'],
    [0.66649999, '66,6 %'],
    [0.0005, '0,1 %'],
    [0.00049, '0,0 %'],
    [0.1105, '11,1 %'],
    [0.2345, '23,5 %'],
    [0.9995, '100,0 %'],
    [0.99949, '99,9 %'],
    [0, '0,0 %'],
    [1, '100,0 %'],
    [1e-7, '0,0 %'],
    [-0.0125, '−1,3 %'],
    [-0.0004, '0,0 %'],
    [12.3456, '1.234,6 %'],
  ])('of %f is %s', (share, said) => {
    expect(inPercent(share)).toBe(said);
  });

  test('is rounded from its counts, in whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(), (naevner, seed) => {
        const taeller = seed % (naevner + 1);
        const said = inPercent(taeller / naevner, { taeller, naevner });
        const tenths = BigInt(said.replace(/\D/g, ''));
        const twice = 2000n * BigInt(taeller) - 2n * tenths * BigInt(naevner);
        expect(twice >= -BigInt(naevner) && twice < BigInt(naevner)).toBe(true);
      }),
    );
  });

  test('that is exactly half way between two goes up, whatever its double is', () => {
    for (let taeller = 0; taeller < 2000; taeller += 1) {
      const said = inPercent(taeller / 2000, { taeller, naevner: 2000 });
      const tenths = Math.floor((taeller + 1) / 2);
      expect(said).toBe(`${Math.floor(tenths / 10)},${tenths % 10} %`);
      expect(inPercent(taeller / 2000)).toBe(said);
    }
  });

  test('is rounded by itself where its counts say something else', () => {
    expect(inPercent(0.5, { taeller: 1, naevner: 3 })).toBe('50,0 %');
    expect(inPercent(0, { taeller: 0, naevner: 0 })).toBe('0,0 %');
  });
});

describe('a number', () => {
  test.each([
    [inCount(0), '0'],
    [inCount(999), '999'],
    [inCount(1234), '1.234'],
    [inCount(1_234_567), '1.234.567'],
    [inCount(2.5), '3'],
    [inDecimals(12.35), '12,4'],
    [inDecimals(1.005, 2), '1,01'],
    [inDecimals(0.05), '0,1'],
    [inDecimals(-0.05), '−0,1'],
    [inDecimals(-0.04), '0,0'],
    [inDecimals(1e21), '1.000.000.000.000.000.000.000,0'],
    [inDays(12.5), '12,5 dage'],
    [inDaysInterval([10.24, 14.05]), '10,2–14,1 dage'],
    [inPercentInterval([0.612, 0.719]), '61,2–71,9 %'],
    [inInterval([1.2, 4.61]), '1,2–4,6'],
  ])('is written %s', (said, expected) => {
    expect(said).toBe(expected);
  });

  test('that is none is refused with a sentence', () => {
    expect(() => inCount(Number.NaN)).toThrow('must be a finite number');
    expect(() => inDecimals(Number.POSITIVE_INFINITY)).toThrow('must be a finite number');
  });
});

describe('words', () => {
  test.each([
    [inDay('2014-12-04'), '4. december 2014'],
    [inDay('2026-01-31'), '31. januar 2026'],
    [inMonth('2017-04'), 'april 2017'],
    [inList(['2.', '3.', '4.']), '2., 3. og 4.'],
    [inList(['a']), 'a'],
    [inList([]), ''],
  ])('are %s', (said, expected) => {
    expect(said).toBe(expected);
  });

  test('stand in Danish order: æ, ø, å last, aa as å', () => {
    const words = ['Aarhus', 'Åbning', 'Ærø', 'Ørsted', 'Zoo', 'Andet', 'aktindsigt'];
    expect(words.toSorted(inDanishOrder)).toEqual([
      ...['aktindsigt', 'Andet', 'Zoo', 'Ærø', 'Ørsted', 'Åbning', 'Aarhus'],
    ]);
  });
});
