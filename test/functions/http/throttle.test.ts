import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { addressBlock, makeAttempts, makeTurns } from '../../../functions/http/throttle.ts';

describe('addressBlock', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002'],
    ['2001:db8:1:2::9', '2001:0db8:0001:0002'],
    ['2001:db8::1', '2001:0db8:0000:0000'],
    ['::1', '0000:0000:0000:0000'],
  ])('of %s is %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});

describe('makeAttempts', () => {
  test('lets a block wait after its last attempt until the window ends', () => {
    let now = 0;
    const attempts = makeAttempts(2, 60_000, () => now);

    attempts.failed('a');
    expect(attempts.retryAfterSeconds('a')).toBe(0);
    now = 10_500;
    attempts.failed('a');
    expect(attempts.retryAfterSeconds('a')).toBe(50);
    expect(attempts.retryAfterSeconds('b')).toBe(0);
    now = 60_000;
    expect(attempts.retryAfterSeconds('a')).toBe(0);
  });
});

describe('makeTurns', () => {
  test('runs at most so many of one block at once, and every one in the end', async () => {
    const inTurn = makeTurns(2);
    const ends: (() => void)[] = [];
    let begun = 0;
    const task = () => {
      begun += 1;
      return new Promise<void>((resolve) => ends.push(resolve));
    };

    const all = [1, 2, 3, 4].map(() => inTurn('a', task));
    const other = inTurn('b', async () => 'b');
    await nextTurn();
    expect(begun).toBe(2);
    expect(await other).toBe('b');
    while (begun < 4) {
      ends.shift()?.();
      await nextTurn();
    }
    for (const end of ends) end();
    await Promise.all(all);

    expect(begun).toBe(4);
  });

  test('gives the turn on when a task fails', async () => {
    const inTurn = makeTurns(1);

    const failing = inTurn('a', () => Promise.reject(new Error('no')));
    const next = inTurn('a', async () => 'next');

    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
