import type { Day } from '../../src/klage/calendar.ts';
import type { Settings } from '../settings.ts';

/** One call of `npm run register`. */
export type Invocation = {
  readonly settings: Settings;
  /** What stands after the command. */
  readonly args: readonly string[];
  /** First and last day of a period, or null. */
  readonly fra: Day | null;
  readonly til: Day | null;
  /** The file to write, or null: the standard output. */
  readonly ud: string | null;
  readonly altEllerIntet: boolean;
  readonly now: () => Date;
};
