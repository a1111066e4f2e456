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
};

/** What is wrong at a place, before the place is written into the sentence. */
export type Finding = {
  readonly fil: string;
  readonly path: Path;
  readonly besked: string;
  readonly kode: FejlKode;
  readonly regel?: string;
};

/** Says of an id that nothing has it; nothing when something does. */
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
