import { createHmac, hkdfSync } from 'node:crypto';
import {
  type Counted,
  countWrongCode,
  forgetWrongCodes,
  type WrongCode,
  wrongCodesOf,
} from '../register/kodeforsoeg.ts';
import type { World } from '../world.ts';
import { makeAttempts } from './throttle.ts';

/** Wrong codes one address block may try in a window before it has to wait. */
const CODES_MAX = 20;
const WINDOW_MS = 60_000;
const KEY_BYTES = 32;

/** What is guessed at: the citizens' codes, or the registration codes. */
export type CodeOf = 'sag' | 'registrer';

/** How often an address block has guessed wrong, at all instances together. */
export type WrongCodes = {
  /** Seconds to wait before the next code is looked at, 0 when there is none to wait. */
  readonly waitSeconds: (block: string) => Promise<number>;
  /** Counts a wrong code. @returns seconds to wait: then it was one too many, and nothing is said of it */
  readonly count: (block: string) => Promise<number>;
};

type CodeWorld = Pick<World, 'db' | 'clock' | 'log'> & {
  readonly settings: Pick<World['settings'], 'appSecret'>;
};

/**
 * Counted in the register, and in this process' memory for the moments in which the register does
 * not answer. An address leaves memory only as a hash under a key of the day.
 */
export function makeWrongCodes(world: CodeWorld, of: CodeOf): WrongCodes {
  const nowMs = () => world.clock.now().getTime();
  const here = makeAttempts(CODES_MAX, WINDOW_MS, nowMs);
  const code = (block: string) => codeOf(world, of, block);
  return {
    async waitSeconds(block) {
      const wait = here.retryAfterSeconds(block);
      if (wait > 0) return wait;
      const counted = await orNothing(world, () => wrongCodesOf(world.db, code(block)));
      return counted.antal < CODES_MAX ? 0 : secondsUntil(counted.slut, nowMs());
    },
    async count(block) {
      here.failed(block);
      const counted = await orNothing(world, () => countAll(world, code(block)));
      return counted.antal <= CODES_MAX ? 0 : secondsUntil(counted.slut, nowMs());
    },
  };
}

function codeOf({ clock, settings }: CodeWorld, of: CodeOf, block: string): WrongCode {
  const now = clock.now();
  const day = now.toISOString().slice(0, 10);
  const key = hkdfSync('sha256', settings.appSecret, '', `klagevej adresse v1 ${day}`, KEY_BYTES);
  const fra = createHmac('sha256', Buffer.from(key)).update(`${of} ${block}`).digest('hex');
  return { fra, now: now.getTime(), windowMs: WINDOW_MS };
}

/** The first of a window tidies up after all those that have ended. */
async function countAll({ db }: CodeWorld, code: WrongCode): Promise<Counted> {
  const counted = await countWrongCode(db, code);
  if (counted.antal === 1) await forgetWrongCodes(db, code.now);
  return counted;
}

/** A register that does not answer opens no case either; what this process has counted holds. */
async function orNothing({ log }: CodeWorld, ask: () => Promise<Counted>): Promise<Counted> {
  try {
    return await ask();
  } catch (error) {
    log('warn', 'kodeforsoeg.fejl', { fejl: error instanceof Error ? error.name : 'ukendt' });
    return { antal: 0, slut: 0 };
  }
}

function secondsUntil(slut: number, now: number): number {
  return Math.max(1, Math.ceil((slut - now) / 1000));
}
