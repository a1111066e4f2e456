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
