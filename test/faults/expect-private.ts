import { expect } from 'vitest';
import { MARKER, PASSWORD } from './scripted-mail.ts';
import type { Received } from './scripted-smtp.ts';

/** The one thing that must never happen, whatever else does. */
export function expectNothingInClear(received: Received): void {
  // A relay that was asked for TLS and gives none reads the handshake as text.
  const beforeTls = received.clear().split('\x16\x03', 1)[0] ?? '';
  const lines = beforeTls.split('\r\n').filter(Boolean);
  expect(lines.filter((line) => !/^(EHLO \S+|STARTTLS|QUIT)$/.test(line))).toEqual([]);
  // Long enough that encrypted bytes do not spell one by chance.
  for (const secret of [MARKER, 'MAIL FROM', 'RCPT TO', '\nDATA\r\n', '\r\nAUTH ', PASSWORD]) {
    expect(received.wire()).not.toContain(secret);
  }
}

/** How many mails the relay has from the first byte to the final dot. */
export function wholeMessages(received: Received): number {
  return received.messages().filter((message) => message.includes(MARKER)).length;
}
