import { wordsOf } from '../../src/soegning/words.ts';
import type { Emne, RuleSet } from '../routing/rule-set.ts';

/** A name counts for as much as so many phrases. */
const NAME_WEIGHT = 2;

/** Endings that make a form of a word; not those that make another word of it. */
const ENDINGS = ['s', 'en', 'et', 'er', 'e', 'n', 'r', 'erne', 'ne', 'ens', 'ets'] as const;
/** A shorter beginning is too easily another word. */
const BASE_CHARS_MIN = 4;

type Vocabulary = ReadonlyMap<string, number>;

/**
 * Per emne, in the rules' order: the words people use for it, and how often they stand there. Forms
 * of a word that itself stands somewhere count as that word: a seventh less to load, and measured
 * over held-apart phrases no worse.
 */
export function vocabularies(rules: RuleSet): readonly Vocabulary[] {
  const told = [...rules.emner.values()].map((emne) => vocabularyOf(rules, emne));
  const known = new Set(told.flatMap((one) => [...one.keys()]));
  return told.map((one) => withoutForms(one, known));
}

function withoutForms(vocabulary: Vocabulary, known: ReadonlySet<string>): Vocabulary {
  const counts = new Map<string, number>();
  for (const [word, count] of vocabulary) {
    const base = baseOf(word, known);
    counts.set(base, (counts.get(base) ?? 0) + count);
  }
  return counts;
}

/** The shortest known word of which this one is a form, or of a form of it. */
function baseOf(word: string, known: ReadonlySet<string>): string {
  const bases = ENDINGS.filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length))
    .filter((base) => base.length >= BASE_CHARS_MIN && known.has(base))
    .sort((a, b) => a.length - b.length);
  const [shortest] = bases;
  return shortest === undefined ? word : baseOf(shortest, known);
}

/** What people write when they mean the emne, in both languages; its names left out. */
export function phrasesOf(rules: RuleSet, { id, soegeord }: Emne): readonly string[] {
  const told = rules.ordforraad.get(id) ?? { da: [], en: [] };
  return [...new Set([...soegeord.da, ...soegeord.en, ...told.da, ...told.en])];
}

function vocabularyOf(rules: RuleSet, emne: Emne): Vocabulary {
  const counts = new Map<string, number>();
  const add = (phrase: string, weight: number) => {
    for (const word of wordsOf(phrase)) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  for (const name of [emne.da, emne.en]) add(name, NAME_WEIGHT);
  for (const phrase of phrasesOf(rules, emne)) add(phrase, 1);
  return counts;
}
