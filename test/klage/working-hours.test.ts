import { expect, test } from 'vitest';
import { workingHoursBetween } from '../../src/klage/working-hours.ts';

const CLOSED = ['12-24', '06-05'];

test.each([
  ['within one day', '2026-03-02T09:00:00+01:00', '2026-03-02T11:30:00+01:00', 2.5],
  ['from before it opens until after it closes', '2026-03-02T05:00Z', '2026-03-02T20:00Z', 8],
  ['over a night', '2026-03-02T15:00:00+01:00', '2026-03-03T09:00:00+01:00', 2],
  ['over a weekend', '2026-03-06T15:00:00+01:00', '2026-03-09T09:00:00+01:00', 2],
  ['over a weekend in which the clock is changed', '2026-03-27T14:00Z', '2026-03-30T07:00Z', 2],
  ['on a Sunday', '2026-03-08T09:00Z', '2026-03-08T12:00Z', 0],
  ['over a closed day', '2026-12-23T15:00Z', '2026-12-25T12:00Z', 0],
  ['over Easter', '2026-04-01T06:00:00Z', '2026-04-07T06:00:00Z', 8],
  ['over a week', '2026-03-02T12:00Z', '2026-03-09T12:00Z', 40],
  ['backwards', '2026-03-03T12:00Z', '2026-03-02T12:00Z', 0],
])('working hours %s', (_how, from, to, hours) => {
  expect(workingHoursBetween(new Date(from), new Date(to), CLOSED)).toBe(hours);
});

test('a span is the sum of its hours, wherever it is cut', () => {
  const from = Date.parse('2026-03-20T00:00:00Z');
  const hour = (i: number) => new Date(from + i * 3_600_000);
  const one = (i: number) => workingHoursBetween(hour(i), hour(i + 1), CLOSED);
  for (const hours of [1, 7, 100, 500, 2_000]) {
    const sum = Array.from({ length: hours }, (_, i) => one(i)).reduce((a, b) => a + b, 0);
    expect(workingHoursBetween(hour(0), hour(hours), CLOSED)).toBe(sum);
  }
});
