import { expect, test } from 'vitest';
import { makeClock } from '../../functions/clock.ts';

const START = new Date('2026-03-02T08:00:00Z');

test('a clock without a start shows the time of the machine', () => {
  const clock = makeClock({ start: null, tempo: 1 });
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
});

test('a clock with a start goes on from there at normal speed, whatever the tempo', async () => {
  const clock = makeClock({ start: START, tempo: 1_000 });
  await clock.sleep(60_000);
  const passedMs = clock.now().getTime() - START.getTime();
  expect(passedMs).toBeGreaterThanOrEqual(50);
  expect(passedMs).toBeLessThan(10_000);
});

test('the tempo divides a waiting time', async () => {
  const began = performance.now();
  await makeClock({ start: null, tempo: 36_000 }).sleep(3_600_000);
  const waitedMs = performance.now() - began;
  expect(waitedMs).toBeGreaterThan(95);
  expect(waitedMs).toBeLessThan(5_000);
});

test('an abort wakes the sleeper without an error, also when it came before', async () => {
  const clock = makeClock({ start: null, tempo: 1 });
  const abort = new AbortController();
  const asleep = clock.sleep(3_600_000, abort.signal);
  abort.abort();
  await expect(asleep).resolves.toBeUndefined();
  await expect(clock.sleep(3_600_000, abort.signal)).resolves.toBeUndefined();
});

test('a sleep of a year does not end at once', async () => {
  const abort = new AbortController();
  let awake = false;
  const asleep = makeClock({ start: null, tempo: 1 })
    .sleep(365 * 86_400_000, abort.signal)
    .then(() => {
      awake = true;
    });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(awake).toBe(false);
  abort.abort();
  await asleep;
});
