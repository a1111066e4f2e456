import { createHash, type X509Certificate } from 'node:crypto';

/** Hex SHA-256 of the whole certificate, as `openssl x509 -fingerprint -sha256` shows it. */
export function fingerprintOf({ raw }: X509Certificate): string {
  return createHash('sha256').update(raw).digest('hex');
}
