import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Engine, StartedEngine } from './engine.ts';
import { instances } from './instances.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
/** The version to begin with, as git knows it; else the one before the register last got a step. */
const OLD = 'KLAGEVEJ_TEST_GAMMEL';
/** Where its code lies, for the tests. */
export const OLD_ROOT = 'KLAGEVEJ_TEST_GAMMEL_MAPPE';
const STEPS = 'functions/register/migrations.ts';
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

/** An older version of this very program, from git's history, beside today's. */
export const opgradering: Engine = {
  name: 'opgradering',
  tests: [{ suites: ['motorer'], paths: ['test/motorer/upgrade'] }],
  async start() {
    const old = oldVersion();
    if (old === null) {
      return {
        ikkeKoert: `Der er ingen ældre udgave i gits historie. Hent historien (git fetch --unshallow), eller sæt ${OLD} til en udgave, git kender.`,
      };
    }
    const engines = await instances.start();
    return 'ikkeKoert' in engines ? engines : checkOut(old);
  },
};

/** A tag if there is one; else the state before the last step of the register was added. */
function oldVersion(): string | null {
  const given = process.env[OLD] ?? '';
  if (given !== '') return git('rev-parse', '--verify', `${given}^{commit}`);
  const tag = git('describe', '--tags', '--abbrev=0', 'HEAD^');
  if (tag !== null) return git('rev-parse', `${tag}^{commit}`);
  const last = git('log', '-1', '--first-parent', '--format=%H', '--', STEPS);
  return last === null || last === '' ? null : git('rev-parse', '--verify', `${last}^1`);
}

function git(...args: readonly string[]): string | null {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('git', [...args], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: [...stdio],
    }).trim();
  } catch {
    return null;
  }
}

async function checkOut(commit: string): Promise<StartedEngine> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-gammel-'));
  const stop = () => rm(dir, { recursive: true, force: true });
  try {
    const archive = join(dir, 'udgave.tar');
    await run('git', ['archive', '--output', archive, commit], { cwd: ROOT });
    await run('tar', ['-xf', archive, '-C', dir]);
    await getLibraries(dir);
    await run(process.execPath, ['functions/build-pages.ts'], {
      ...{ cwd: dir, maxBuffer: OUTPUT_BYTES_MAX },
    });
    process.stdout.write(`opgradering: fra ${commit.slice(0, 7)}\n`);
    return { env: { [OLD_ROOT]: dir }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Those of today where they are the same, as links; else its own. */
async function getLibraries(dir: string): Promise<void> {
  const lock = (root: string) => readFileSync(join(root, 'package-lock.json'), 'utf8');
  const here = join(ROOT, 'node_modules');
  if (lock(dir) !== lock(ROOT) || !existsSync(here)) {
    await run('npm', ['ci', '--loglevel', 'error'], { cwd: dir, maxBuffer: OUTPUT_BYTES_MAX });
    return;
  }
  await run('cp', ['-al', here, dir]).catch(() => run('cp', ['-a', here, dir]));
}
