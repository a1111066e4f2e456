import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Everything the built pages are made from. */
const SOURCES = ['src', 'astro.config.mjs', 'package-lock.json'];
const STAMP = 'built-from';

/**
 * Builds the pages when what they are made from has changed since (by content: a fresh clone has
 * no useful times).
 * @returns whether anything was built
 */
export async function buildPagesIfStale(root: string): Promise<boolean> {
  const stamp = join(root, 'dist', STAMP);
  const sources = await fingerprint(root);
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === sources) return false;
  await runAstro(root);
  await writeFile(stamp, sources);
  return true;
}

async function fingerprint(root: string): Promise<string> {
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
