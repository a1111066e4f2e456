import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { KontaktSlags } from '../register/tables.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Which mail of which klage an address is for: bound into the encryption, so rows cannot be swapped. */
export type ContactOf = { readonly nummer: string; readonly slags: KontaktSlags };

/** APP_SECRET, and where random bytes come from. */
export type ContactKey = {
  readonly secret: Uint8Array;
  readonly random: (bytes: number) => Uint8Array;
};

/**
 * An address as the register keeps it until its mail is sent: AES-256-GCM under a key derived from
 * APP_SECRET by HKDF-SHA256; iv, tag and ciphertext in a row.
 */
export function encryptContact(of: ContactOf, adresse: string, key: ContactKey): Uint8Array {
  const iv = key.random(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', contactKey(key.secret), iv);
  cipher.setAAD(boundTo(of));
  const sealed = Buffer.concat([cipher.update(adresse, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The address again; null under another secret, for another klage, or when it was altered. */
export function decryptContact(
  of: ContactOf,
  krypteret: Uint8Array,
  secret: Uint8Array,
): string | null {
  const bytes = Buffer.from(krypteret);
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', contactKey(secret), iv);
    decipher.setAAD(boundTo(of));
    decipher.setAuthTag(tag);
    const sealed = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function contactKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'klagevej kontakt v1', KEY_BYTES));
}

function boundTo({ nummer, slags }: ContactOf): Buffer {
  return Buffer.from(`${nummer} ${slags}`);
}
