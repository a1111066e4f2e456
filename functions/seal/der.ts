import { ObjectIdentifier } from 'asn1js';

/** The tags CMS and X.509 need (X.690 §8.1.2), and context tags as {@link contextTag} makes them. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  utf8String: 0x0c,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;
const SHORT_LENGTH_MAX = 127;
const UTC_TIME_YEAR_MAX = 2049;

/**
 * One DER value: tag, length, and the parts in a row. asn1js builds trees, which costs more than
 * the encryption of a letter (40 µs a leaf), so only its object identifiers and its reader are used.
 */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return Buffer.concat([derHead(tag, length), ...parts]);
}

/** Tag and length of a value whose content follows in pieces. */
export function derHead(tag: number, length: number): Buffer {
  if (length <= SHORT_LENGTH_MAX) return Buffer.from([tag, length]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([tag, CONTEXT | octets.length, ...octets]);
}

/** `[n]` with other values inside. */
export function contextTag(n: number): number {
  return CONTEXT | CONSTRUCTED | n;
}

/** `[n] IMPLICIT` of a string type: the bytes themselves inside. */
export function contextPrimitive(n: number): number {
  return CONTEXT | n;
}

/** An object identifier from its dotted form. */
export function derOid(dotted: string): Buffer {
  return Buffer.from(new ObjectIdentifier({ value: dotted }).toBER());
}

export function derSequence(...parts: readonly Uint8Array[]): Buffer {
  return der(TAG.sequence, ...parts);
}

/** SET OF: members in ascending order of their encoding (X.690 §11.6). */
export function derSetOf(...members: readonly Uint8Array[]): Buffer {
  return der(TAG.set, ...members.toSorted((a, b) => Buffer.compare(a, b)));
}

/** An INTEGER of 0 to 127. */
export function derSmallInteger(value: number): Buffer {
  return der(TAG.integer, Uint8Array.of(value));
}

export const DER_NULL = Buffer.from([0x05, 0x00]);

/** Time as CMS and X.509 want it: UTCTime up to 2049, then GeneralizedTime (RFC 5652 §11.3). */
export function derTime(at: Date): Buffer {
  const digits = at.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  if (at.getUTCFullYear() > UTC_TIME_YEAR_MAX) {
    return der(TAG.generalizedTime, Buffer.from(`${digits}Z`));
  }
  return der(TAG.utcTime, Buffer.from(`${digits.slice(2)}Z`));
}
