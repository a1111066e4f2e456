import { type Day, workingDaysBetween } from '../../src/klage/calendar.ts';
import type { Frist } from '../../src/sag-locals.ts';

/** How far a deadline is on a day, in working days. */
export function fristOf(
  svarfrist: Day | null,
  { dag, lukket }: { readonly dag: Day; readonly lukket: readonly string[] },
): Frist | null {
  if (svarfrist === null) return null;
  return {
    dag: svarfrist,
    arbejdsdage: workingDaysBetween(dag, svarfrist, lukket),
    overskredet: dag > svarfrist,
  };
}
