import { SearchIndex } from './search-index.ts';
import type { EmneFacts, Fare, SoegeData, Tvetydig } from './soege-data.ts';
import { stemOf } from './stem.ts';
import { type PackedWords, unpackWords } from './wire.ts';
import { allWords, wordsOf } from './words.ts';

/** As many emner as are worth a look. */
export const FUNDNE_MAX = 8;
/** What a name is worth that begins as the last word does: who types it has perhaps not finished. */
const NAME_BONUS = 2;
/** A fit below this per word is chance: of 200 lines of nonsense nine in ten lie under it. */
const SCORE_PER_WORD_MIN = 0.8;
/** Much worse than the best is not worth showing; of 200 true answers the worst had 0.56. */
const SHARE_OF_BEST_MIN = 0.35;

/** What a search answers. */
export type Fundet = {
  /** Best first, at most {@link FUNDNE_MAX}; none when nothing fits. */
  readonly emner: readonly EmneFacts[];
  readonly tvetydig: Tvetydig | null;
  readonly fare: Fare | null;
};

/** Finds emner by the words people use for them; the same in the browser and on the server. */
export class Soegning {
  readonly #data: SoegeData;
  readonly #index: SearchIndex;
  readonly #names: readonly (readonly string[])[];
  /** By the words, small ones and endings aside, that alone must be all that is said. */
  readonly #questions: ReadonlyMap<string, Tvetydig>;
  readonly #dangers: readonly { readonly fare: Fare; readonly lines: readonly string[] }[];

  constructor(data: SoegeData, index: SearchIndex) {
    this.#data = data;
    this.#index = index;
    this.#names = data.emner.map(({ navn }) => allWords(navn));
    this.#questions = questionsByWords(data.tvetydige);
    this.#dangers = data.fare.map((fare) => ({
      fare,
      lines: fare.ord
        .map((phrase) => ` ${stemLine(allWords(phrase))} `)
        .filter((line) => line.trim() !== ''),
    }));
  }

  /** What fits `text`; more than 200 characters of it are not looked at. */
  find(text: string): Fundet {
    const said = allWords(text);
    return {
      emner: this.#emner(text, said),
      tvetydig: this.#questions.get(stemLine(wordsOf(text))) ?? null,
      fare: this.#dangerIn(said),
    };
  }

  /** Words of danger stand in what is said one after the other, endings aside. */
  #dangerIn(said: readonly string[]): Fare | null {
    const line = ` ${stemLine(said)} `;
    return this.#dangers.find(({ lines }) => lines.some((one) => line.includes(one)))?.fare ?? null;
  }

  #emner(text: string, said: readonly string[]): readonly EmneFacts[] {
    const words = wordsOf(text);
    const scores = new Map(this.#index.rank(words).map(({ at, score }) => [at, score]));
    for (const [at, bonus] of this.#namesFrom(said.at(-1) ?? '')) {
      scores.set(at, (scores.get(at) ?? 0) + bonus);
    }
    const ranked = [...scores].sort(([a, one], [b, other]) => other - one || a - b);
    const best = ranked[0]?.[1] ?? 0;
    const least = Math.max(SCORE_PER_WORD_MIN * words.length, SHARE_OF_BEST_MIN * best);
    const fitting = ranked.filter(([, score]) => score >= least).slice(0, FUNDNE_MAX);
    return fitting.flatMap(([at]) => this.#data.emner[at] ?? []);
  }

  /** Emner whose names have a word that begins so; one that begins the name is worth a little more. */
  #namesFrom(start: string): readonly (readonly [at: number, bonus: number])[] {
    if (start === '') return [];
    return this.#names.flatMap((words, at) => {
      const place = words.findIndex((word) => word.startsWith(start));
      if (place === -1) return [];
      return [[at, place === 0 ? NAME_BONUS * 1.2 : NAME_BONUS] as const];
    });
  }
}

/**
 * The index of so many emner. It takes a moment that a slow phone would notice, so it is made in as
 * many parts as there are emner: between two `next()` a page can answer.
 */
export function* openIndex(words: PackedWords, emner: number): Generator<undefined, SearchIndex> {
  const index = new SearchIndex();
  for (const vocabulary of unpackWords(words, emner)) {
    index.add(vocabulary);
    yield;
  }
  return index;
}

function questionsByWords(tvetydige: readonly Tvetydig[]): ReadonlyMap<string, Tvetydig> {
  const byWords = new Map<string, Tvetydig>();
  for (const tvetydig of tvetydige) {
    for (const phrase of tvetydig.ord) {
      const words = stemLine(wordsOf(phrase));
      if (words !== '' && !byWords.has(words)) byWords.set(words, tvetydig);
    }
  }
  return byWords;
}

function stemLine(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}
