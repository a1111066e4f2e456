import { addDays, type Day } from '../../src/klage/calendar.ts';
import type { Periode } from '../statistics/report.ts';
import { dayOfMonth, inDay, inList, inMonth, monthName } from './format.ts';

const MONTHS_A_QUARTER = 3;
const MONTHS_A_YEAR = 12;
const QUARTERS_A_HALF = 2;

/**
 * A period as people call it: `2. kvartal 2017`, `2., 3. og 4. kvartal 2017`, `1. halvår 2017`,
 * `2017`, `beretningsåret 2017` (1 April–31 March), `april 2017`, or its two days.
 */
export function periodInWords(periode: Periode): string {
  return wholeMonthsInWords(periode) ?? daysInWords(periode);
}

/** Both days of a period: `1. april – 31. december 2017`. */
export function daysInWords({ fra, til }: Periode): string {
  if (fra === til) return inDay(fra);
  if (fra.slice(0, 4) !== til.slice(0, 4)) return `${inDay(fra)} – ${inDay(til)}`;
  if (fra.slice(0, 7) === til.slice(0, 7)) return `${dayOfMonth(fra)}–${inDay(til)}`;
  return `${dayOfMonth(fra)} ${monthName(fra)} – ${inDay(til)}`;
}

function wholeMonthsInWords({ fra, til }: Periode): string | null {
  if (!fra.endsWith('-01') || !addDays(til, 1).endsWith('-01') || til < fra) return null;
  const first = monthOf(fra) - 1;
  const months = (yearOf(til) - yearOf(fra)) * MONTHS_A_YEAR + monthOf(til) - monthOf(fra) + 1;
  if (months === 1) return inMonth(fra);
  if (months === MONTHS_A_YEAR && fra.slice(5) === '04-01') return `beretningsåret ${yearOf(fra)}`;
  const quarters = first % MONTHS_A_QUARTER === 0 && months % MONTHS_A_QUARTER === 0;
  const oneYear = yearOf(fra) === yearOf(til);
  if (!quarters || !oneYear) return null;
  return quartersInWords(first / MONTHS_A_QUARTER, months / MONTHS_A_QUARTER, yearOf(fra));
}

/** @param first from 0 */
function quartersInWords(first: number, count: number, year: number): string {
  if (count * MONTHS_A_QUARTER === MONTHS_A_YEAR) return String(year);
  if (count === QUARTERS_A_HALF && first % QUARTERS_A_HALF === 0) {
    return `${first / QUARTERS_A_HALF + 1}. halvår ${year}`;
  }
  const numbers = Array.from({ length: count }, (_, i) => `${first + i + 1}.`);
  return `${inList(numbers)} kvartal ${year}`;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}
