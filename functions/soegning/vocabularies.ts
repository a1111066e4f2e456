import { wordsOf } from '../../src/soegning/words.ts';
import type { Emne, RuleSet } from '../routing/rule-set.ts';

/** A name counts for as much as so many phrases. */
const NAME_WEIGHT = 2;

/** Per emne, in the rules' order: the words people use for it, and how often they stand there. */
export function vocabularies(rules: RuleSet): readonly ReadonlyMap<string, number>[] {
  return [...rules.emner.values()].map(vocabularyOf);
}

function vocabularyOf(emne: Emne): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (phrase: string, weight: number) => {
    for (const word of wordsOf(phrase)) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  for (const name of [emne.da, emne.en]) add(name, NAME_WEIGHT);
  for (const phrase of [...emne.soegeord.da, ...emne.soegeord.en]) add(phrase, 1);
  return counts;
}
