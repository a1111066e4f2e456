import { randomBytes } from 'node:crypto';
import { close, fsync, open, writev } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { keyParts } from './key.ts';
import type { Entries, Objects, Stored } from './objects.ts';

/** Half-written things wait here; nothing below it is ever an object. */
const UNFINISHED = '.undervejs';
/** An entry up to this size may lie in memory while the next ones are made. */
const SIDE_BY_SIDE_BYTES_MAX = 1_000_000;

/**
 * Objects as files under `root`, readable by our own user only. A key is written whole under
 * another name first and then linked, which fails when it exists (what S3 calls If-None-Match).
 */
export async function fileObjects(root: string): Promise<Objects> {
  await mkdir(join(root, UNFINISHED), { recursive: true, mode: 0o700 });
  await mkdir(join(root, 'sager'), { recursive: true, mode: 0o700 });
  await syncFolder(root);
  const draft = () => join(root, UNFINISHED, randomBytes(12).toString('hex'));
  return {
    put: (key, chunks) => putFile(root, draft(), { key, chunks }),
    putAll: (folder, entries) => putFolder(root, draft(), { folder, entries }),
    get: async (key) => read(root, join(root, ...keyParts(key))),
    list: (prefix) => list(root, prefix),
    remove: async (key) => removeFile(root, join(root, ...keyParts(key))),
  };
}

type OneFile = { readonly key: string; readonly chunks: readonly Uint8Array[] };

async function putFile(root: string, draft: string, { key, chunks }: OneFile) {
  const target = join(root, ...keyParts(key));
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await writeDurably(draft, chunks, bytesOf(chunks));
  try {
    await link(draft, target);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(target));
  await syncFolder(dirname(dirname(target)));
  return 'created';
}

type Folder = { readonly folder: string; readonly entries: Entries };

/** The whole folder appears at once, by one rename: no crash leaves the last entry without the others. */
async function putFolder(root: string, draft: string, { folder, entries }: Folder) {
  const target = join(root, ...keyParts(`${folder}x`).slice(0, -1));
  await mkdir(draft, { mode: 0o700 });
  const result = await fillAndRename(draft, target, { folder, entries }).catch(
    async (error: unknown) => {
      await rm(draft, { recursive: true, force: true });
      throw error;
    },
  );
  if (result === 'created') await syncFolder(dirname(target));
  else await rm(draft, { recursive: true, force: true });
  return result;
}

async function fillAndRename(draft: string, target: string, { folder, entries }: Folder) {
  await writeAll(draft, { folder, entries });
  await syncFolder(draft);
  return renameNew(draft, target);
}

/**
 * Small entries are written side by side, a large one is waited for before the next is made. Waits
 * for all, also when one fails, so that nothing is written behind the clearing up.
 */
async function writeAll(draft: string, { folder, entries }: Folder): Promise<void> {
  const writes: Promise<void>[] = [];
  try {
    for await (const { name, chunks } of entries) {
      keyParts(folder + name);
      const bytes = bytesOf(chunks);
      const write = writeDurably(join(draft, name), chunks, bytes);
      writes.push(write);
      // Told below; until then a failure must not count as nobody's.
      write.catch(() => {});
      if (bytes > SIDE_BY_SIDE_BYTES_MAX) await write;
    }
  } finally {
    await Promise.allSettled(writes);
  }
  await Promise.all(writes);
}

function bytesOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}

/** A folder that holds something is never replaced; that is what rename(2) promises. */
async function renameNew(draft: string, target: string): Promise<'created' | 'exists'> {
  try {
    await rename(draft, target);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

async function writeDurably(
  path: string,
  chunks: readonly Uint8Array[],
  bytes: number,
): Promise<void> {
  const fd = await openFile(path, 'wx', 0o600);
  try {
    const { bytesWritten } = await writeChunks(fd, chunks);
    if (bytesWritten !== bytes) throw new Error(`Only ${bytesWritten} of ${bytes} bytes fitted.`);
    await syncFile(fd);
  } finally {
    await closeFile(fd);
  }
}

async function syncFolder(path: string): Promise<void> {
  const fd = await openFile(path, 'r', 0);
  try {
    await syncFile(fd);
  } finally {
    await closeFile(fd);
  }
}

// Plain descriptors: a FileHandle for each costs the loop twice as much, a thousand times a second.
const openFile = promisify(open);
const writeChunks = promisify(writev);
const syncFile = promisify(fsync);
const closeFile = promisify(close);

async function read(root: string, path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await stat(join(root, 'sager'));
    return null;
  }
}

async function* list(root: string, prefix: string): AsyncIterable<Stored> {
  for (const nummer of await names(join(root, 'sager'))) {
    const folder = `sager/${nummer}/`;
    if (!folder.startsWith(prefix) && !prefix.startsWith(folder)) continue;
    for (const name of await names(join(root, 'sager', nummer))) {
      if ((folder + name).startsWith(prefix)) yield* stored(root, folder + name);
    }
  }
}

/** What somebody deleted meanwhile is not there. */
async function* stored(root: string, key: string): AsyncIterable<Stored> {
  try {
    const { size, mtime } = await stat(join(root, key));
    yield { key, bytes: size, storedAt: mtime };
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** The last file of a folder takes the folder with it. */
async function removeFile(root: string, path: string): Promise<void> {
  const folder = dirname(path);
  try {
    await rm(path);
    await syncFolder(folder);
    await rmdir(folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) await stat(join(root, 'sager'));
    else if (!hasCode(error, 'ENOTEMPTY')) throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
