import type { Bilag } from '../../src/klage/klage.ts';
import type { Scan } from './clamd.ts';

export type ScannedBilag =
  | { readonly kind: 'ren'; readonly bilag: readonly Bilag[] }
  | { readonly kind: 'virus'; readonly fundet: readonly Pick<Bilag, 'felt' | 'navn'>[] }
  | { readonly kind: 'uvist' };

/**
 * The files as they go into the letter, each said to be clean; without a scanner, as they were.
 * One that the scanner could not judge makes all of them `uvist`: what is not known to be clean
 * is not taken. A virus that was found is told first.
 */
export async function scanBilag(scan: Scan | null, bilag: readonly Bilag[]): Promise<ScannedBilag> {
  if (scan === null) return { kind: 'ren', bilag };
  const verdicts = await Promise.all(bilag.map(({ bytes }) => scan(bytes)));
  const fundet = bilag.filter((_, i) => verdicts[i] === 'virus');
  if (fundet.length > 0) {
    return { kind: 'virus', fundet: fundet.map(({ felt, navn }) => ({ felt, navn })) };
  }
  if (verdicts.some((verdict) => verdict !== 'ren')) return { kind: 'uvist' };
  return { kind: 'ren', bilag: bilag.map((one) => ({ ...one, scanning: 'fundet ren' })) };
}
