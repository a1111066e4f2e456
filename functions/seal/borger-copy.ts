import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Chunks } from '../letter/chunks.ts';
import { TURN_BYTES } from './encrypt-for.ts';
import type { Random } from './recipient-info.ts';

/** What only the citizen's code opens. */
export type BorgerCopy = {
  /** The receipt, whatever JSON the caller keeps there. */
  readonly kvittering: Uint8Array;
  /** The citizen's own letters, as MIME entities. */
  readonly breve: readonly Chunks[];
};

/** The same, opened. */
export type OpenedBorgerCopy = {
  readonly kvittering: Buffer;
  readonly breve: readonly Buffer[];
};

/** The citizen's code (any case and spacing) and the number (in canonical form). */
export type BorgerKey = { readonly kode: string; readonly nummer: string };

/** First bytes of every copy: what it is, and its version. */
const MAGIC = Buffer.from('KVB1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const LENGTH_BYTES = 4;
const INFO = 'klagevej borger v1';
const SEPARATORS = /[^0-9A-Z]/g;

/**
 * Seals the citizen's own copy (`borger.bin`) under AES-256-GCM with a key by HKDF-SHA256 (RFC 5869)
 * from the code, salted with the number.
 * Bytes: "KVB1" (authenticated), nonce (12), then encrypted [length (4, big-endian), bytes] for the
 * receipt and each letter, then the tag (16).
 */
export async function sealBorgerCopy(
  key: BorgerKey,
  copy: BorgerCopy,
  random: Random,
): Promise<Uint8Array[]> {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key), nonce).setAAD(MAGIC);
  const sealed: Uint8Array[] = [MAGIC, nonce];
  sealed.push(cipher.update(lengthOf(copy.kvittering.byteLength)), cipher.update(copy.kvittering));
  let sinceTurn = 0;
  for (const brev of copy.breve) {
    sealed.push(cipher.update(lengthOf(brev.bytes)));
    for (const chunk of brev) {
      sealed.push(cipher.update(chunk));
      sinceTurn += chunk.byteLength;
      if (sinceTurn < TURN_BYTES) continue;
      sinceTurn = 0;
      await turn();
    }
  }
  cipher.final();
  return [...sealed, cipher.getAuthTag()];
}

/** Opens `borger.bin`; null for a wrong code, another number's copy, or changed bytes. */
export function openBorgerCopy(key: BorgerKey, sealed: Uint8Array): OpenedBorgerCopy | null {
  const plain = decrypt(key, Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength));
  if (plain === null) return null;
  const [kvittering, ...breve] = pieces(plain);
  return kvittering === undefined ? null : { kvittering, breve };
}

function decrypt(key: BorgerKey, sealed: Buffer): Buffer | null {
  const start = MAGIC.length + NONCE_BYTES;
  if (sealed.length < start + TAG_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) {
    return null;
  }
  const nonce = sealed.subarray(MAGIC.length, start);
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(key), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(MAGIC).setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(start, -TAG_BYTES));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

function pieces(plain: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  while (at < plain.length) {
    const from = at + LENGTH_BYTES;
    at = from + plain.readUInt32BE(at);
    found.push(plain.subarray(from, at));
  }
  return found;
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

function deriveKey({ kode, nummer }: BorgerKey): Uint8Array {
  const symbols = kode.toUpperCase().replace(SEPARATORS, '');
  return new Uint8Array(hkdfSync('sha256', symbols, nummer, INFO, KEY_BYTES));
}
