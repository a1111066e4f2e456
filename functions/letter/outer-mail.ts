import { Readable } from 'node:stream';
import { NUMMER_PATTERN, PROEVENUMMER_PATTERN } from '../../src/klage/number.ts';
import { base64Lines } from './base64-lines.ts';
import { joinChunks } from './chunks.ts';

/** One sealed letter to be sent. */
export type Envelope = {
  readonly nummer: string;
  /** Who it is for: the modtager, or by escalation the reserve; a prøvebrev is no klage. */
  readonly slags: 'modtager' | 'reserve' | 'proevebrev';
  /** Part `nr` of `af`. */
  readonly del: { readonly nr: number; readonly af: number };
  readonly from: string;
  readonly to: string;
  /** The time of receipt: the Date of every attempt, so that all attempts are equal bytes. */
  readonly modtaget: Date;
  /** The sealed letter as it is stored (`modtager-<n>.p7m`). */
  readonly der: Uint8Array;
};

/** A whole mail, made anew by each call of `raw`; fits functions/mail's `Mail`. */
export type OuterMail = {
  readonly from: string;
  readonly to: string;
  readonly raw: () => Readable;
  readonly bytes: number;
};

/** Dot-atoms only: an address with quotes, commas, groups or line breaks can re-route a mail. */
const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(?:\.[\w-]+)*$/;
/** DER of id-ct-authEnvelopedData and of id-envelopedData (RFC 5083, 5652). */
const AUTH_ENVELOPED = '060b2a864886f70d0109100117';
const ENVELOPED = '06092a864886f70d010703';
const TYPE_AT_MOST = 32;

/**
 * The mail around a sealed letter: the headers of contract §6 and nothing else, then the DER in
 * base64. The same envelope gives the same bytes and the same Message-ID on every attempt.
 * @throws Error when number, part or an address is not what it must be, or the DER is no CMS.
 */
export function outerMail(envelope: Envelope): OuterMail {
  check(envelope);
  const head = Buffer.from(headerLines(envelope).join('\r\n'));
  const message = joinChunks([head, base64Lines(joinChunks([envelope.der]))]);
  return {
    from: envelope.from,
    to: envelope.to,
    raw: () => Readable.from(message, { objectMode: false }),
    bytes: message.bytes,
  };
}

/** The Message-ID of one part; its domain is the sender's. */
export function messageId({ nummer, slags, del, from }: Omit<Envelope, 'der'>): string {
  return `<${nummer}.${slags}.${del.nr}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function headerLines(envelope: Envelope): string[] {
  const { nummer, del, slags } = envelope;
  const what = slags === 'proevebrev' ? 'Test af postkassen' : 'Klage';
  return [
    `From: ${envelope.from}`,
    `To: ${envelope.to}`,
    `Subject: ${what} ${nummer}${del.af > 1 ? ` (${del.nr}/${del.af})` : ''}`,
    `Message-ID: ${messageId(envelope)}`,
    `Date: ${envelope.modtaget.toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: application/pkcs7-mime; smime-type=${smimeType(envelope.der)};`,
    ' name="smime.p7m"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7m"',
    '',
    '',
  ];
}

/** RFC 8551 §3.2.2: the label tells which of the two CMS types is inside. */
function smimeType(der: Uint8Array): string {
  const start = Buffer.from(der.subarray(0, TYPE_AT_MOST)).toString('hex');
  if (start.includes(AUTH_ENVELOPED)) return 'authEnveloped-data';
  if (start.includes(ENVELOPED)) return 'enveloped-data';
  throw new Error('The stored letter is not sealed CMS: nothing is sent.');
}

function check({ nummer, slags, del, from, to }: Envelope): void {
  const pattern = slags === 'proevebrev' ? PROEVENUMMER_PATTERN : NUMMER_PATTERN;
  if (!pattern.test(nummer)) throw new Error('A mail needs the number of a klage or prøvebrev.');
  const parts = [del.nr, del.af].every((n) => Number.isInteger(n) && n >= 1) && del.nr <= del.af;
  if (!parts) throw new Error('A mail is part 1 to n of n.');
  if (!ADDRESS.test(from)) throw new Error('The sender (MAIL_FROM) is not a plain mail address.');
  if (!ADDRESS.test(to)) throw new Error('The postkasse is not a plain mail address.');
}
