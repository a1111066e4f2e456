import type { Settings } from '../settings.ts';

/** One call of `npm run drift`. */
export type Invocation = {
  readonly settings: Settings;
  /** What stands after the command. */
  readonly args: readonly string[];
  readonly grund: string | null;
  readonly tilReserve: boolean;
  /** Only says what would be done. */
  readonly proeve: boolean;
  /** To every modtager. */
  readonly alle: boolean;
  /** Where a register is moved to. */
  readonly til: string | null;
  readonly now: Date;
  /** Who calls, for the log of events: `drift:<bruger>`. */
  readonly hvem: string;
};
