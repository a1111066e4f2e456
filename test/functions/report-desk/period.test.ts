import { expect, test } from 'vitest';
import { lastHalfYear, monthsPeriod, movedPeriod } from '../../../functions/report-desk/period.ts';

test.each([
  ['2026-01-01', '2025-07-01', '2025-12-31'],
  ['2026-06-30', '2025-07-01', '2025-12-31'],
  ['2026-07-01', '2026-01-01', '2026-06-30'],
  ['2026-12-31', '2026-01-01', '2026-06-30'],
])('on %s the last half-year that has passed is %s to %s', (today, fra, til) => {
  expect(lastHalfYear(today)).toEqual({ fra, til });
});

test.each([
  ['a leap February', '2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
  ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
  ['a half-year', '2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31'],
  ['a beretningsår', '2024-04-01', '2025-03-31', '2023-04-01', '2024-03-31'],
  ['free days', '2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
  ['one day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
])('%s has the period of its length right before it, and that one has it after', (...row) => {
  const [, fra, til, foerFra, foerTil] = row;
  const before = { fra: foerFra, til: foerTil };
  expect(movedPeriod({ fra, til }, -1)).toEqual(before);
  expect(movedPeriod(before, 1)).toEqual({ fra, til });
});

test('months are counted over the turn of a year', () => {
  expect(monthsPeriod(2025 * 12 + 11, 2)).toEqual({ fra: '2025-12-01', til: '2026-01-31' });
});
