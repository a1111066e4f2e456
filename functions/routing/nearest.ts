/** Nothing known is longer, and the distance costs the product of the lengths. */
const WORD_CHARS_MAX = 100;

/**
 * The known word a mistyped one most likely meant, or null when none is near:
 * fewest single-letter changes (Levenshtein), at most a third of the word, case ignored.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > WORD_CHARS_MAX) return null;
  let best: string | null = null;
  let bestSteps = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const steps = editSteps(fold(word), fold(candidate), bestSteps);
    if (steps < bestSteps) {
      best = candidate;
      bestSteps = steps;
    }
  }
  return best;
}

/** ` Mente du »x«?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === null ? '' : ` Mente du »${near}«?`;
}

/** Ids are written without æ, ø, å: the commonest slip of a Danish keyboard counts as none. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}

/** Levenshtein distance; `limit` or more when it is at least `limit`. */
function editSteps(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let previous = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[to.length] ?? limit;
}
