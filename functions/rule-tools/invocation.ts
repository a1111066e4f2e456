import type { Day } from '../../src/klage/calendar.ts';

/** How a rule tool was called. */
export type Invocation = {
  /** The folder of the rule set. */
  readonly dir: string;
  /** The day asked for, or null. */
  readonly dag: Day | null;
  readonly today: Day;
  /** First and last day of a period, or null. */
  readonly fra: Day | null;
  readonly til: Day | null;
  /** A revision to compare with, or null. */
  readonly git: string | null;
  readonly json: boolean;
  /** The beginning of a version's hash, why, and whether unknown work may be written over. */
  readonly version: string | null;
  readonly grund: string | null;
  readonly overskriv: boolean;
  /** What stands after the command's name. */
  readonly args: readonly string[];
};
