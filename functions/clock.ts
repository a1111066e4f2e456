import type { Clock } from './world.ts';

/** Node fires a longer timer at once (2³¹ − 1 ms, 24.8 days); whoever waits looks again anyway. */
const SLEEP_MS_MAX = 2_147_483_647;

export type ClockSettings = {
  /** KLAGEVEJ_NU: the instant the clock starts from; null is the machine's time. */
  readonly start: Date | null;
  /** KLAGEVEJ_TEMPO: a number above 0 that divides every waiting time. */
  readonly tempo: number;
};

/**
 * The machine's clock, moved to `start` when that is given. It goes on at normal speed; only
 * waiting is shortened by `tempo`.
 */
export function makeClock({ start, tempo }: ClockSettings): Clock {
  const offsetMs = start === null ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offsetMs),
    sleep: (ms, signal) => sleep(ms / tempo, signal),
  };
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.min(Math.max(ms, 0), SLEEP_MS_MAX));
    signal?.addEventListener('abort', wake, { once: true });
  });
}
