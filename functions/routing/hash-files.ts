import { createHash } from 'node:crypto';

/**
 * SHA-256 (hex) over the named files: each path and content with its length in front, in the
 * order of the paths, so that neither the file system's order nor a moved byte goes unnoticed.
 */
export function hashFiles(files: ReadonlyMap<string, Uint8Array>, paths: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const path of [...new Set(paths)].toSorted()) {
    const bytes = files.get(path) ?? new Uint8Array();
    hash.update(`${Buffer.byteLength(path)} ${bytes.length}\n${path}\n`);
    hash.update(bytes);
  }
  return hash.digest('hex');
}
