import { expect, test } from 'vitest';
import { givesCopy, lastDayOfCode, lastDayOfCopy, opensCase } from '../../src/klage/opbevaring.ts';

const CLOSED = '2026-03-12';
const DAGE = 30;

test('an open case has no end', () => {
  expect(givesCopy(null, '2099-01-01', DAGE)).toBe(true);
  expect(opensCase(null, '2099-01-01', DAGE)).toBe(true);
});

test('the copy ends RETENTION_DAYS after closing, to the day', () => {
  expect(lastDayOfCopy(CLOSED, DAGE)).toBe('2026-04-11');
  expect(givesCopy(CLOSED, '2026-04-11', DAGE)).toBe(true);
  expect(givesCopy(CLOSED, '2026-04-12', DAGE)).toBe(false);
});

test.each([1, 30, 400])('the code lives longer than the answers it opens: %d days', (dage) => {
  const last = lastDayOfCode(CLOSED, dage);
  expect(last > '2026-06-10').toBe(true);
  expect(opensCase(CLOSED, last, dage)).toBe(true);
  expect(last > lastDayOfCopy(CLOSED, dage)).toBe(true);
});

test('the code ends 90 days and RETENTION_DAYS after closing', () => {
  expect(lastDayOfCode(CLOSED, DAGE)).toBe('2026-07-10');
  expect(opensCase(CLOSED, '2026-07-11', DAGE)).toBe(false);
});
