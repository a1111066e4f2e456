import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  ATTEMPT_SECONDS_MAX,
  beginAttempt,
  readAttempt,
} from '../../../functions/staff/login-attempt.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const TIL = '/medarbejder/regler/proev?sag=K-2026-BBBBBBB';
const secret = () => randomBytes(32).toString('base64url');
const later = (ms: number) => new Date(NOW.getTime() + ms);

function begin(by: string) {
  return beginAttempt(by, { til: TIL, now: NOW, iv: randomBytes(12) });
}

describe('an attempt to log in', () => {
  test('is read again from its state by the browser that began it', () => {
    const browser = secret();
    const attempt = begin(browser);
    expect(readAttempt(browser, attempt.state, later(1000))).toEqual(attempt);
    expect(attempt.til).toBe(TIL);
  });

  test('may be one of several of the same browser, each with its own words', () => {
    const browser = secret();
    const attempts = [begin(browser), begin(browser)];
    const words = attempts.flatMap(({ state, nonce, codeVerifier }) => [
      state,
      nonce,
      codeVerifier,
    ]);
    expect(new Set(words).size).toBe(6);
    for (const attempt of attempts) {
      expect(readAttempt(browser, attempt.state, NOW)).toEqual(attempt);
      // RFC 7636 §4.1: 43 to 128 of these characters.
      expect(attempt.codeVerifier).toMatch(/^[\w.~-]{43,128}$/);
    }
  });

  test('of another browser is none', () => {
    expect(readAttempt(secret(), begin(secret()).state, NOW)).toBeNull();
  });

  test('ends after ten minutes', () => {
    const browser = secret();
    const { state } = begin(browser);
    expect(readAttempt(browser, state, later(ATTEMPT_SECONDS_MAX * 1000 - 1))).not.toBeNull();
    expect(readAttempt(browser, state, later(ATTEMPT_SECONDS_MAX * 1000))).toBeNull();
  });

  test('with any bit of its state changed is none', () => {
    const browser = secret();
    const sealed = Buffer.from(begin(browser).state, 'base64url');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(readAttempt(browser, changed.toString('base64url'), NOW)).toBeNull();
    }
  });

  test.each(['', 'x', 'a'.repeat(37), 'å', 'a'.repeat(10_000)])('is none in "%s"', (state) => {
    expect(readAttempt(secret(), state, NOW)).toBeNull();
  });

  test('says nothing of where somebody is going to whoever sees its state', () => {
    const { state } = begin(secret());
    expect(Buffer.from(state, 'base64url').toString('latin1')).not.toContain('K-2026');
  });
});
