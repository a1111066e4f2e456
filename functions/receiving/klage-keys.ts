import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Bilag, Klage } from '../../src/klage/klage.ts';
import { formatKode, KODE_SYMBOLS, symbolsFromBytes } from '../../src/klage/number.ts';

/** What an idempotency key must look like: at least 128 random bits, safe in a header. */
export const NOEGLE_PATTERN = /^[A-Za-z0-9_-]{22,128}$/;
const NOEGLE_BYTES = 32;
/** More than twice what the code needs, so that passing over unfair bytes never runs out. */
const KODE_SOURCE_BYTES = 96;

/** All that follows from the citizen's idempotency key, which itself is never stored. */
export type KlageKeys = {
  /** Hex; finds the case of a repeat. */
  readonly noegleHash: string;
  /** The citizen's code, in six groups of five. */
  readonly kode: string;
  /** Hex fingerprint of a body under the key: the same key with another body is not a repeat. */
  readonly fingerprint: (klage: Klage, bilag: readonly Bilag[]) => string;
};

/** A new key for a form. */
export function makeNoegle(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(NOEGLE_BYTES)).toString('base64url');
}

/**
 * Derives everything from the key by HKDF-SHA256 (RFC 5869), each under a label of its own, so
 * that none tells of another.
 * @param noegle text of {@link NOEGLE_PATTERN}.
 */
export function deriveKlageKeys(noegle: string): KlageKeys {
  const derive = (label: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', noegle, '', `klagevej ${label} v1`, bytes));
  const aftrykKey = derive('aftryk', 32);
  return {
    noegleHash: derive('noegle', 32).toString('hex'),
    kode: formatKode(symbolsFromBytes(derive('kode', KODE_SOURCE_BYTES), KODE_SYMBOLS)),
    fingerprint: (klage, bilag) =>
      createHmac('sha256', aftrykKey).update(canonicalBody(klage, bilag)).digest('hex'),
  };
}

/**
 * The idempotency key under which a klage is carried on: it follows from its number and code, so
 * that carrying it on twice finds the same case.
 */
export function deriveNextNoegle(nummer: string, kode: string): string {
  const noegle = hkdfSync('sha256', kode, nummer, 'klagevej videre v1', NOEGLE_BYTES);
  return Buffer.from(noegle).toString('base64url');
}

/** What the register keeps of a code. 144 random bits need no slow hash (ASVS 6.5.2). */
export function hashKode(kode: string): string {
  return createHash('sha256').update(`klagevej kode ${kode}`).digest('hex');
}

/** Whether two hex hashes are equal, in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}

function canonicalBody(klage: Klage, bilag: readonly Bilag[]): string {
  const fields = Object.entries(klage).filter(([, value]) => value !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted, bilag.map(({ felt, navn, sha256 }) => [felt, navn, sha256])]);
}
