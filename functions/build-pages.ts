import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** Everything the built pages are made from. */
const SOURCES = ['src', 'astro.config.mjs', 'package-lock.json', 'functions/build-pages.ts'];
const STAMP = 'built-from';
/** Ends the name of a file's packed twin. */
export const PACKED = '.br';
const LOCK_POLL_MS = 200;
/** A lock older than any build was left by a process that died. */
const BUILD_MS_MAX = 180_000;

/**
 * Builds the pages when what they are made from has changed since (by content: a fresh clone has
 * no useful times). Writes nothing when all is built, so that it may run where nothing can be
 * written.
 * @returns whether anything was built
 * @throws Error, a sentence, when the pages are stale and cannot be built
 */
export async function buildPagesIfStale(root: string): Promise<boolean> {
  const stamp = join(root, 'dist', STAMP);
  const sources = await fingerprint(root);
  const isBuilt = async () => (await readFile(stamp, 'utf8').catch(() => '')) === sources;
  if (await isBuilt()) return false;
  return alone(join(root, 'node_modules', '.klagevej-build'), async () => {
    if (await isBuilt()) return false;
    await runAstro(root);
    await packFiles(join(root, 'dist', 'client'));
    await writeFile(stamp, sources);
    return true;
  });
}

/** One build at a time, whoever starts it: two would write into the same folder. */
async function alone<T>(lock: string, task: () => Promise<T>): Promise<T> {
  while (!(await take(lock))) await pause(LOCK_POLL_MS);
  try {
    return await task();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
      throw new Error(`Cannot build the pages: ${dirname(lock)} cannot be written to.`, { cause });
    }
    const made = await stat(lock).catch(() => null);
    const left = made !== null && Date.now() - made.mtimeMs > BUILD_MS_MAX;
    if (left) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

/** What the pages in `dist` were built from, as one word; kept beside them in `dist/built-from`. */
export async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await sourceFiles(root)) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

async function sourceFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const inSrc = files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return [...inSrc.sort(), ...SOURCES.slice(1)];
}

async function runAstro(root: string): Promise<void> {
  const cli = join(
    createRequire(import.meta.url).resolve('astro/package.json'),
    '../bin/astro.mjs',
  );
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [cli, 'build', '--silent'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error('The pages could not be built: see what astro says above.');
}

const pack = promisify(brotliCompress);
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Packs what a browser loads as well as it can be, once: a start need not spend a second on it. */
async function packFiles(dir: string): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const packable = entries.filter((entry) => entry.isFile() && /\.(css|js|svg)$/.test(entry.name));
  await Promise.all(
    packable.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      await writeFile(`${path}${PACKED}`, await pack(await readFile(path), BEST));
    }),
  );
}

if (import.meta.main) await buildPagesIfStale(dirname(import.meta.dirname));
