import { gramsOf } from './grams.ts';
import { naturalLog } from './natural-log.ts';
import { stemOf } from './stem.ts';

/** A word of an emne's vocabulary, and how often it stands there. */
export type WordCount = readonly [word: string, count: number];

/** An emne by its place in the list, and how well it fits: above 0, comparable within one search. */
export type Scored = { readonly at: number; readonly score: number };

/** How soon more of the same stops counting, and how much a long vocabulary is held against its emne. */
const SATURATION = 2;
const LENGTH_SHARE = 0.3;
/** What one run of letters counts for beside a whole word. */
const GRAM_WEIGHT = 0.3;

/**
 * Ranks emner by the words of their vocabularies and by the runs of letters in those, each weighed
 * by BM25 (Robertson & Zaragoza 2009): rare ones tell more, repeated ones ever less. All arithmetic
 * is of the exact kinds (+ − × ÷), in a fixed order: every browser and every server ranks alike.
 */
export class SearchIndex {
  readonly #stems = new Postings(1);
  readonly #grams = new Postings(GRAM_WEIGHT);
  readonly #lengths: number[] = [];
  #brakes: readonly number[] | null = null;
  readonly #known = new Map<string, Features>();

  /** The next emne's vocabulary. */
  add(words: Iterable<WordCount>): void {
    this.#brakes = null;
    const at = this.#lengths.length;
    let length = 0;
    for (const [word, count] of words) {
      const { stem, grams } = this.#featuresOf(word);
      this.#stems.add(at, stem, count);
      for (const gram of grams) this.#grams.add(at, gram, count);
      length += count * (1 + GRAM_WEIGHT * grams.length);
    }
    this.#lengths.push(length);
  }

  /** The emner that share anything with the words, best first; of equals the one added first. */
  rank(words: readonly string[]): readonly Scored[] {
    const scores = new Float64Array(this.#lengths.length);
    this.#brakes ??= this.#brake();
    const brakes = this.#brakes;
    for (const word of words) {
      this.#stems.score(stemOf(word), brakes, scores);
      for (const gram of gramsOf(word)) this.#grams.score(gram, brakes, scores);
    }
    return [...scores]
      .map((score, at) => ({ at, score }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.at - b.at);
  }

  /** Many words stand in several vocabularies. */
  #featuresOf(word: string): Features {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const features = { stem: stemOf(word), grams: gramsOf(word) };
    this.#known.set(word, features);
    return features;
  }

  /** Per emne, what holds repeated words back. */
  #brake(): readonly number[] {
    const mean = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length;
    return this.#lengths.map(
      (length) => SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / (mean || 1)),
    );
  }
}

type Features = { readonly stem: string; readonly grams: readonly number[] };

/** Per feature the emner that have it: a list within flat arrays, since there are a few hundred thousand. */
class Postings {
  readonly #weight: number;
  readonly #newest = new Map<number | string, number>();
  readonly #sizes: number[] = [];
  readonly #older: number[] = [];
  readonly #emner: number[] = [];
  readonly #counts: number[] = [];

  constructor(weight: number) {
    this.#weight = weight;
  }

  /** Emner come one after the other, so that only the newest entry can be of this one. */
  add(emne: number, feature: number | string, count: number): void {
    const newest = this.#newest.get(feature) ?? -1;
    if (newest >= 0 && this.#emner[newest] === emne) {
      this.#counts[newest] = (this.#counts[newest] ?? 0) + count;
      return;
    }
    this.#newest.set(feature, this.#emner.length);
    this.#sizes.push(newest < 0 ? 1 : (this.#sizes[newest] ?? 0) + 1);
    this.#older.push(newest);
    this.#emner.push(emne);
    this.#counts.push(count);
  }

  /** Adds to the scores what one occurrence of the feature says. */
  score(feature: number | string, brakes: readonly number[], scores: Float64Array): void {
    let entry = this.#newest.get(feature) ?? -1;
    if (entry < 0) return;
    const having = this.#sizes[entry] ?? 1;
    const rarity = naturalLog(1 + (brakes.length - having + 0.5) / (having + 0.5)) * this.#weight;
    while (entry >= 0) {
      const emne = this.#emner[entry] ?? 0;
      const often = (this.#counts[entry] ?? 0) * this.#weight;
      scores[emne] = (scores[emne] ?? 0) + (rarity * often) / (often + (brakes[emne] ?? 1));
      entry = this.#older[entry] ?? -1;
    }
  }
}
