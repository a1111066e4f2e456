import type { Alarm } from '../alarm.ts';

const DAY_MS = 86_400_000;
const BACK_MS_MAX = DAY_MS;
const AHEAD_MS_MAX = 366 * DAY_MS;
/** What a clock has said for so long is believed. */
const BELIEVED_MS = DAY_MS;

/** Whether a clock can be right, from when any instance was last seen (null: never). */
export function canBeRight(now: Date, seen: Date | null): boolean {
  if (seen === null) return true;
  const ms = now.getTime() - seen.getTime();
  return -BACK_MS_MAX <= ms && ms <= AHEAD_MS_MAX;
}

/**
 * Judges the clock at each look, and alarms while it cannot be right. When it has been so for a day
 * of the machine's own running time, it was the clock before that was wrong.
 * @param runningMs the machine's running time, which no one sets
 */
export function makeClockWatch(alarm: Alarm, runningMs: () => number) {
  let wrongSince: number | null = null;
  return (now: Date, seen: Date | null): boolean => {
    if (canBeRight(now, seen)) {
      wrongSince = null;
      return true;
    }
    wrongSince ??= runningMs();
    if (runningMs() - wrongSince >= BELIEVED_MS) return true;
    alarm('ur-usandsynligt');
    return false;
  };
}
