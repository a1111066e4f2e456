/** A calendar day as people write it in law: YYYY-MM-DD, no time, no zone. */
export type Day = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
/** Days that every month has: known without asking the calendar, which a rule set does hundreds of times. */
const IN_EVERY_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
/** Dates before this are typing errors, not memories. */
const YEAR_MIN = 1900;

/** Whether the text is a real day in the form YYYY-MM-DD, from 1900 on. */
export function isDay(text: string): boolean {
  return isRealDay(text) && Number(text.slice(0, 4)) >= YEAR_MIN;
}

/** Whether the text is a day of the calendar in the form YYYY-MM-DD, however long ago. */
export function isRealDay(text: string): boolean {
  if (IN_EVERY_MONTH.test(text)) return true;
  if (!DAY_PATTERN.test(text)) return false;
  const ms = msOf(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}

/** Whether a klage can be decided on that day: its deadlines too must lie before the year 10000. */
export function isDayOfReceipt(text: string): boolean {
  return isDay(text) && text < '9999';
}

/** The instant a day begins in Denmark: one or two hours before it does in UTC. */
export function startOfDay(day: Day): Date {
  const summer = new Date(msOf(day) - 2 * HOUR_MS);
  return dayInCopenhagen(summer) === day ? summer : new Date(msOf(day) - HOUR_MS);
}

/** The day `days` after `day` (before, when negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(msOf(day) + days * DAY_MS);
}

/** Days from `from` until `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((msOf(to) - msOf(from)) / DAY_MS);
}

/**
 * Easter Sunday of a Gregorian year.
 * Source: J. Meeus, Astronomical Algorithms, chapter 8 (the "anonymous" method of 1876).
 */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${two(month)}-${two(date)}`;
}

/** Days after Easter Sunday that are public holidays in Denmark every year. */
const EASTER_HOLIDAYS = [-3, -2, 0, 1, 39, 49, 50] as const;
/** Store bededag was a public holiday for the last time in 2023 (law in force on 1 January 2024). */
const STORE_BEDEDAG = { afterEaster: 26, lastYear: 2023 } as const;
const FIXED_HOLIDAYS = ['01-01', '12-25', '12-26'] as const;

const holidaysByYear = new Map<number, ReadonlySet<Day>>();

/** The Danish public holidays of a year, computed. */
export function holidays(year: number): ReadonlySet<Day> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const easter = easterSunday(year);
  const days = new Set<Day>(FIXED_HOLIDAYS.map((date) => `${year}-${date}`));
  for (const offset of EASTER_HOLIDAYS) days.add(addDays(easter, offset));
  if (year <= STORE_BEDEDAG.lastYear) days.add(addDays(easter, STORE_BEDEDAG.afterEaster));
  holidaysByYear.set(year, days);
  return days;
}

/**
 * Whether the kommune works on that day: Monday to Friday, no public holiday, no closed day.
 * @param closed closed days of the kommune: MM-DD every year, or YYYY-MM-DD once.
 */
export function isWorkingDay(day: Day, closed: readonly string[]): boolean {
  if (isWeekend(day)) return false;
  if (closed.includes(day) || closed.includes(day.slice(5))) return false;
  return !holidays(Number(day.slice(0, 4))).has(day);
}

/**
 * The first working day on or after `day`.
 * @throws RangeError when the year 9999 ends before: the search would never.
 */
export function workingDayFrom(day: Day, closed: readonly string[]): Day {
  let candidate = day;
  while (isRealDay(candidate)) {
    if (isWorkingDay(candidate, closed)) return candidate;
    candidate = addDays(candidate, 1);
  }
  throw new RangeError('There is no working day after the year 9999.');
}

/** The `count`-th working day after `day`; `day` itself is day 0. */
export function addWorkingDays(day: Day, count: number, closed: readonly string[]): Day {
  let candidate = day;
  for (let left = count; left > 0; left -= 1) {
    candidate = workingDayFrom(addDays(candidate, 1), closed);
  }
  return candidate;
}

/** The `count`-th working day before `day`; `day` itself is day 0. */
export function workingDaysBefore(day: Day, count: number, closed: readonly string[]): Day {
  let candidate = day;
  for (let left = count; left > 0; ) {
    candidate = addDays(candidate, -1);
    if (isWorkingDay(candidate, closed)) left -= 1;
  }
  return candidate;
}

/**
 * How many working days there are from `from` until `to`: those after the one up to and with the
 * other; negative when `to` is the earlier.
 */
export function workingDaysBetween(from: Day, to: Day, closed: readonly string[]): number {
  if (to < from) return 0 - workingDaysBetween(to, from, closed);
  const weeks = Math.floor(daysBetween(from, to) / 7);
  let weekdays = 5 * weeks;
  for (let day = addDays(from, 7 * weeks + 1); day <= to; day = addDays(day, 1)) {
    if (!isWeekend(day)) weekdays += 1;
  }
  return weekdays - closedWeekdays(from, to, closed);
}

/** Holidays and closed days of Monday to Friday, after `from` up to and with `to`. */
function closedWeekdays(from: Day, to: Day, closed: readonly string[]): number {
  const [first, last] = [yearOf(from), yearOf(to)];
  let count = 0;
  for (let year = first; year <= last; year += 1) {
    const days = closedWeekdaysOf(year, closed);
    const isWhole = first < year && year < last;
    count += isWhole ? days.length : days.filter((day) => day > from && day <= to).length;
  }
  return count;
}

/** By the list of closed days and the year: a worklist asks for all years of a case, line by line. */
const closedByYear = new WeakMap<readonly string[], Map<number, readonly Day[]>>();

function closedWeekdaysOf(year: number, closed: readonly string[]): readonly Day[] {
  const years = closedByYear.get(closed) ?? new Map<number, readonly Day[]>();
  closedByYear.set(closed, years);
  const known = years.get(year);
  if (known !== undefined) return known;
  const own = closed.map((day) => (day.length === 5 ? `${year}-${day}` : day));
  const all = new Set([...holidays(year), ...own.filter((day) => yearOf(day) === year)]);
  const days = [...all].filter((day) => isRealDay(day) && !isWeekend(day));
  years.set(year, days);
  return days;
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(msOf(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

const copenhagen = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** The day in Europe/Copenhagen at an instant: what "received on" means in law. */
export function dayInCopenhagen(instant: Date): Day {
  return copenhagen.format(instant);
}

function msOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
