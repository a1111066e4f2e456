import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeByteBudget, type Release } from '../../../functions/bilag/byte-budget.ts';
import { uploadBytes } from '../../../functions/bilag/limits.ts';

/** Asks for bytes and notes in `order` when they were given. */
function asker(maxBytes: number) {
  const budget = makeByteBudget(maxBytes);
  const order: string[] = [];
  const ask = (name: string, bytes: number, signal?: AbortSignal) =>
    budget.reserve(bytes, signal).then((release) => {
      order.push(release === null ? `${name} gave up` : name);
      return release;
    });
  return { budget, order, ask };
}

describe('a byte budget', () => {
  test('gives at once while there is room, and then in turn', async () => {
    const { budget, order, ask } = asker(100);
    const first = await ask('first', 60);
    const second = await ask('second', 40);
    const third = ask('third', 50);
    await setImmediate();
    expect([order, budget.heldBytes()]).toEqual([['first', 'second'], 100]);
    second?.();
    await setImmediate();
    expect(order).toEqual(['first', 'second']);
    first?.();
    await third;
    expect([order, budget.heldBytes()]).toEqual([['first', 'second', 'third'], 50]);
  });

  test('lets nobody small pass a large one that waits', async () => {
    const { order, ask } = asker(100);
    const first = await ask('first', 60);
    const large = ask('large', 90);
    const small = ask('small', 10);
    await setImmediate();
    expect(order).toEqual(['first']);
    first?.();
    await Promise.all([large, small]);
    expect(order).toEqual(['first', 'large', 'small']);
  });

  test('lets one that asks for more than there is have it all, alone', async () => {
    const { budget, order, ask } = asker(100);
    const first = await ask('first', 10);
    const huge = ask('huge', 1000);
    await setImmediate();
    expect(order).toEqual(['first']);
    first?.();
    (await huge)?.();
    expect(budget.heldBytes()).toBe(0);
  });

  test('lets one that asks for nothing pass all that wait', async () => {
    const { order, ask } = asker(100);
    await ask('first', 100);
    ask('second', 1);
    await ask('plain', 0);
    expect(order).toEqual(['first', 'plain']);
  });

  test('takes bytes back once, however often they are given back', async () => {
    const { budget, ask } = asker(100);
    const first = await ask('first', 60);
    await ask('second', 40);
    first?.();
    first?.();
    expect(budget.heldBytes()).toBe(40);
  });

  test('lets go of one that gave up, and serves those behind', async () => {
    const { budget, order, ask } = asker(100);
    await ask('first', 60);
    const giveUp = new AbortController();
    const large = ask('large', 90, giveUp.signal);
    const small = ask('small', 40);
    giveUp.abort();
    expect(await large).toBe(null);
    expect(await ask('late', 0, giveUp.signal)).toBe(null);
    await small;
    expect(budget.heldBytes()).toBe(100);
    expect(order).toEqual(
      ['first', 'small', 'large gave up', 'late gave up'].toSorted(byTurn(order)),
    );
  });

  test('cannot be given up once it was given', async () => {
    const { budget, ask } = asker(100);
    const giveUp = new AbortController();
    const first = await ask('first', 60, giveUp.signal);
    giveUp.abort();
    expect([budget.heldBytes(), typeof first]).toEqual([60, 'function']);
  });

  test('never holds more than it has, and serves everybody in the end', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(amounts, async (asked) => {
        const { budget, order, ask } = asker(100);
        const given: Release[] = [];
        const all = asked.map((bytes, i) =>
          ask(String(i), bytes).then((release) => given.push(release ?? (() => {}))),
        );
        while (given.length > 0 || order.length < asked.length) {
          expect(budget.heldBytes()).toBeLessThanOrEqual(100);
          given.pop()?.();
          await setImmediate();
        }
        await Promise.all(all);
        expect(budget.heldBytes()).toBe(0);
        expect(order).toEqual(asked.map((_, i) => String(i)));
      }),
    );
  });
});

/** Those who give up and those who are served next are told in the same moment. */
function byTurn(order: readonly string[]) {
  return (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
}

test('a plain klage asks for nothing, one with files for what it says, one that does not say for the most', () => {
  const mib = 1024 * 1024;
  expect(uploadBytes(300_000)).toBe(0);
  expect(uploadBytes(20 * mib)).toBe(20 * mib);
  expect(uploadBytes(500 * mib)).toBe(30 * mib);
  expect(uploadBytes(null)).toBe(30 * mib);
});
