import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the CA that the others are of, for settings that name a file. */
export const TLS_CA = fileURLToPath(new URL('./tls/ca.crt.pem', import.meta.url));

/** PEM of a file in test/faults/tls. */
export function testPem(name: string): string {
  return readFileSync(new URL(`./tls/${name}.pem`, import.meta.url), 'utf8');
}
