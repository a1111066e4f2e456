import {
  type Brev,
  MANIFEST,
  type Manifest,
  partName,
  readManifest,
  sha256Of,
} from '../objects/manifest.ts';
import type { Objects } from '../objects/objects.ts';
import type { ManuelGrund } from './next-step.ts';

/** Why a sealed letter cannot be sent as it lies: a person must act. */
export type LetterFault = Extract<
  ManuelGrund,
  'manifest-mangler' | 'manifest-ulaeselig' | 'objekt-mangler' | 'objekt-aendret'
>;

export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: LetterFault };

/** The manifest of a klage's folder. Rejects when the store does not answer. */
export async function loadManifest(objects: Objects, nummer: string): Promise<Found<Manifest>> {
  const bytes = await objects.get(`sager/${nummer}/${MANIFEST}`);
  if (bytes === null) return { ok: false, fault: 'manifest-mangler' };
  const manifest = readManifest(bytes);
  if (manifest === null || manifest.sag.nummer !== nummer) {
    return { ok: false, fault: 'manifest-ulaeselig' };
  }
  return { ok: true, value: manifest };
}

/** One sealed part, only when it is byte for byte what was received. */
export async function loadPart(
  objects: Objects,
  manifest: Manifest,
  part: { readonly slags: Brev['slags']; readonly del: number },
): Promise<Found<Uint8Array>> {
  const name = partName(part.slags, part.del);
  const entry = manifest.objekter.find(({ navn }) => navn === name);
  const bytes = entry && (await objects.get(`sager/${manifest.sag.nummer}/${name}`));
  if (entry === undefined || bytes === undefined || bytes === null) {
    return { ok: false, fault: 'objekt-mangler' };
  }
  const same = bytes.byteLength === entry.bytes && sha256Of([bytes]) === entry.sha256;
  return same ? { ok: true, value: bytes } : { ok: false, fault: 'objekt-aendret' };
}

/** Bytes of the largest part of a letter: what sending it holds in memory. */
export function largestPartBytes(manifest: Manifest, slags: Brev['slags']): number {
  const parts = manifest.objekter.filter(({ navn }) => navn.startsWith(`${slags}-`));
  return Math.max(0, ...parts.map(({ bytes }) => bytes));
}

/** The letter sealed to the reserve, unless this row is it or none was sealed. */
export function reserveOf(manifest: Manifest, slags: Brev['slags']): Brev | null {
  if (slags === 'reserve') return null;
  return manifest.breve.find((brev) => brev.slags === 'reserve') ?? null;
}

/** The same, when its bytes have not been deleted yet. Rejects when the store does not answer. */
export async function keptReserve(objects: Objects, manifest: Manifest): Promise<Brev | null> {
  const brev = reserveOf(manifest, 'modtager');
  if (brev === null) return null;
  const [first] = await Array.fromAsync(
    objects.list(`sager/${manifest.sag.nummer}/${partName('reserve', 1)}`),
  );
  return first === undefined ? null : brev;
}
