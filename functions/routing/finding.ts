import type { FejlKode, Path } from './fejl.ts';
import { didYouMean } from './nearest.ts';

/** What is wrong at a place, before the place is written into the sentence. */
export type Finding = {
  readonly fil: string;
  readonly path: Path;
  readonly besked: string;
  readonly kode: FejlKode;
  readonly regel?: string;
};

/** Nothing when the id is known; else what to do about it. `noun` is Danish, definite: »Emnet«. */
export function unknownId(
  id: string,
  known: readonly string[],
  { fil, path, noun }: { readonly fil: string; readonly path: Path; readonly noun: string },
): Finding[] {
  if (known.includes(id)) return [];
  const cure = didYouMean(id, known) || ' Ret id’et, eller opret det.';
  return [{ kode: 'ukendt', fil, path, besked: `${noun} »${id}« findes ikke.${cure}` }];
}

/** Ids of a list that stand there twice. */
export function doubleIds(
  fil: string,
  list: string,
  things: readonly { readonly id: string }[],
): Finding[] {
  const seen = new Set<string>();
  return things.flatMap(({ id }, i) => {
    // Ids become names of folders, and some file systems do not tell capitals apart.
    const isDouble = seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    if (!isDouble) return [];
    const besked = `Id'et »${id}« står to gange. Giv den ene et andet id, eller slet den.`;
    return [{ kode: 'ukendt', fil, path: [list, i, 'id'], besked }];
  });
}
