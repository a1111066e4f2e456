import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  certificatesLeft,
  countDown,
  stepOf,
} from '../../../functions/alarms/certificate-countdown.ts';
import { alarmsSince } from '../../../functions/register/alarms.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { register } from '../given/folder.ts';
import { type VirtualClock, virtualClock } from '../given/virtual-clock.ts';
import { certified } from './given-certificates.ts';
import { target } from './given-targets.ts';

const DAY_MS = 86_400_000;
const START = new Date('2026-03-02T09:00:00Z');
const FAR = new Date('2040-01-01T00:00:00Z');
const DRIFT = target('mailto:drift@kommune.example');

const inDays = (days: number) => new Date(START.getTime() + days * DAY_MS);

type Keys = Awaited<ReturnType<typeof certified>>;

function instance(keys: Keys, db: Db, clock: VirtualClock) {
  const told: string[] = [];
  const log = (_: string, event: string, { modtager = '', dage = '' } = {}) =>
    void told.push(`${event} ${modtager} ${dage}`);
  return { ...keys, db, clock, log, told, settings: { alarmTil: [DRIFT] } };
}

test.each([
  [31, null],
  [30, 30],
  [15, 30],
  [14, 14],
  [8, 14],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-1, 0],
  [-400, 0],
])('%i days left is the step %s', (dage, step) => {
  expect(stepOf(dage)).toBe(step);
});

test('each step is told once, over two instances that look every hour for forty days, and a restart', async () => {
  const keys = await certified({ sof: [inDays(32)], reserve: FAR, afsender: inDays(33.5) });
  const db = await register();
  const clock = virtualClock(START);
  const first = instance(keys, db, clock);
  const second = instance(keys, db, clock);
  for (let day = 0; day < 40; day += 0.5) {
    clock.set(inDays(day));
    await Promise.all([countDown(first), countDown(second)]);
    if (day === 20) await countDown(instance(keys, db, clock));
  }
  const soon = 'alarm.certifikat-udloeber';
  expect([...first.told, ...second.told].toSorted()).toEqual(
    [
      ...[30, 14, 7, 1].map((dage) => `${soon} SOF ${dage}`),
      ...[30, 14, 7, 1].map((dage) => `${soon} AFSENDER ${dage}`),
      'alarm.certifikat-har-udloebet SOF -1',
      'alarm.certifikat-har-udloebet AFSENDER -1',
    ].toSorted(),
  );
  // Counts are kept for thirty days: the first two are gone.
  const counted = await alarmsSince(db, START);
  expect(counted.map(({ navn, antal }) => `${navn} ${antal}`).toSorted()).toEqual([
    'certifikat-har-udloebet 2',
    'certifikat-udloeber 6',
  ]);
  const { rows } = await sql<{ om: string }>`select om from alarm_besked order by navn`.execute(db);
  expect(rows[0]?.om).toBe('SOF(-1),AFSENDER(-1)');
});

test('a certificate that was put in late is told at the step it has come to, and at no other', async () => {
  const keys = await certified({ sof: [inDays(5)], reserve: FAR, afsender: FAR });
  const one = instance(keys, await register(), virtualClock(START));
  await countDown(one);
  await countDown(one);
  expect(one.told).toEqual(['alarm.certifikat-udloeber SOF 5']);
});

test.each([
  ['a successor that is valid already', [inDays(-10), inDays(300)], 300],
  ['a successor that begins in time', [inDays(3), inDays(300)], 300],
  ['a successor that begins too late', [inDays(9), inDays(300)], 5],
] as const)('a modtager with %s', async (_what, [from, to], dage) => {
  const keys = await certified({ sof: [inDays(5), [from, to]], reserve: FAR, afsender: FAR });
  const left = certificatesLeft({ ...keys, clock: virtualClock(START) });
  expect(left.find(({ modtager }) => modtager === 'SOF')?.dage).toBe(dage);
});

test('that a step was told cannot be taken back', async () => {
  const keys = await certified({ sof: [inDays(5)], reserve: FAR, afsender: FAR });
  const one = instance(keys, await register(), virtualClock(START));
  await countDown(one);
  const erase = sql`delete from certifikatvarsel`.execute(one.db);
  await expect(erase).rejects.toThrow(/kun tilfoejes/);
});
