import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonOf, monthsOf } from '../../../functions/statistics/periods.ts';
import { addDays, daysBetween } from '../../../src/klage/calendar.ts';

const PERIODS = [
  ['a quarter', '2017-04-01', '2017-06-30', '2017-01-01', '2017-03-31', '2016-04-01', '2016-06-30'],
  [
    'a half-year',
    '2017-07-01',
    '2017-12-31',
    '2017-01-01',
    '2017-06-30',
    '2016-07-01',
    '2016-12-31',
  ],
  [
    'three quarters',
    '2017-04-01',
    '2017-12-31',
    '2016-07-01',
    '2017-03-31',
    '2016-04-01',
    '2016-12-31',
  ],
  [
    'a beretningsår',
    '2024-04-01',
    '2025-03-31',
    '2023-04-01',
    '2024-03-31',
    '2023-04-01',
    '2024-03-31',
  ],
  ['February', '2025-02-01', '2025-02-28', '2025-01-01', '2025-01-31', '2024-02-01', '2024-02-29'],
  [
    'a leap day',
    '2024-02-29',
    '2024-02-29',
    '2024-02-28',
    '2024-02-28',
    '2023-02-28',
    '2023-02-28',
  ],
  ['free days', '2025-03-10', '2025-03-16', '2025-03-03', '2025-03-09', '2024-03-10', '2024-03-16'],
] as const;

describe.each(PERIODS)('%s', (_name, fra, til, foerFra, foerTil, aarFra, aarTil) => {
  test(`${fra} – ${til} is compared with what stands before it and a year before`, () => {
    const { foer, aarFoer } = comparisonOf({ fra, til });
    expect(foer({ fra, til })).toEqual({ fra: foerFra, til: foerTil });
    expect(aarFoer({ fra, til })).toEqual({ fra: aarFra, til: aarTil });
  });
});

const period = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 800 }))
  .map(([from, days]) => ({
    fra: addDays('2015-01-01', from),
    til: addDays('2015-01-01', from + days),
  }));

test('the months of a period are all of it, each day once, also when moved to before', () => {
  fc.assert(
    fc.property(period, (periode) => {
      const { foer, aarFoer } = comparisonOf(periode);
      for (const move of [(part: typeof periode) => part, foer, aarFoer]) {
        const parts = monthsOf(periode).map((month) => move(month.periode));
        const whole = move(periode);
        expect(parts[0]?.fra).toBe(whole.fra);
        expect(parts.at(-1)?.til).toBe(whole.til);
        for (const [i, part] of parts.entries()) {
          const next = parts[i + 1];
          if (next !== undefined) expect(next.fra).toBe(addDays(part.til, 1));
        }
      }
    }),
  );
});

test('the period before ends the day before, and has as many days or months', () => {
  fc.assert(
    fc.property(period, (periode) => {
      const before = comparisonOf(periode).foer(periode);
      expect(before.til).toBe(addDays(periode.fra, -1));
      const [days, daysBefore] = [periode, before].map(({ fra, til }) => daysBetween(fra, til));
      const whole = monthsOf(periode).every(({ hel }) => hel);
      if (whole) expect(monthsOf(before)).toHaveLength(monthsOf(periode).length);
      else expect(daysBefore).toBe(days);
    }),
  );
});

test('a month that is only partly in the period says so', () => {
  expect(monthsOf({ fra: '2017-04-03', til: '2017-05-31' })).toEqual([
    { maaned: '2017-04', periode: { fra: '2017-04-03', til: '2017-04-30' }, hel: false },
    { maaned: '2017-05', periode: { fra: '2017-05-01', til: '2017-05-31' }, hel: true },
  ]);
});
