import { Readable } from 'node:stream';
import type { Mail } from '../../functions/mail/mailer.ts';

/** Stands in every line of the message; never to be seen in clear. */
export const MARKER = 'KANARIEFUGL';
export const PASSWORD = 'hemmeligt-kodeord';

const LINE = `${MARKER}${'x'.repeat(60)}\r\n`;

/** A mail of about `lines` × 73 bytes. */
export function scriptedMail(lines: number, to = 'sikkerpost.sof@kommune.example'): Mail {
  const head = `Subject: Klage K-2026-BCDFGHJ ${MARKER}\r\n\r\n`;
  const bytes = Buffer.from(head + LINE.repeat(lines));
  const raw = () => Readable.from([bytes], { objectMode: false });
  return { from: 'klagevej@kommune.example', to, raw, bytes: bytes.length };
}
