import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/**
 * The years of school an English text asks for: 0.39 × words per sentence + 11.8 × syllables per
 * word − 15.59. [Kincaid, Fishburne, Rogers & Chissom, Derivation of New Readability Formulas,
 * U.S. Navy Research Branch Report 8-75, 1975]
 */
export function gradeOf(text: string): number {
  const words = text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  const sentences = text.match(/[.!?](?=\s|$)/g) ?? ['.'];
  return fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((all, word) => all + Math.max(1, syllable(word)), 0),
  });
}
