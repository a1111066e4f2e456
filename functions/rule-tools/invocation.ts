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

/** 0: good. 1: a defect or a difference was found. 2: the tool was used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** What a tool has to say, and how it ends. */
export type Answer = {
  readonly exitCode: ExitCode;
  /** Lines for people. */
  readonly text: readonly string[];
  /** The same for programs; absent where a tool has none. */
  readonly data?: unknown;
};

/** The tool cannot run as it was called: the sentence says why and what to do. */
export function misused(besked: string): Answer {
  return { exitCode: 2, text: [besked], data: { fejl: [{ besked }] } };
}
