import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import * as v from 'valibot';

/** How long somebody may take at the provider. */
export const ATTEMPT_SECONDS_MAX = 600;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** One way to the provider and back. */
export type LoginAttempt = {
  /** Goes along and must come back (RFC 6749 §10.12). */
  readonly state: string;
  /** Stands in the provider's answer, so that an older one is seen to be old (OpenID Connect §15.5.2). */
  readonly nonce: string;
  /** Shows at the end that it was we who began (PKCE, RFC 7636). */
  readonly codeVerifier: string;
  /** Where to go afterwards. */
  readonly til: string;
};

const Content = v.strictObject({ til: v.string(), begyndt: v.number() });

/**
 * Begins an attempt. It is kept nowhere: the browser has a secret in a cookie, the state is sealed
 * with it, and the rest is derived from both. So a browser may have several attempts under way, any
 * instance can finish them, and a state that another browser began does not open. What the provider sees of the state says nothing to it.
 * @param iv 12 random bytes
 */
export function beginAttempt(
  secret: string,
  { til, now, iv }: { readonly til: string; readonly now: Date; readonly iv: Uint8Array },
): LoginAttempt {
  const cipher = createCipheriv('aes-256-gcm', derive(secret, 'state'), iv);
  const content = JSON.stringify({ til, begyndt: now.getTime() });
  const sealed = [iv, cipher.update(content), cipher.final(), cipher.getAuthTag()];
  return attemptOf(secret, Buffer.concat(sealed).toString('base64url'), til);
}

/** The attempt a state belongs to; null when this browser did not begin it, or too long ago. */
export function readAttempt(secret: string, state: string, now: Date): LoginAttempt | null {
  const content = open(secret, Buffer.from(state, 'base64url'));
  if (content === null) return null;
  const age = now.getTime() - content.begyndt;
  return age < ATTEMPT_SECONDS_MAX * 1000 ? attemptOf(secret, state, content.til) : null;
}

function attemptOf(secret: string, state: string, til: string): LoginAttempt {
  const text = (use: string) => derive(secret, `${use} ${state}`).toString('base64url');
  return { state, nonce: text('nonce'), codeVerifier: text('code_verifier'), til };
}

function derive(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', use, KEY_BYTES));
}

function open(secret: string, sealed: Buffer): v.InferOutput<typeof Content> | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    derive(secret, 'state'),
    sealed.subarray(0, IV_BYTES),
  );
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const text = Buffer.concat([
      decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    return v.parse(Content, JSON.parse(text.toString('utf8')));
  } catch {
    return null;
  }
}
