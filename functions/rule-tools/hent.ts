import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Answer, misused, refused } from '../command-line.ts';
import { filesOfVersion, isKept } from '../register/kept-versions.ts';
import { versionInForce } from '../register/published-versions.ts';
import type { Db } from '../register/tables.ts';
import { hashRuleSet } from '../routing/hash-rule-set.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import type { Invocation } from './invocation.ts';
import { type FoundVersion, findVersion, shortHash, withVersions } from './with-versions.ts';

/**
 * `hent [--version HASH] [--overskriv]`: writes the version in force, or another, into the folder,
 * for git. Nothing is deleted, and only the set's own files are written.
 */
export async function hent(invocation: Invocation): Promise<Answer> {
  const { args, dir } = invocation;
  if (args.length > 0) return misused('hent tager ingen filer. Vælg mappen med --regler MAPPE.');
  return withVersions(async ({ db }) => {
    const found = await wanted(db, invocation.version);
    if (!found.ok) return found.answer;
    const files = (await filesOfVersion(db, found.hash)) ?? new Map();
    const before = await ruleSetFiles(dir);
    if (!invocation.overskriv && (await isPrecious(db, before))) return precious(dir);
    return written(dir, found.hash, await writeChanged(dir, files, before));
  });
}

async function wanted(db: Db, version: string | null): Promise<FoundVersion> {
  if (version !== null) return findVersion(db, version);
  const published = await versionInForce(db);
  if (published !== null) return { ok: true, hash: published.hash };
  return { ok: false, answer: refused('Intet er udgivet endnu: start Klagevej først.') };
}

/** Work that stands nowhere else: rules no version holds. */
async function isPrecious(db: Db, files: RuleSetFiles): Promise<boolean> {
  return files.size > 0 && !(await isKept(db, hashRuleSet(files)));
}

function precious(dir: string): Answer {
  return refused(
    `Mappen ${dir} har regler, som ingen version kender. Udgiv dem, gem dem et andet sted, eller skriv --overskriv.`,
  );
}

/** Each file whole or not at all; certificates first, so that no modtager names one that is missing. */
async function writeChanged(
  dir: string,
  files: RuleSetFiles,
  before: RuleSetFiles,
): Promise<readonly string[]> {
  const changed = [...files].filter(([sti, bytes]) => !isSame(before.get(sti), bytes));
  const nested = ([sti]: readonly [string, unknown]) => (sti.includes('/') ? 0 : 1);
  for (const [sti, bytes] of changed.toSorted((a, b) => nested(a) - nested(b))) {
    const path = join(dir, sti);
    const half = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(half, bytes);
    await rename(half, path);
  }
  return changed.map(([sti]) => sti);
}

function isSame(before: Uint8Array | undefined, bytes: Uint8Array): boolean {
  return before !== undefined && Buffer.from(before).equals(bytes);
}

function written(dir: string, hash: string, skrevet: readonly string[]): Answer {
  const text = [
    ...skrevet.map((sti) => `Skrev ${join(dir, sti)}`),
    `Mappen ${dir} er nu version ${shortHash(hash)}.`,
  ];
  return { exitCode: 0, text, data: { regelsaet: hash, skrevet } };
}
