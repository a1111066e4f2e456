import type { Settings } from '../settings.ts';

/** One call of `npm run drift`. */
export type Invocation = {
  readonly settings: Settings;
  /** What stands after the command. */
  readonly args: readonly string[];
  readonly grund: string | null;
  readonly tilReserve: boolean;
  readonly now: Date;
  /** Who calls, for the log of events: `drift:<bruger>`. */
  readonly hvem: string;
};

/** What a tool found: lines for people, data for `--json`, 0 good, 1 a fault found, 2 wrong use. */
export type Answer = {
  readonly text: readonly string[];
  readonly data?: unknown;
  readonly exitCode: 0 | 1 | 2;
};

/** The answer to wrong use: what it must be. */
export function misused(besked: string): Answer {
  return { text: [besked], data: { fejl: [{ besked }] }, exitCode: 2 };
}

/** What was asked for cannot be done, and why. */
export function refused(besked: string): Answer {
  return { text: [besked], data: { fejl: [{ besked }] }, exitCode: 1 };
}
