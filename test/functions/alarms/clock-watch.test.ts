import { expect, test } from 'vitest';
import { makeClockWatch } from '../../../functions/alarms/clock-watch.ts';
import { aliveSince, lastSeen, seeInstance } from '../../../functions/register/instances.ts';
import { register } from '../given/folder.ts';

const DAY_MS = 86_400_000;
const SEEN = new Date('2026-03-02T09:00:00Z');
const days = (count: number) => new Date(SEEN.getTime() + count * DAY_MS);

function watch() {
  const alarms: string[] = [];
  const running = { ms: 0 };
  const isRight = makeClockWatch(
    (event) => alarms.push(event),
    () => running.ms,
  );
  return { alarms, running, isRight };
}

test.each([
  ['a minute later', 1 / 1440, true],
  ['a year later', 365, true],
  ['two years later', 730, false],
  ['an hour earlier', -1 / 24, true],
  ['two days earlier', -2, false],
  ['in 1970', -20_000, false],
])('a clock that stands %s than an instance saw: %s', (_when, count, right) => {
  const { alarms, isRight } = watch();
  expect(isRight(days(count), SEEN)).toBe(right);
  expect(alarms).toEqual(right ? [] : ['ur-usandsynligt']);
});

test('the first instance of all has nothing to judge its clock by', () => {
  expect(watch().isRight(new Date(0), null)).toBe(true);
});

test('what a clock has said for a day is believed', () => {
  const { running, isRight } = watch();
  expect(isRight(days(800), SEEN)).toBe(false);
  running.ms = DAY_MS - 1;
  expect(isRight(days(801), SEEN)).toBe(false);
  running.ms = DAY_MS;
  expect(isRight(days(801), SEEN)).toBe(true);
});

test('an instance that was seen in a future that never came is forgotten', async () => {
  const db = await register();
  const of = (navn: string) => ({ navn, udgave: '1.0.0', begyndt: SEEN });
  expect(await lastSeen(db)).toBeNull();
  await seeInstance(db, of('a'), days(500));
  await seeInstance(db, of('b'), SEEN);
  expect(await lastSeen(db)).toEqual(SEEN);
  await seeInstance(db, of('c'), SEEN);
  await seeInstance(db, of('c'), days(0.001));
  expect(await aliveSince(db, SEEN)).toHaveLength(2);
  expect(await aliveSince(db, days(0.0005))).toHaveLength(1);
});
