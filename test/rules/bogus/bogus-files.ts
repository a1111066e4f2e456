import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSetFiles } from '../../../functions/routing/read-rule-files.ts';
import { FICTIONAL } from '../rule-folders.ts';

/** Names of the files in this folder that a kommune's folder could hold. */
export const BOGUS_FILES: readonly string[] = readdirSync(import.meta.dirname).filter((name) =>
  /\.(?:json|pem)$/.test(name),
);

/** The bytes of a file in this folder. */
export function bytesOf(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, name));
}

/** The fictional kommune's files, with these in the places that their names end in. */
export function withBogus(...names: readonly string[]): RuleSetFiles {
  return new Map([...FICTIONAL, ...names.map((name) => [placeOf(name), bytesOf(name)] as const)]);
}

/** `dobbelt-noegle.modtagere.json` stands in for `modtagere.json`. */
function placeOf(name: string): string {
  const fil = name.split('.').slice(1).join('.');
  return fil.endsWith('.pem') ? `certifikater/${fil}` : fil;
}
