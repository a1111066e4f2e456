/**
 * Limits by client address, in this process' memory: an address as such is never written down.
 * IPv6 counts by /64, since one connection has that many addresses.
 */

/** The block of addresses one connection has. */
export function addressBlock(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:'))
    return address.replace('::ffff:', '');
  return expandIpv6(address).slice(0, 4).join(':');
}

function expandIpv6(address: string): readonly string[] {
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0'));
}

export type Attempts = {
  /** Seconds to wait before the next attempt, 0 when there is none to wait. */
  readonly retryAfterSeconds: (block: string) => number;
  /** Counts one failed attempt. */
  readonly failed: (block: string) => void;
};

/** At most `max` failed attempts a block in each window of `windowMs`. */
export function makeAttempts(max: number, windowMs: number, nowMs: () => number): Attempts {
  const windows = new Map<string, { readonly ends: number; failed: number }>();
  const current = (block: string) => {
    const window = windows.get(block);
    return window !== undefined && window.ends > nowMs() ? window : undefined;
  };
  return {
    retryAfterSeconds: (block) => {
      const window = current(block);
      if (window === undefined || window.failed < max) return 0;
      return Math.ceil((window.ends - nowMs()) / 1000);
    },
    failed: (block) => {
      forgetEnded(windows, nowMs());
      const window = current(block) ?? { ends: nowMs() + windowMs, failed: 0 };
      window.failed += 1;
      windows.set(block, window);
    },
  };
}

const WINDOWS_MAX = 10_000;

/** Old windows go when there are many, so that memory stays flat. */
function forgetEnded(windows: Map<string, { readonly ends: number }>, now: number): void {
  if (windows.size < WINDOWS_MAX) return;
  for (const [block, { ends }] of windows) if (ends <= now) windows.delete(block);
}

/**
 * Lets at most `max` tasks of one block run at once; the others wait their turn, none is refused
 * (a library shares one address).
 */
export function makeTurns(max: number): <T>(block: string, task: () => Promise<T>) => Promise<T> {
  const running = new Map<string, { count: number; readonly waiting: (() => void)[] }>();
  return async (block, task) => {
    const turn = running.get(block) ?? { count: 0, waiting: [] };
    running.set(block, turn);
    if (turn.count < max) turn.count += 1;
    else await new Promise<void>((resolve) => turn.waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = turn.waiting.shift();
      if (next !== undefined) next();
      else turn.count -= 1;
      if (turn.count === 0) running.delete(block);
    }
  };
}
