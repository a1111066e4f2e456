import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenBytes } from './import-lines.ts';

/**
 * Keeps a stream on disk while `work` reads it as often as it needs. The file has no name from the
 * moment it is made, so that it is gone when this process is, however it ends.
 */
export async function withSpool<T>(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  work: (openBytes: OpenBytes) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `import-${randomUUID()}`);
  await using file = await open(path, 'wx+', 0o600);
  await unlink(path);
  await file.writeFile(bytes);
  return await work(() => file.createReadStream({ start: 0, autoClose: false }));
}
