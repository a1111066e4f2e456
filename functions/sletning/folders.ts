import type { Objects, Stored } from '../objects/objects.ts';

/** Everything that lies under one number. */
export type Folder = { readonly nummer: string; readonly objekter: readonly Stored[] };

/** So many folders are held in memory, and asked of the register at once. */
export const FOLDERS_AT_ONCE = 200;

/** The folders of a store in batches of at most `antal`, by number. */
export async function* folderBatches(
  objects: Objects,
  antal: number,
): AsyncGenerator<readonly Folder[]> {
  let batch: Folder[] = [];
  for await (const folder of foldersOf(objects)) {
    batch.push(folder);
    if (batch.length < antal) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* foldersOf(objects: Objects): AsyncGenerator<Folder> {
  let nummer = '';
  let objekter: Stored[] = [];
  for await (const stored of objects.list('sager/')) {
    const its = stored.key.split('/')[1] ?? '';
    if (its !== nummer && objekter.length > 0) yield { nummer, objekter };
    if (its !== nummer) objekter = [];
    nummer = its;
    objekter.push(stored);
  }
  if (objekter.length > 0) yield { nummer, objekter };
}

/** The name of an object inside its folder. */
export function nameOf({ key }: Stored): string {
  return key.split('/')[2] ?? '';
}
