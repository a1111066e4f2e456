import { addDays, type Day, daysBetween } from '../../src/klage/calendar.ts';
import type { Periode } from '../statistics/report.ts';

const MONTHS_A_YEAR = 12;
const MONTHS_A_HALF = 6;

/** Whole calendar months: how many from which. @param first months since the year 0 */
export function monthsPeriod(first: number, count: number): Periode {
  return { fra: firstDay(first), til: addDays(firstDay(first + count), -1) };
}

/** The month of a day, counted from the year 0. */
export function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * MONTHS_A_YEAR + Number(day.slice(5, 7)) - 1;
}

/** The last half of a calendar year that has passed on a day: what the meetings are about. */
export function lastHalfYear(today: Day): Periode {
  const month = monthNumber(today);
  return monthsPeriod(month - (month % MONTHS_A_HALF) - MONTHS_A_HALF, MONTHS_A_HALF);
}

/**
 * The period of the same length before (-1) or after (1): whole months are moved by months,
 * whatever their days, and free days by days.
 */
export function movedPeriod(periode: Periode, steps: -1 | 1): Periode {
  const { fra, til } = periode;
  const first = monthNumber(fra);
  const months = monthNumber(til) - first + 1;
  const whole = monthsPeriod(first, months);
  if (whole.fra === fra && whole.til === til) return monthsPeriod(first + steps * months, months);
  const days = daysBetween(fra, til) + 1;
  return { fra: addDays(fra, steps * days), til: addDays(til, steps * days) };
}

function firstDay(month: number): Day {
  const year = String(Math.floor(month / MONTHS_A_YEAR)).padStart(4, '0');
  return `${year}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, '0')}-01`;
}
