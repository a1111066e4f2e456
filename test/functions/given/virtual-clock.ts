import type { Clock } from '../../../functions/world.ts';

/** A clock that stands until a test moves it. */
export type VirtualClock = Clock & {
  /** Moves time on, waking whoever's sleep has ended, and lets what they do settle. */
  readonly advance: (ms: number) => Promise<void>;
  /** Sets the time, also backwards; nobody wakes. */
  readonly set: (now: Date) => void;
};

/** A clock that starts at `start`. */
export function virtualClock(start = new Date('2026-03-02T09:00:00Z')): VirtualClock {
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  let now = start.getTime();
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
        const sleeper = { until: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    async advance(ms) {
      now += ms;
      for (const { until, wake } of [...sleepers]) if (until <= now) wake();
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
    set: (at) => {
      now = at.getTime();
    },
  };
}
