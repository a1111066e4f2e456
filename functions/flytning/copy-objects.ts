import { sha256Of } from '../objects/manifest.ts';
import type { Objects, Stored } from '../objects/objects.ts';
import { folderBatches } from '../sletning/folders.ts';

/** Folders on their way at once; a folder's objects follow each other, the manifest last. */
const FOLDERS_AT_ONCE = 4;

export type CopiedObjects = {
  readonly mapper: number;
  readonly objekter: number;
  readonly bytes: number;
  /** How many were there already, from a run before. */
  readonly fandtes: number;
  /** Keys at which something else lies in the new store. */
  readonly anderledes: readonly string[];
};

type Copied = 'created' | 'exists' | 'other' | 'gone';

/**
 * Copies every object that `to` lacks, and compares by hash those that it has. What is stored is
 * known to be there as it was sent; nothing in `to` is ever written over.
 */
export async function copyObjects(from: Objects, to: Objects): Promise<CopiedObjects> {
  const anderledes: string[] = [];
  const sum = { mapper: 0, objekter: 0, bytes: 0, fandtes: 0 };
  for await (const folders of folderBatches(from, FOLDERS_AT_ONCE)) {
    sum.mapper += folders.length;
    await Promise.all(
      folders.map(async ({ nummer, objekter }) => {
        const listed = to.list(`sager/${nummer}/`);
        const there = new Set(await Array.fromAsync(listed, ({ key }) => key));
        for (const stored of manifestLast(objekter)) {
          const copied = await copyObject({ from, to }, stored.key, there.has(stored.key));
          if (copied === 'gone') continue;
          sum.objekter += 1;
          sum.bytes += stored.bytes;
          if (copied === 'exists') sum.fandtes += 1;
          if (copied === 'other') anderledes.push(stored.key);
        }
      }),
    );
  }
  return { ...sum, anderledes };
}

function manifestLast(objekter: readonly Stored[]): readonly Stored[] {
  const isLast = ({ key }: Stored) => (key.endsWith('/manifest.json') ? 1 : 0);
  return objekter.toSorted((a, b) => isLast(a) - isLast(b));
}

async function copyObject(
  { from, to }: { readonly from: Objects; readonly to: Objects },
  key: string,
  isThere: boolean,
): Promise<Copied> {
  const bytes = await from.get(key);
  // Deleted since it was listed.
  if (bytes === null) return 'gone';
  if (!isThere && (await to.put(key, [bytes])) === 'created') return 'created';
  const other = await to.get(key);
  return other !== null && sha256Of([other]) === sha256Of([bytes]) ? 'exists' : 'other';
}
