import {
  addDays,
  type Day,
  dayInCopenhagen,
  isWorkingDay,
  startOfDay,
  workingDaysBetween,
} from './calendar.ts';

const HOUR_MS = 3_600_000;
/** The hours in which klager are expected, in Danish time. */
const OPENS = 8;
const CLOSES = 16;
const HOURS_A_DAY = CLOSES - OPENS;

/**
 * Hours from 8 to 16 in Danish time on working days, from one instant until another; 0 when `to` is
 * not the later. The clock is changed on Sundays, so every working day has 24 hours.
 * @param closed closed days of the kommune: MM-DD every year, or YYYY-MM-DD once.
 */
export function workingHoursBetween(from: Date, to: Date, closed: readonly string[]): number {
  if (to <= from) return 0;
  const [first, last] = [dayInCopenhagen(from), dayInCopenhagen(to)];
  const before = passed(first, from, closed);
  if (first === last) return passed(last, to, closed) - before;
  const whole = workingDaysBetween(addDays(first, -1), addDays(last, -1), closed);
  return whole * HOURS_A_DAY - before + passed(last, to, closed);
}

/** How many of a day's working hours have passed at an instant of it. */
function passed(day: Day, at: Date, closed: readonly string[]): number {
  if (!isWorkingDay(day, closed)) return 0;
  const hours = (at.getTime() - startOfDay(day).getTime()) / HOUR_MS - OPENS;
  return Math.min(Math.max(hours, 0), HOURS_A_DAY);
}
