import { wordsOf } from '../../src/soegning/words.ts';
import type { Emne, RuleSet } from '../routing/rule-set.ts';

/** A name counts for as much as so many phrases. */
const NAME_WEIGHT = 2;

/** Per emne, in the rules' order: the words people use for it, and how often they stand there. */
export function vocabularies(rules: RuleSet): readonly ReadonlyMap<string, number>[] {
  return [...rules.emner.values()].map((emne) => vocabularyOf(rules, emne));
}

/** What people write when they mean the emne, in both languages; its names left out. */
export function phrasesOf(_rules: RuleSet, { soegeord }: Emne): readonly string[] {
  return [...new Set([...soegeord.da, ...soegeord.en])];
}

function vocabularyOf(rules: RuleSet, emne: Emne): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (phrase: string, weight: number) => {
    for (const word of wordsOf(phrase)) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  for (const name of [emne.da, emne.en]) add(name, NAME_WEIGHT);
  for (const phrase of phrasesOf(rules, emne)) add(phrase, 1);
  return counts;
}
