import { Readable } from 'node:stream';
import { encodedWord } from './encoded-word.ts';
import type { Mail } from './mailer.ts';

/** A mail of plain text that a program writes. */
export type PlainMail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Without its angle brackets and domain, which is that of `from`. */
  readonly messageId: string;
  readonly date: Date;
  readonly sprog: 'da' | 'en';
  readonly lines: readonly string[];
};

/** The mail as bytes: text/plain in UTF-8, and marked as sent by a program (RFC 3834). */
export function plainMail(mail: PlainMail): Mail {
  const bytes = Buffer.from(message(mail));
  return {
    from: mail.from,
    to: mail.to,
    raw: () => Readable.from([bytes], { objectMode: false }),
    bytes: bytes.byteLength,
  };
}

function message({ from, to, subject, messageId, date, sprog, lines }: PlainMail): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWord(subject)}`,
    `Message-ID: <${messageId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    `Content-Language: ${sprog}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(lines.join('\r\n')),
    '',
  ].join('\r\n');
}

function base64(text: string): string {
  const encoded = Buffer.from(`${text}\r\n`).toString('base64');
  return encoded.replace(/.{76}(?=.)/g, (line) => `${line}\r\n`);
}
