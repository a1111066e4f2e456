import { addDays, type Day } from './calendar.ts';

const STEPS = ['1', '2', '3', '4', '5'] as const;
const HOW_MUCH = ['ja', 'delvist', 'nej'] as const;

/**
 * The closed questions put to a citizen: how easy the form was, and after closing whether the
 * contact was good and whether they got what they needed.
 */
export const BORGERSVAR = { skema: STEPS, kontakt: HOW_MUCH, behov: HOW_MUCH } as const;
export type BorgerSpoergsmaal = keyof typeof BORGERSVAR;

/** Days after closing in which registrations and answers may still be changed. */
export const RETTELSE_DAGE = 90;

/** The last day on which a closed case may be corrected. */
export function lastDayOfChange(afsluttet: Day): Day {
  return addDays(afsluttet, RETTELSE_DAGE);
}

/** Whether a case may be changed on `dag`: it is open, or was closed at most 90 days before. */
export function mayBeChanged(afsluttet: Day | null, dag: Day): boolean {
  return afsluttet === null || dag <= lastDayOfChange(afsluttet);
}
