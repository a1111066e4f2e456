import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;

/**
 * What a form of the staff's pages carries, to show that it is a page of ours for this very session
 * that sends it: nobody can make it without APP_SECRET, and it outlives the session's keys. It looks
 * different each time, so that the size of a packed page tells nothing of it (BREACH).
 * @param mask 32 random bytes
 */
export function formToken(appSecret: Uint8Array, sessionId: string, mask: Uint8Array): string {
  const masked = xor(tokenOf(appSecret, sessionId), mask);
  return Buffer.concat([mask, masked]).toString('base64url');
}

/** Whether what was sent is a token of the session. */
export function isFormToken(appSecret: Uint8Array, sessionId: string, sent: string): boolean {
  const bytes = Buffer.from(sent, 'base64url');
  if (bytes.length !== 2 * TOKEN_BYTES) return false;
  const token = xor(bytes.subarray(TOKEN_BYTES), bytes.subarray(0, TOKEN_BYTES));
  return timingSafeEqual(token, tokenOf(appSecret, sessionId));
}

function tokenOf(appSecret: Uint8Array, sessionId: string): Buffer {
  const key = hkdfSync('sha256', appSecret, '', 'klagevej formularnoegle v1', TOKEN_BYTES);
  return createHmac('sha256', Buffer.from(key)).update(sessionId).digest();
}

function xor(bytes: Uint8Array, mask: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ (mask[i] ?? 0)));
}
