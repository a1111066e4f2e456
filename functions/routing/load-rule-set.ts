import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE_BYTES_MAX } from './decode-file.ts';
import {
  certificatePaths,
  type ReadRuleSet,
  type RuleSetFiles,
  readRuleFiles,
} from './read-rule-files.ts';
import { RULE_FILES } from './schemas/rule-files.ts';

/** Reads the rule set in a folder. Files that are missing are told by the reader, not thrown. */
export async function loadRuleSet(dir: string): Promise<ReadRuleSet> {
  return readRuleFiles(await ruleSetFiles(dir));
}

/** The bytes of a rule set's files, certificates included; only what the set itself names is read. */
export function ruleSetFiles(dir: string): Promise<RuleSetFiles> {
  return collectFiles((path) => ruleSetFile(dir, path));
}

/** One file of a rule folder; null when there is no such file. More than 1 MB is cut off. */
export function ruleSetFile(dir: string, path: string): Promise<Uint8Array | null> {
  return readAtMost(join(dir, path), FILE_BYTES_MAX + 1);
}

/** The same from wherever `read` finds a path below the rule folder; null: there is no such file. */
export async function collectFiles(
  read: (path: string) => Promise<Uint8Array | null>,
): Promise<RuleSetFiles> {
  const files = new Map<string, Uint8Array>();
  const collect = async (paths: readonly string[]) => {
    for (const path of paths) {
      const bytes = await read(path);
      if (bytes !== null) files.set(path, bytes);
    }
  };
  await collect(Object.keys(RULE_FILES));
  await collect(certificatePaths(files.get('modtagere.json') ?? new Uint8Array()));
  return files;
}

/** The first `bytesMax` bytes of a file, or null when there is no such file. */
async function readAtMost(path: string, bytesMax: number): Promise<Uint8Array | null> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const buffer = new Uint8Array(Math.min(size, bytesMax));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && 'code' in error && MISSING.has(String(error.code))) return null;
    throw error;
  }
}

const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
