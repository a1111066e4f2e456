import { loadManifest } from '../delivery/load-letter.ts';
import type { Objects } from '../objects/objects.ts';
import { findByKey, findByNummer } from '../register/find-sag.ts';
import type { Db } from '../register/tables.ts';
import type { Folder } from './folders.ts';

/** Nobody is still writing, and whoever was told nothing has sent again. */
const ORPHAN_MS = 7 * 86_400_000;

/**
 * What to do with a folder that has no outbox row. `slet`: it was never promised to anybody: it has
 * no manifest, or the same klage stands in the register under the number `som`. `genopret`: its
 * klage may have been promised. `ulaeselig`: a person must look. `vent`: it is not a week old.
 */
export type Orphan =
  | { readonly kind: 'slet'; readonly grund: 'ufuldstaendig' }
  | { readonly kind: 'slet'; readonly grund: 'dublet'; readonly som: string }
  | { readonly kind: 'genopret' | 'ulaeselig' | 'vent' };

/** Compares a folder without a row with the register, and the register with its manifest. */
export async function judgeOrphan(
  { db, objects }: { readonly db: Db; readonly objects: Objects },
  { nummer, objekter }: Folder,
  now: Date,
): Promise<Orphan> {
  const newest = Math.max(...objekter.map(({ storedAt }) => storedAt.getTime()));
  if (now.getTime() - newest < ORPHAN_MS) return { kind: 'vent' };
  const found = await loadManifest(objects, nummer);
  // A case without an outbox row is a fault that saldo tells of: nothing of it is deleted.
  if ((await findByNummer(db, nummer)) !== null) return { kind: 'ulaeselig' };
  if (!found.ok) {
    const incomplete = found.fault === 'manifest-mangler';
    return incomplete ? { kind: 'slet', grund: 'ufuldstaendig' } : { kind: 'ulaeselig' };
  }
  const same = await findByKey(db, found.value.sag.noegleHash);
  if (same === null) return { kind: 'genopret' };
  return { kind: 'slet', grund: 'dublet', som: same.nummer };
}
