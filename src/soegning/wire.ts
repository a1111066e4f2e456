import type { WordCount } from './search-index.ts';

/** The vocabularies of all emner, in the few bytes that a phone loads. */
export type PackedWords = {
  /** Every word once, sorted; each as a capital for how many letters it shares with the one before it. */
  readonly ord: string;
  /** Per word the emner that have it, each as the distance from the one before it, and a full stop. */
  readonly emner: string;
  /** How often, in the order of `emner`: a digit; more than {@link COUNT_MAX} times tell no more. */
  readonly antal: string;
};

const SHARED_MAX = 25;
/** Measured over held-apart phrases as good as the true number, and half a kilobyte less. */
export const COUNT_MAX = 6;
const A = 'A'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const END = '.';

/** Packs the vocabularies, one per emne in order. Words are folded: they hold no capitals. */
export function packWords(vocabularies: readonly ReadonlyMap<string, number>[]): PackedWords {
  const words = [...new Set(vocabularies.flatMap((one) => [...one.keys()]))].sort(byCode);
  let before = '';
  const packed = { ord: '', emner: '', antal: '' };
  for (const word of words) {
    const shared = sharedStart(before, word);
    packed.ord += String.fromCharCode(A + shared) + word.slice(shared);
    before = word;
    let last = -1;
    vocabularies.forEach((one, emne) => {
      const count = one.get(word);
      if (count === undefined) return;
      packed.emner += String.fromCharCode(ZERO + emne - last);
      packed.antal += Math.min(count, COUNT_MAX);
      last = emne;
    });
    packed.emner += END;
  }
  return packed;
}

/** The vocabularies that were packed: per emne its words, in the order of the words. */
export function unpackWords(packed: PackedWords, emner: number): readonly (readonly WordCount[])[] {
  const vocabularies: WordCount[][] = Array.from({ length: emner }, () => []);
  let word = '';
  let at = 0;
  let pair = 0;
  for (const [, shared = '', rest = ''] of packed.ord.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt(0) - A) + rest;
    let emne = -1;
    for (; at < packed.emner.length && packed.emner[at] !== END; at++) {
      emne += packed.emner.charCodeAt(at) - ZERO;
      vocabularies[emne]?.push([word, Number(packed.antal[pair] ?? 1)]);
      pair++;
    }
    at++;
  }
  return vocabularies;
}

/** By UTF-16 code unit: the same order everywhere. */
function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < SHARED_MAX && shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}
