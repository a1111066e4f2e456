import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isWorkingDay } from '../../src/klage/calendar.ts';
import { klagefrist, svarfrist, svarfristUdloebet } from '../../src/klage/deadlines.ts';

const CLOSED = ['12-24', '12-31', '06-05'];
const TIME = { svarfristArbejdsdage: 10, ikkeArbejdsdage: CLOSED };
const aDay = fc.integer({ min: 0, max: 100 * 365 }).map((days) => addDays('2000-01-01', days));

/** Counted by hand on a calendar. */
const SVARFRISTER: readonly [string, string, string][] = [
  ['a Monday without holidays', '2026-02-02', '2026-02-16'],
  ['a Friday', '2026-02-06', '2026-02-20'],
  ['a Saturday', '2026-02-07', '2026-02-20'],
  ['a Sunday', '2026-02-08', '2026-02-20'],
  ['the Monday before Easter', '2026-03-30', '2026-04-16'],
  ['langfredag', '2026-04-03', '2026-04-20'],
  ['store bededag while it was a holiday', '2023-04-28', '2023-05-15'],
  ['the same time of year without store bededag', '2024-04-19', '2024-05-03'],
  ['over Ascension and Whitsun', '2026-05-12', '2026-05-28'],
  ['over grundlovsdag', '2026-05-26', '2026-06-10'],
  ['over Christmas and New Year', '2026-12-21', '2027-01-08'],
];

describe('the svarfrist', () => {
  test.each(SVARFRISTER)('counts ten arbejdsdage from %s (%s): %s', (_when, modtaget, frist) => {
    expect(svarfrist(modtaget, TIME)).toBe(frist);
  });

  test.each(SVARFRISTER)(
    'has not passed on its day, and has the day after: %s',
    (_w, day, frist) => {
      expect(svarfristUdloebet(day, frist, TIME)).toBe(false);
      expect(svarfristUdloebet(day, addDays(frist, 1), TIME)).toBe(true);
    },
  );

  test('never comes earlier for a klage that is sent later', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        expect(svarfrist(addDays(day, 1), TIME) >= svarfrist(day, TIME)).toBe(true);
      }),
    );
  });
});

describe('the klagefrist', () => {
  test.each([
    ['four weeks later, the same weekday', '2026-01-05', 4, '2026-02-02'],
    ['the Monday when that is a Saturday', '2026-01-10', 4, '2026-02-09'],
    ['after Easter when that is langfredag', '2026-03-06', 4, '2026-04-07'],
    ['after Christmas when that is Christmas Eve', '2026-11-26', 4, '2026-12-28'],
    ['after New Year when that is New Year’s Eve', '2026-12-03', 4, '2027-01-04'],
    ['a week later when the emne says so', '2026-01-05', 1, '2026-01-12'],
  ])('is %s', (_what, given, weeks, day) => {
    expect(klagefrist(given, weeks, CLOSED)).toBe(day);
  });

  test('is a working day, never early, and at most a week of closed days late', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 26 }), (day, weeks) => {
        const frist = klagefrist(day, weeks, CLOSED);
        expect(isWorkingDay(frist, CLOSED)).toBe(true);
        expect(daysBetween(day, frist)).toBeGreaterThanOrEqual(7 * weeks);
        expect(daysBetween(day, frist)).toBeLessThanOrEqual(7 * weeks + 7);
      }),
    );
  });
});
