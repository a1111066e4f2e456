/** Words longer than this count as long. */
const LONG_WORD_CHARS = 6;

/**
 * Björnsson's readability index of a text: words per sentence, plus the percentage of words over
 * six letters. Under 25 is very easy, 35 the limit of ordinary newspaper prose. Only . ! and ? end
 * a sentence, so that a colon makes no text look easier. [Björnsson, Läsbarhet, 1968]
 */
export function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const sentences = text.match(/[.!?](?=\s|$)/g) ?? ['.'];
  const long = words.filter(isLong);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

function isLong(word: string): boolean {
  return word.replace(/[^\p{L}\p{N}]/gu, '').length > LONG_WORD_CHARS;
}
