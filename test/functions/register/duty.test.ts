import { expect, test } from 'vitest';
import { type Duty, leaveDuty, takeDuty } from '../../../functions/register/duty.ts';
import { register } from '../given/folder.ts';

const LEASE_MS = 60_000;
const START = Date.parse('2026-03-02T09:00:00Z');

const duty = (ejer: string, ms = 0): Duty => ({
  ...{ navn: 'returpost', ejer, now: new Date(START + ms), leaseMs: LEASE_MS },
});

test('of many who ask at once, one has the duty', async () => {
  const db = await register();
  const askers = Array.from({ length: 20 }, (_, i) => `instans-${i}`);
  const answers = await Promise.all(askers.map((ejer) => takeDuty(db, duty(ejer))));
  expect(answers.filter((has) => has)).toHaveLength(1);
});

test('whoever has it keeps it, and loses it by falling silent', async () => {
  const db = await register();
  expect(await takeDuty(db, duty('a'))).toBe(true);
  expect(await takeDuty(db, duty('a', LEASE_MS - 1))).toBe(true);
  expect(await takeDuty(db, duty('b', LEASE_MS + 1))).toBe(false);
  expect(await takeDuty(db, duty('b', 2 * LEASE_MS))).toBe(true);
  expect(await takeDuty(db, duty('a', 2 * LEASE_MS))).toBe(false);
});

test('whoever leaves lets the next one in at once; nobody leaves for another', async () => {
  const db = await register();
  await takeDuty(db, duty('a'));
  await leaveDuty(db, duty('b'));
  expect(await takeDuty(db, duty('b'))).toBe(false);
  await leaveDuty(db, duty('a'));
  expect(await takeDuty(db, duty('b'))).toBe(true);
});

test('a clock that was a day ahead holds the duty no longer than any other', async () => {
  const db = await register();
  await takeDuty(db, duty('a', 86_400_000));
  expect(await takeDuty(db, duty('b'))).toBe(true);
});
