import type { Alarm } from './alarm.ts';
import type { Scan } from './bilag/clamd.ts';
import type { Objects } from './objects/objects.ts';
import type { Db } from './register/tables.ts';
import type { RuleSet } from './routing/rule-set.ts';
import type { Keyring } from './seal/keyring.ts';
import type { RunningSettings } from './settings.ts';
import type { Log } from './telemetry/log.ts';
import type { Trace } from './telemetry/trace.ts';

/** Time as an argument: production has the machine's, tests and `KLAGEVEJ_NU` their own. */
export type Clock = {
  readonly now: () => Date;
  /** Resolves after `ms` of this clock's time (KLAGEVEJ_TEMPO divides it), or early on abort. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** Everything the story of a klage touches outside itself. */
export type World = {
  /** As read at start; what development leaves out has been made by now. */
  readonly settings: RunningSettings;
  /** The rules in force at this moment; another version may be in force at the next. */
  readonly rules: () => RuleSet;
  /** The keys of the same version. */
  readonly keyring: () => Keyring;
  /** The rules in force after a look at what other processes have published. */
  readonly latestRules: () => Promise<RuleSet>;
  readonly db: Db;
  readonly objects: Objects;
  readonly clock: Clock;
  /** Looks for viruses in a file; null where nobody does, and then the letter says so. */
  readonly scan: Scan | null;
  readonly random: (bytes: number) => Uint8Array;
  /** Times a step; where nobody listens it only does the work. */
  readonly trace: Trace;
  readonly log: Log;
  readonly alarm: Alarm;
  /** Whether the cases are made up: then every page, file and mail says so. */
  readonly demo: boolean;
};

/**
 * The world of one request: whatever is published meanwhile, its rules and keys stay those of one
 * version from beginning to end.
 */
export function withOneVersion(world: World): World {
  const [rules, keyring] = [world.rules(), world.keyring()];
  return { ...world, rules: () => rules, keyring: () => keyring };
}
