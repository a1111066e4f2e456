import { expect, test } from 'vitest';
import { makeWrongCodes } from '../../../functions/http/wrong-codes.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { register } from '../given/folder.ts';
import { virtualClock } from '../given/virtual-clock.ts';

const SECRET = Buffer.alloc(32, 7);

/** Instances of one register, each with a memory of its own. */
function instancesOn(db: Db, clock = virtualClock()) {
  const settings = { appSecret: SECRET };
  const instance = () => makeWrongCodes({ db, clock, settings, log: () => {} }, 'sag');
  return { clock, a: instance(), b: instance(), instance };
}

async function guess(codes: ReturnType<typeof makeWrongCodes>, times: number, from = 'a') {
  const waits: number[] = [];
  for (let i = 0; i < times; i += 1) waits.push(await codes.count(from));
  return waits;
}

test('twenty wrong codes an address and minute hold across instances', async () => {
  const { a, b, clock } = instancesOn(await register());

  expect(await guess(a, 10)).toEqual(Array(10).fill(0));
  expect(await guess(b, 9)).toEqual(Array(9).fill(0));
  expect([await a.waitSeconds('a'), await b.waitSeconds('a')]).toEqual([0, 0]);
  await guess(b, 1);

  expect([await a.waitSeconds('a'), await b.waitSeconds('a')]).toEqual([60, 60]);
  expect(await b.waitSeconds('another')).toBe(0);
  await clock.advance(60_000);
  expect([await a.waitSeconds('a'), await b.waitSeconds('a')]).toEqual([0, 0]);
});

test('of many guesses at the same moment no more than twenty are answered', async () => {
  const { a, b } = instancesOn(await register());

  const waits = await Promise.all(
    Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? a : b).count('a')),
  );

  expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
});

test('a restart forgets nobody', async () => {
  const { a, instance } = instancesOn(await register());

  await guess(a, 20);

  expect(await instance().waitSeconds('a')).toBe(60);
});

test('the two kinds of codes are counted apart', async () => {
  const db = await register();
  const { a, clock } = instancesOn(db);
  const settings = { appSecret: SECRET };
  const others = makeWrongCodes({ db, clock, settings, log: () => {} }, 'registrer');

  await guess(a, 20);

  expect(await others.waitSeconds('a')).toBe(0);
});

test('a register that does not answer leaves the limit of this process', async () => {
  const db = await register();
  const { a, clock } = instancesOn(db);
  await db.destroy();

  expect(await guess(a, 20)).toEqual(Array(20).fill(0));

  expect(await a.waitSeconds('a')).toBe(60);
  await clock.advance(60_000);
  expect(await a.waitSeconds('a')).toBe(0);
});

test('no address stands in the register, and what stands there is gone with the next window', async () => {
  const db = await register();
  const { a, clock } = instancesOn(db);
  const rows = () => db.selectFrom('kodeforsoeg').selectAll().execute();

  await guess(a, 3, '192.0.2.7');
  const [first] = await rows();
  expect(first).toMatchObject({ antal: 3, fra: expect.stringMatching(/^[0-9a-f]{64}$/) });
  await clock.advance(24 * 3_600_000);
  await guess(a, 1, '192.0.2.7');

  const [next, ...more] = await rows();
  expect(more).toEqual([]);
  // Another day, another key: the same address cannot be told.
  expect(next?.fra).not.toBe(first?.fra);
});

test('a window that a clock hours ahead began makes nobody wait until then', async () => {
  const { a, b, clock } = instancesOn(await register(), virtualClock());
  await guess(a, 20);
  await clock.advance(-5 * 3_600_000);

  expect(await b.waitSeconds('a')).toBe(0);
});
