import MiniSearch from 'minisearch';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { phrasesOf } from '../../functions/soegning/vocabularies.ts';
import { STOP_WORDS } from '../../src/soegning/stop-words.ts';

/** Another way to find emner, given the very same words. */
export type SearchPeer = {
  readonly name: string;
  /** Ids, best first. */
  readonly rank: (q: string) => readonly string[];
};

/** What a site would use that takes no trouble, and what it would if it took some. */
export function searchPeers(rules: RuleSet): readonly SearchPeer[] {
  return [
    { name: 'word prefix', rank: wordPrefix(rules) },
    { name: 'MiniSearch, fuzzy 0.2, prefix', rank: miniSearch(rules, false) },
    { name: 'MiniSearch, the same and stop words', rank: miniSearch(rules, true) },
  ];
}

/** By how many of the typed words begin a word of the emne. */
function wordPrefix(rules: RuleSet): SearchPeer['rank'] {
  const words = [...rules.emner.values()].map((emne) => ({
    id: emne.id,
    words: [...new Set(phrasesOf(rules, emne).flatMap(wordsIn))],
  }));
  return (q) => {
    const typed = wordsIn(q);
    return words
      .map(({ id, words: own }) => ({
        id,
        hits: typed.filter((one) => own.some((word) => word.startsWith(one))).length,
      }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => b.hits - a.hits)
      .map(({ id }) => id);
  };
}

function miniSearch(rules: RuleSet, withStopWords: boolean): SearchPeer['rank'] {
  const index = new MiniSearch({
    fields: ['navn', 'ord'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return withStopWords && STOP_WORDS.has(word) ? null : word;
    },
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { navn: 2 } },
  });
  index.addAll(
    [...rules.emner.values()].map((emne) => ({
      id: emne.id,
      navn: `${emne.da} ${emne.en}`,
      ord: phrasesOf(rules, emne).join('\n'),
    })),
  );
  return (q) => index.search(q).map(({ id }) => String(id));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
