/** Runs of so many letters say what a word is made of. */
const GRAM_CHARS = { min: 3, max: 5 } as const;
/** Longer than any word; the rest of a line of nonsense is left out. */
const WORD_CHARS_MAX = 40;

/**
 * The runs of three to five letters in a word, its two ends marked, each as a number. Words that
 * share many of them are forms, parts or misspellings of each other.
 */
export function gramsOf(word: string): readonly number[] {
  const key = `^${word.slice(0, WORD_CHARS_MAX)}$`;
  const grams: number[] = [];
  for (let from = 0; from + GRAM_CHARS.min <= key.length; from++) {
    const end = Math.min(key.length, from + GRAM_CHARS.max);
    let hash = FNV_START;
    for (let at = from; at < end; at++) {
      hash = Math.imul(hash ^ key.charCodeAt(at), FNV_PRIME);
      if (at - from + 1 >= GRAM_CHARS.min) grams.push(hash & SMALL);
    }
  }
  return grams;
}

/** FNV-1a: two runs in a million share a number, and then only a little is lost. */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Browsers keep numbers of 30 bits in place. */
const SMALL = 0x3fffffff;
