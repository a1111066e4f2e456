import type { World } from '../world.ts';
import type { AlarmBook } from './alarm-book.ts';
import type { Teller } from './tell-target.ts';

/** Waiting times in milliseconds of the clock, unless they say otherwise. */
export type AlarmWaits = {
  /** What comes within this of the first alarm goes with it in one message. */
  readonly gatherMs: number;
  /** How often to look for what others have not got through with. */
  readonly pollMs: number;
  /** A target is told the same so often at most. */
  readonly everyMs: number;
  /** Until the first new attempt; doubles with each that fails, to an hour. */
  readonly retryMs: number;
  /** A register that has not answered by then is taken to be away; of the machine's time. */
  readonly registerMsMax: number;
  /** How long a stop waits; of the machine's time. */
  readonly stopMs: number;
};

export const ALARM_WAITS: AlarmWaits = {
  gatherMs: 2_000,
  pollMs: 15_000,
  everyMs: 3_600_000,
  retryMs: 60_000,
  registerMsMax: 10_000,
  stopMs: 1_500,
};

export type AlarmWorld = Pick<World, 'db' | 'clock' | 'log' | 'demo'> & {
  readonly settings: Pick<World['settings'], 'alarmTil' | 'publicUrl' | 'tempo'>;
};

export type AlarmParts = {
  readonly world: AlarmWorld;
  readonly book: AlarmBook;
  /** By the target's id. */
  readonly tellers: ReadonlyMap<string, Teller>;
};
