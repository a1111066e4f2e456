import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** What somebody wrote, and the emner that are right; one of them among the first three is a hit. */
const Phrase = v.strictObject({
  q: v.string(),
  emner: v.pipe(v.array(v.string()), v.minLength(1)),
  slags: v.string(),
});
export type Phrase = v.InferOutput<typeof Phrase>;

const SETS_DIR = join(import.meta.dirname, 'saet');

/** Sets of phrases that no vocabulary was written from, by name: each file of saet/. */
export function phraseSets(): readonly (readonly [name: string, phrases: readonly Phrase[]])[] {
  return readdirSync(SETS_DIR)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const json: unknown = JSON.parse(readFileSync(join(SETS_DIR, file), 'utf8'));
      return [file.slice(0, -'.json'.length), v.parse(v.array(Phrase), json)] as const;
    });
}

/** Share of the phrases with a right emne among the first `places` that `rank` gives. */
export function shareFound(
  phrases: readonly Phrase[],
  rank: (q: string) => readonly string[],
  places = 3,
): number {
  const hits = phrases.filter(({ q, emner }) => {
    return rank(q)
      .slice(0, places)
      .some((id) => emner.includes(id));
  });
  return hits.length / phrases.length;
}
