import {
  addDays,
  type Day,
  daysBetween,
  isWorkingDay,
  startOfDay,
} from '../../src/klage/calendar.ts';
import { picker, type Seeded } from './seeded.ts';

/** The two years of the demo: the fictional one, and the one before to compare with. */
const DEMO_DAYS = 730;

/** January to December: quiet in the summer and around Christmas. */
const MONTHS = [1.15, 1, 1.05, 0.9, 1, 0.95, 0.6, 0.95, 1.15, 1.2, 1.1, 0.75] as const;
/** Sunday to Saturday: people write when something has happened, and that is on weekdays. */
const WEEKDAYS = [0.45, 1.3, 1.2, 1.1, 1.05, 0.9, 0.4] as const;

const HOUR_MS = 3_600_000;

/**
 * Days of receipt in the years that end today: as season, weekday and growth say.
 * @param growth how many there are on the last day for each on the first
 * @param closed days on which nobody writes anything down; null: every day is as good
 */
export function receiptDays(
  today: Day,
  { growth, closed }: { readonly growth: number; readonly closed: readonly string[] | null },
): (random: Seeded) => Day {
  const first = addDays(today, 1 - DEMO_DAYS);
  const days = Array.from({ length: DEMO_DAYS }, (_, i) => addDays(first, i));
  return picker(days, (dag) => {
    if (closed !== null && !isWorkingDay(dag, closed)) return 0;
    const at = new Date(`${dag}T12:00:00Z`);
    const season = (MONTHS[at.getUTCMonth()] ?? 1) * (WEEKDAYS[at.getUTCDay()] ?? 1);
    return season * (1 + (growth - 1) * (daysBetween(first, dag) / DEMO_DAYS));
  });
}

/** An instant of a day between two hours of the clock, in Denmark. */
export function instantOn(random: Seeded, dag: Day, [from, to]: readonly [number, number]): Date {
  const hours = from + (random.below(10_000) / 10_000) * (to - from);
  return new Date(startOfDay(dag).getTime() + Math.floor(hours * HOUR_MS));
}

/** The first working day on or after a day. */
export function workingDayOn(dag: Day, closed: readonly string[]): Day {
  let candidate = dag;
  while (!isWorkingDay(candidate, closed)) candidate = addDays(candidate, 1);
  return candidate;
}
