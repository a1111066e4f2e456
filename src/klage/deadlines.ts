import { addDays, addWorkingDays, type Day, workingDayFrom } from './calendar.ts';

/** The kommune's promise of a written reply, and the days its offices are closed. */
export type WorkingTime = {
  /** Arbejdsdage until the citizen must have a written reply; 10 in Københavns Kommune. */
  readonly svarfristArbejdsdage: number;
  /** MM-DD every year, or YYYY-MM-DD once. */
  readonly ikkeArbejdsdage: readonly string[];
};

/**
 * The last day for a written reply to a klage received on `modtaget` (day 0).
 * Source: Københavns Kommunes tilbagemeldingsgaranti, decision of 1 June 2006.
 */
export function svarfrist(modtaget: Day, time: WorkingTime): Day {
  return addWorkingDays(modtaget, time.svarfristArbejdsdage, time.ikkeArbejdsdage);
}

/** Whether the reply to a klage sent on `klagedato` is overdue on `dag`: from the day after the svarfrist. */
export function svarfristUdloebet(klagedato: Day, dag: Day, time: WorkingTime): boolean {
  return dag > svarfrist(klagedato, time);
}

/**
 * The last day to appeal an afgørelse given on `afgoerelsesdato`: the same weekday `fristUger`
 * weeks later, or the next working day when that one is closed.
 * Counted from the day on the letter; a decision without klagevejledning starts no deadline.
 */
export function klagefrist(
  afgoerelsesdato: Day,
  fristUger: number,
  ikkeArbejdsdage: readonly string[],
): Day {
  return workingDayFrom(addDays(afgoerelsesdato, 7 * fristUger), ikkeArbejdsdage);
}
