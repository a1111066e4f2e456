import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { buildPagesIfStale, fingerprint } from '../../functions/build-pages.ts';

const SOURCES = [
  'src/page.astro',
  'astro.config.mjs',
  'package-lock.json',
  'functions/build-pages.ts',
];

/** An installation without a place to write in: a container's read-only root has no use for one. */
let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'klagevej-build-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'src'));
  await mkdir(join(root, 'functions'));
  await mkdir(join(root, 'dist'));
  for (const name of SOURCES) {
    await writeFile(join(root, name), name);
  }
  await writeFile(join(root, 'dist', 'built-from'), await fingerprint(root));
});

test('pages that are built are used where nothing can be written', async () => {
  expect(await buildPagesIfStale(root)).toBe(false);
});

test('stale pages where nothing can be written stop the start with a sentence', async () => {
  await writeFile(join(root, 'src', 'page.astro'), 'changed');

  await expect(buildPagesIfStale(root)).rejects.toThrow(
    /^Cannot build the pages: .*node_modules cannot be written to\.$/,
  );
});
