import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { formToken, isFormToken } from '../../../functions/staff/form-token.ts';

const SECRET = Buffer.alloc(32, 7);
const newToken = (secret = SECRET, session = 'session-a') =>
  formToken(secret, session, randomBytes(32));

test('a token is good for its session however often it is made, and never looks the same', () => {
  const tokens = [newToken(), newToken(), newToken()];
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) expect(isFormToken(SECRET, 'session-a', token)).toBe(true);
});

test.each([
  ['another session', newToken(SECRET, 'session-b')],
  ['another secret', newToken(Buffer.alloc(32, 8))],
  ['nothing', ''],
  ['only zeros', Buffer.alloc(64).toString('base64url')],
  ['one too short', newToken().slice(2)],
  ['one too long', `${newToken()}AA`],
])('a token of %s is refused', (_, token) => {
  expect(isFormToken(SECRET, 'session-a', token)).toBe(false);
});
