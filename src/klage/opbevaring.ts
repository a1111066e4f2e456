import { lastDayOfChange } from './borgersvar.ts';
import { addDays, type Day } from './calendar.ts';

/**
 * The last day on which a closed case still gives the citizen their own copy.
 * @param dage RETENTION_DAYS
 */
export function lastDayOfCopy(afsluttet: Day, dage: number): Day {
  return addDays(afsluttet, dage);
}

/**
 * The last day on which the citizen's code opens a closed case: as long as answers can be changed,
 * and RETENTION_DAYS more, so that nobody stands before a closed door on the last day of them.
 */
export function lastDayOfCode(afsluttet: Day, dage: number): Day {
  return addDays(lastDayOfChange(afsluttet), dage);
}

/** Whether the citizen's own copy is given on `dag`: the case is open, or closed not long ago. */
export function givesCopy(afsluttet: Day | null, dag: Day, dage: number): boolean {
  return afsluttet === null || dag <= lastDayOfCopy(afsluttet, dage);
}

/** Whether the citizen's code opens the case on `dag`. */
export function opensCase(afsluttet: Day | null, dag: Day, dage: number): boolean {
  return afsluttet === null || dag <= lastDayOfCode(afsluttet, dage);
}
