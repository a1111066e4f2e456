import type { Settings } from '../settings.ts';

export { type Answer, misused, refused } from '../operator-tools/invocation.ts';

/** One call of `npm run statistik`, as it was typed. */
export type Invocation = {
  readonly settings: Settings;
  /** What stands after the command. */
  readonly args: readonly string[];
  readonly fra: string | null;
  readonly til: string | null;
  /** Ids; none: every case. */
  readonly forvaltninger: readonly string[];
  readonly format: string;
  /** The file to write, or null (`-`): the standard output. */
  readonly ud: string | null;
  readonly now: () => Date;
};
