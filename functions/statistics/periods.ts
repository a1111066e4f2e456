import { addDays, type Day, daysBetween } from '../../src/klage/calendar.ts';
import type { Periode } from './report.ts';

/** The two periods a period is seen beside, and how a part of it is moved into each. */
export type Comparison = {
  /** Of the same length, right before. */
  readonly foer: (part: Periode) => Periode;
  /** The same days a year before. */
  readonly aarFoer: (part: Periode) => Periode;
};

/**
 * How a period is compared. Whole calendar months (a quarter, a half-year, a beretningsår) are
 * compared with as many whole months before, whatever their length in days; free days with as many
 * days before.
 */
export function comparisonOf(periode: Periode): Comparison {
  const months = wholeMonths(periode);
  const days = daysBetween(periode.fra, periode.til) + 1;
  return {
    foer: (part) => (months === null ? movedByDays(part, -days) : movedByMonths(part, -months)),
    aarFoer: (part) => movedByMonths(part, -12),
  };
}

/** The calendar months that a period touches, each with what of it lies in the period. */
export function monthsOf({ fra, til }: Periode): readonly MonthOf[] {
  const months: MonthOf[] = [];
  for (let first = firstOfMonth(fra); first <= til; first = monthAfter(first)) {
    const last = lastOfMonth(first);
    const part = { fra: fra > first ? fra : first, til: til < last ? til : last };
    months.push({
      maaned: first.slice(0, 7),
      periode: part,
      hel: part.fra === first && part.til === last,
    });
  }
  return months;
}

export type MonthOf = {
  /** YYYY-MM */
  readonly maaned: string;
  readonly periode: Periode;
  /** Whether the whole month lies in the period. */
  readonly hel: boolean;
};

/** How many whole calendar months a period is; null when it is not. */
function wholeMonths({ fra, til }: Periode): number | null {
  if (fra !== firstOfMonth(fra) || til !== lastOfMonth(til)) return null;
  return monthNumber(til) - monthNumber(fra) + 1;
}

function movedByDays({ fra, til }: Periode, days: number): Periode {
  return { fra: addDays(fra, days), til: addDays(til, days) };
}

/** A last day of a month stays one, so that February is whole in leap years too. */
function movedByMonths({ fra, til }: Periode, months: number): Periode {
  const moved = dayInMonth(monthNumber(til) + months, til.slice(8));
  const whole = fra === firstOfMonth(fra) && til === lastOfMonth(til);
  return {
    fra: dayInMonth(monthNumber(fra) + months, fra.slice(8)),
    til: whole ? lastOfMonth(moved) : moved,
  };
}

/** The day of a month, or its last one when it has no such day. */
function dayInMonth(month: number, date: string): Day {
  const first = firstOf(month);
  const last = lastOfMonth(first);
  return date > last.slice(8) ? last : `${first.slice(0, 8)}${date}`;
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function lastOfMonth(day: Day): Day {
  return addDays(monthAfter(firstOfMonth(day)), -1);
}

function monthAfter(first: Day): Day {
  return firstOf(monthNumber(first) + 1);
}

/** Months since the year 0. */
function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOf(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
