import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FILE_BYTES_MAX } from '../routing/decode-file.ts';
import { collectFiles } from '../routing/load-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';

const run = promisify(execFile);

/**
 * The files of a rule folder as git has them at a revision.
 * @returns null when git knows no such revision there.
 */
export async function gitFiles(dir: string, revision: string): Promise<RuleSetFiles | null> {
  if (revision.startsWith('-') || !(await isRevision(dir, revision))) return null;
  return collectFiles((path) => show(dir, `${revision}:./${path}`));
}

async function isRevision(dir: string, revision: string): Promise<boolean> {
  const asked = ['-C', dir, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`];
  return run('git', asked).then(
    () => true,
    () => false,
  );
}

/** A file's bytes, or null when that revision does not have it. */
async function show(dir: string, name: string): Promise<Uint8Array | null> {
  const options = { encoding: 'buffer', maxBuffer: FILE_BYTES_MAX + 1 } as const;
  return run('git', ['-C', dir, 'show', name], options).then(
    ({ stdout }) => stdout,
    () => null,
  );
}
