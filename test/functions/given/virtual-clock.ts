import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../../functions/world.ts';

/** A clock that stands until a test moves it. */
export type VirtualClock = Clock & {
  /** Moves time on, waking whoever's sleep has ended, and lets what they do settle. */
  readonly advance: (ms: number) => Promise<void>;
  /** Sets the time, also backwards; nobody wakes. */
  readonly set: (now: Date) => void;
  /**
   * Somebody looks again and again, and rests for one of these spans between: time moves only when
   * they rest, since whoever is still at work would sleep through it. @returns ends that
   */
  readonly restsFor: (...spansMs: readonly number[]) => () => void;
};

/** Someone at work for longer than this is not waited for. */
const REST_MS_MAX = 2_000;

/** A clock that starts at `start`. */
export function virtualClock(start = new Date('2026-03-02T09:00:00Z')): VirtualClock {
  const sleepers = new Set<Sleeper>();
  const lookers = new Set<readonly number[]>();
  let now = start.getTime();
  const everybodyRests = async () => {
    const end = performance.now() + REST_MS_MAX;
    while (!haveRest(lookers, sleepers) && performance.now() < end) await pause(1);
  };
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { ms, until: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    async advance(ms) {
      await everybodyRests();
      now += ms;
      for (const { until, wake } of [...sleepers]) if (until <= now) wake();
      await pause(20);
      await everybodyRests();
    },
    set: (at) => {
      now = at.getTime();
    },
    restsFor: (...spansMs) => {
      lookers.add(spansMs);
      return () => lookers.delete(spansMs);
    },
  };
}

type Sleeper = { readonly ms: number; readonly until: number; readonly wake: () => void };

/** Two who look as often as each other rest when two do. */
function haveRest(lookers: Iterable<readonly number[]>, sleepers: Iterable<Sleeper>): boolean {
  const asleep = [...sleepers].map(({ ms }) => ms);
  return [...lookers].every((spansMs) => {
    const own = asleep.findIndex((ms) => spansMs.includes(ms));
    if (own < 0) return false;
    asleep.splice(own, 1);
    return true;
  });
}
