import { readFileSync } from 'node:fs';

/** PEM of a file in test/faults/tls. */
export function testPem(name: string): string {
  return readFileSync(new URL(`./tls/${name}.pem`, import.meta.url), 'utf8');
}
