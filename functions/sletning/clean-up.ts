import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Objects } from '../objects/objects.ts';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitTogether } from '../register/commit-together.ts';
import { type KeptCase, keptCases } from '../register/kept-cases.ts';
import type { Db } from '../register/tables.ts';
import { FOLDERS_AT_ONCE, type Folder, folderBatches } from './folders.ts';
import { judgeOrphan, type Orphan } from './judge-orphan.ts';
import { type Deletion, whatToDelete } from './what-to-delete.ts';

export type CleanUp = {
  readonly db: Db;
  readonly objects: Objects;
  readonly now: Date;
  /** RETENTION_DAYS */
  readonly dage: number;
  readonly hvem: string;
  /** Only says what would be deleted. */
  readonly proeve: boolean;
  /** Ends the run between two klager; the next run finishes. */
  readonly stopping: AbortSignal;
};

/** One line of what was deleted, or would be. */
export type Deleted = {
  readonly nummer: string;
  readonly del: Deletion['del'] | 'mappe';
  readonly grund: Deletion['grund'] | 'ufuldstaendig' | 'dublet';
  readonly fra: Day | null;
  readonly objekter: number;
  readonly bytes: number;
};

export type CleanedUp = {
  readonly slettet: readonly Deleted[];
  /** Folders of klager that a restored register lacks: `drift genopret`. */
  readonly genopret: readonly string[];
  /** Folders that a person must look at. */
  readonly ulaeselige: readonly string[];
  readonly mapper: number;
};

/**
 * Goes through every folder of the store once and deletes what nobody needs any more. Each deletion
 * is written in the klage's events when the bytes are gone; a run that was interrupted is finished
 * by the next. Memory is that of a batch and of what is reported.
 */
export async function cleanUp(work: CleanUp): Promise<CleanedUp> {
  const slettet: Deleted[] = [];
  const genopret: string[] = [];
  const ulaeselige: string[] = [];
  let mapper = 0;
  for await (const folders of folderBatches(work.objects, FOLDERS_AT_ONCE)) {
    mapper += folders.length;
    const cases = await keptCases(
      work.db,
      folders.map(({ nummer }) => nummer),
    );
    for (const folder of folders) {
      if (work.stopping.aborted) return { slettet, genopret, ulaeselige, mapper };
      const sag = cases.get(folder.nummer);
      const orphan = sag === undefined ? await judgeOrphan(work, folder, work.now) : null;
      if (sag !== undefined) slettet.push(...(await cleanCase(work, sag, folder)));
      if (orphan?.kind === 'slet') slettet.push(await removeOrphan(work, folder, orphan));
      if (orphan?.kind === 'genopret') genopret.push(folder.nummer);
      if (orphan?.kind === 'ulaeselig') ulaeselige.push(folder.nummer);
    }
  }
  return { slettet, genopret, ulaeselige, mapper };
}

async function cleanCase(
  work: CleanUp,
  sag: KeptCase,
  folder: Folder,
): Promise<readonly Deleted[]> {
  const { dage, now, proeve } = work;
  const deletions = whatToDelete(sag, folder, { dag: dayInCopenhagen(now), dage });
  if (!proeve) for (const deletion of deletions) await remove(work, sag, deletion);
  return deletions.map(({ keys, ...rest }) => ({
    ...{ nummer: folder.nummer, ...rest },
    objekter: keys.length,
  }));
}

/**
 * The manifest goes last and after the event: while it is there, the next run knows what is not
 * finished.
 */
async function remove(work: CleanUp, sag: KeptCase, { keys, ...what }: Deletion): Promise<void> {
  const { objects } = work;
  const manifest = keys.filter((key) => key.endsWith('/manifest.json'));
  for (const key of keys) if (!manifest.includes(key)) await objects.remove(key);
  if (!sag.slettet.has(what.del)) {
    const { del, grund, bytes } = what;
    const antal = keys.length;
    await tell(work, sag.nummer, { del, grund, antal, bytes });
  }
  for (const key of manifest) await objects.remove(key);
}

/** A copy of a klage that has its own number: told on the klage that stands. */
async function removeOrphan(
  work: CleanUp,
  { nummer, objekter }: Folder,
  orphan: Extract<Orphan, { kind: 'slet' }>,
): Promise<Deleted> {
  const bytes = objekter.reduce((sum, stored) => sum + stored.bytes, 0);
  const antal = objekter.length;
  const { grund } = orphan;
  if (!work.proeve) {
    for (const { key } of objekter) await work.objects.remove(key);
    if (grund === 'dublet') {
      await tell(work, orphan.som, { del: 'mappe', grund, mappe: nummer, antal, bytes });
    }
  }
  return { nummer, del: 'mappe', grund, fra: null, objekter: antal, bytes };
}

function tell(
  { db, now, hvem }: CleanUp,
  nummer: string,
  data: { readonly [name: string]: string | number },
): Promise<void> {
  return commitTogether(db, (trx) =>
    appendHaendelse(trx, { nummer, tid: now, hvem, hvad: 'slettet', data }),
  );
}
