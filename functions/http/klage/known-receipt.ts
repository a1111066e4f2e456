import { deriveKlageKeys, NOEGLE_PATTERN } from '../../receiving/klage-keys.ts';
import { readReceipt, type StoredReceipt } from '../../receiving/receipt.ts';
import { findByKey } from '../../register/find-sag.ts';
import type { World } from '../../world.ts';

/** What whoever sent a klage was answered. */
export type KnownReceipt = { readonly kode: string; readonly receipt: StoredReceipt };

/**
 * The receipt of the klage that came under a form's key, or null when none has come. The key is as
 * good as the code, which follows from it: who has it may see both.
 */
export async function knownReceipt(world: World, noegle: string): Promise<KnownReceipt | null> {
  if (!NOEGLE_PATTERN.test(noegle)) return null;
  const { noegleHash, kode } = deriveKlageKeys(noegle);
  const sag = await findByKey(world.db, noegleHash);
  return sag && { kode, receipt: await readReceipt(world, sag, kode) };
}
