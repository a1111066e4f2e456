/** A stem keeps this many letters. */
const STEM_CHARS_MIN = 3;

/** Endings of Danish and of English, longest first within a round; a round takes off one at most. */
const ROUNDS: readonly (readonly string[])[] = [
  ['s'],
  [
    ...['erendes', 'erende', 'ederne', 'erede', 'ernes', 'heden', 'ende', 'erne', 'eren', 'ede'],
    ...['ene', 'ere', 'ens', 'ers', 'ets', 'est', 'ed', 'en', 'er', 'et', 'es', 'e'],
  ],
  ['ning', 'ing', 'else', 'hed', 'elig', 'lig', 'ig'],
];

/** A word without its ending: what the forms of a word have in common, more or less. */
export function stemOf(folded: string): string {
  let stem = folded;
  for (const endings of ROUNDS) {
    const ending = endings.find((one) => canLose(stem, one));
    if (ending !== undefined) stem = stem.slice(0, -ending.length);
  }
  return stem.replace(/([bdfgklmnprst])\1$/, '$1');
}

function canLose(word: string, ending: string): boolean {
  return word.endsWith(ending) && word.length - ending.length >= STEM_CHARS_MIN;
}
