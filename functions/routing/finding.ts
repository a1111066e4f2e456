import type * as v from 'valibot';
import type { FejlKode, Path } from './fejl.ts';
import { didYouMean } from './nearest.ts';
import type { RULE_FILES } from './schemas/rule-files.ts';

type Content<F extends keyof typeof RULE_FILES> = v.InferOutput<(typeof RULE_FILES)[F]>;

/** The read files that refer to each other. */
export type Parts = {
  readonly modtagere: Content<'modtagere.json'>;
  readonly emner: Content<'emner.json'>;
  readonly regler: Content<'regler.json'>;
  readonly vejledning: Content<'vejledning.json'>;
  readonly kategorier: Content<'kategorier.json'>;
  readonly maaltal: Content<'maaltal.json'>;
  readonly indstillinger: Content<'indstillinger.json'>;
  readonly ordforraad: Content<'ordforraad.json'>;
  readonly soegehjaelp: Content<'soegehjaelp.json'>;
};

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

/** A last day before the first. */
export function endsBeforeItBegins(list: 'regler' | 'maaltal', i: number): Finding {
  const besked = 'gyldigTil ligger før gyldigFra. Ret en af dem.';
  return { kode: 'laesning', fil: `${list}.json`, path: [list, i, 'gyldigTil'], besked };
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
