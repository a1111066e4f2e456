import { fold, looseKey } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';

/** More than a citizen says in one breath; what stands after it is not looked at. */
export const SOEGNING_CHARS_MAX = 200;

/**
 * The words of a search or a phrase as they are compared ({@link looseKey}), in order; without the
 * small words that stand in every sentence, unless there is nothing else.
 */
export function wordsOf(text: string): readonly string[] {
  const words = foldedWords(text);
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : words).map(looseKey);
}

/** Every word as it is compared, the small ones too. */
export function allWords(text: string): readonly string[] {
  return foldedWords(text).map(looseKey);
}

function foldedWords(text: string): readonly string[] {
  return fold(text.slice(0, SOEGNING_CHARS_MAX)).match(/[\p{L}\p{N}]+/gu) ?? [];
}
