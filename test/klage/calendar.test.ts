import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayInCopenhagen,
  daysBetween,
  easterSunday,
  holidays,
  isDay,
  isWorkingDay,
  startOfDay,
  workingDayFrom,
  workingDaysBefore,
  workingDaysBetween,
} from '../../src/klage/calendar.ts';
import { gaussEaster } from './gauss-easter.ts';

const YEARS = Array.from({ length: 300 }, (_, i) => 1900 + i);
const aDay = fc.integer({ min: 0, max: 300 * 365 }).map((days) => addDays('1900-01-01', days));
/** The days on which offices are closed although no law says so (domain: a setting). */
const CLOSED = ['12-24', '12-31', '06-05'] as const;

describe('Easter', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [1943, '1943-04-25'],
    [2008, '2008-03-23'],
    [2285, '2285-03-22'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  test('agrees with the method of Gauss in every year from 1900 to 2199', () => {
    expect(YEARS.map(easterSunday)).toEqual(YEARS.map(gaussEaster));
  });
});

describe('a public holiday', () => {
  test.each([
    ['nytårsdag', '2026-01-01'],
    ['skærtorsdag', '2026-04-02'],
    ['langfredag', '2026-04-03'],
    ['påskedag', '2026-04-05'],
    ['2. påskedag', '2026-04-06'],
    ['Kristi himmelfartsdag', '2026-05-14'],
    ['pinsedag', '2026-05-24'],
    ['2. pinsedag', '2026-05-25'],
    ['juledag', '2026-12-25'],
    ['2. juledag', '2026-12-26'],
    ['store bededag while it was one', '2023-05-05'],
  ])('is %s, %s', (_name, day) => {
    expect(holidays(Number(day.slice(0, 4))).has(day)).toBe(true);
    expect(isWorkingDay(day, [])).toBe(false);
  });

  test.each([
    ['store bededag after 2023', '2024-04-26'],
    ['1 May', '2026-05-01'],
    ['grundlovsdag', '2026-06-05'],
    ['the Friday after Ascension', '2026-05-15'],
    ['Christmas Eve', '2026-12-24'],
    ['New Year’s Eve', '2026-12-31'],
  ])('is not %s, %s', (_name, day) => {
    expect(holidays(Number(day.slice(0, 4))).has(day)).toBe(false);
    expect(isWorkingDay(day, [])).toBe(true);
  });

  test('comes ten times a year, and eleven until 2023, store bededag on a Friday', () => {
    for (const year of YEARS) expect(holidays(year).size, `${year}`).toBe(year <= 2023 ? 11 : 10);
    const easter = easterSunday(2023);
    expect(weekday(addDays(easter, 26))).toBe('Friday');
  });

  test('falls on the weekday that gives it its name', () => {
    for (const year of YEARS) {
      const easter = easterSunday(year);
      expect(weekday(easter), easter).toBe('Sunday');
      const days = [...holidays(year)].filter((day) => /-0[3-6]-/.test(day)).map(weekday);
      const names = ['Thursday', 'Friday', 'Sunday', 'Monday', 'Thursday', 'Sunday', 'Monday'];
      expect(days).toEqual(year <= 2023 ? [...names, 'Friday'] : names);
    }
  });
});

describe('a working day', () => {
  test('is not a day the kommune closes, every year or once', () => {
    expect(isWorkingDay('2026-12-24', CLOSED)).toBe(false);
    expect(isWorkingDay('2031-06-05', CLOSED)).toBe(false);
    expect(isWorkingDay('2026-05-15', ['2026-05-15'])).toBe(false);
    expect(isWorkingDay('2025-05-30', ['2026-05-15'])).toBe(true);
  });

  test('is counted from the day after, over Easter', () => {
    // 2026: Thursday 2 to Monday 6 April are closed.
    expect(addWorkingDays('2026-03-30', 1, [])).toBe('2026-03-31');
    expect(addWorkingDays('2026-04-01', 1, [])).toBe('2026-04-07');
    expect(addWorkingDays('2026-04-04', 0, [])).toBe('2026-04-04');
  });

  test('is the day itself when that is one, else the next', () => {
    expect(workingDayFrom('2026-04-01', [])).toBe('2026-04-01');
    expect(workingDayFrom('2026-04-02', [])).toBe('2026-04-07');
    expect(workingDayFrom('2026-12-24', CLOSED)).toBe('2026-12-28');
  });

  test('is none when the calendar ends first, and the search ends too', () => {
    expect(() => addWorkingDays('9999-12-30', 10, CLOSED)).toThrow(RangeError);
    expect(() => workingDayFrom('9999-12-31', CLOSED)).toThrow(RangeError);
  });

  test('count and walk agree: n working days lie after the start, up to and with the last', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const last = addWorkingDays(day, count, CLOSED);
        const after = Array.from({ length: daysBetween(day, last) }, (_, i) => addDays(day, i + 1));
        expect(after.filter((each) => isWorkingDay(each, CLOSED))).toHaveLength(count);
        expect(isWorkingDay(last, CLOSED)).toBe(true);
      }),
    );
  });
});

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is real', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '0026-01-01',
    '2026-1-1',
    '01-02-2026',
    '2026-01-01T00:00',
    '2026-01-01\n',
    ' 2026-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('comes back when days are added and taken away, also across summer time', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        fc.pre(days >= 0 || daysBetween('1900-01-01', day) >= -days);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });
});

describe('the day in Copenhagen', () => {
  test.each([
    ['just before midnight in winter', '2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['at midnight in winter', '2026-01-15T23:00:00Z', '2026-01-16'],
    ['just before midnight in summer', '2026-07-15T21:59:59.999Z', '2026-07-15'],
    ['at midnight in summer', '2026-07-15T22:00:00Z', '2026-07-16'],
    ['the last winter midnight before summer time', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['before the clock goes forward', '2026-03-29T00:59:59Z', '2026-03-29'],
    ['after the clock went forward', '2026-03-29T01:00:00Z', '2026-03-29'],
    ['the end of the day of 23 hours', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['the day after the day of 23 hours', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['the first hour of the day of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['the hour that comes twice, first', '2026-10-25T00:30:00Z', '2026-10-25'],
    ['the hour that comes twice, second', '2026-10-25T01:30:00Z', '2026-10-25'],
    ['the end of the day of 25 hours', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['the day after the day of 25 hours', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['New Year', '2026-12-31T23:00:00Z', '2027-01-01'],
    ['a leap day', '2028-02-28T23:00:00Z', '2028-02-29'],
  ])('is right %s (%s)', (_when, instant, day) => {
    expect(dayInCopenhagen(new Date(instant))).toBe(day);
  });
});

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

function weekday(day: string): string {
  return weekdays.format(new Date(`${day}T12:00:00Z`));
}

describe('the start of a day', () => {
  test('is midnight in Denmark, also on the days the clock is moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 365 }), (days) => {
        const day = addDays('1990-01-01', days);
        const start = startOfDay(day);
        expect(dayInCopenhagen(start)).toBe(day);
        expect(dayInCopenhagen(new Date(start.getTime() - 1))).toBe(addDays(day, -1));
      }),
    );
    expect(startOfDay('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
});

describe('working days between two days', () => {
  test.each([
    ['2026-03-09', '2026-03-09', 0],
    ['2026-03-09', '2026-03-12', 3],
    ['2026-03-06', '2026-03-09', 1],
    ['2026-03-07', '2026-03-09', 1],
    ['2026-03-09', '2026-03-05', -2],
    ['2026-03-07', '2026-03-06', 0],
    ['2026-04-01', '2026-04-07', 1],
  ])('from %s until %s are %i', (from, to, count) => {
    expect(workingDaysBetween(from, to, CLOSED)).toBe(count);
  });

  test('are as many as there are when each day is asked, closed days of all kinds among them', () => {
    const closed = [...CLOSED, '02-29', '2026-03-10', '2026-03-14', '2025-02-29'];
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 900 }), (from, length) => {
        const days = Array.from({ length }, (_, i) => addDays(from, i + 1));
        const count = days.filter((day) => isWorkingDay(day, closed)).length;
        const to = addDays(from, length);
        expect(workingDaysBetween(from, to, closed)).toBe(count);
        expect(workingDaysBetween(to, from, closed)).toBe(0 - count);
      }),
    );
    expect(workingDaysBetween('2026-03-09', '2026-03-16', closed)).toBe(4);
  });

  test('are those that adding working days passes, and taking them away goes back', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 40 }), (day, count) => {
        const to = addWorkingDays(day, count, CLOSED);
        expect(workingDaysBetween(day, to, CLOSED)).toBe(count);
        const back = workingDaysBefore(to, count, CLOSED);
        expect(back <= workingDayFrom(day, CLOSED)).toBe(true);
        expect(addWorkingDays(back, count, CLOSED)).toBe(count === 0 ? back : to);
      }),
    );
  });
});
