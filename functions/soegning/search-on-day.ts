import { createHash } from 'node:crypto';
import type { Day } from '../../src/klage/calendar.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { SearchIndex } from '../../src/soegning/search-index.ts';
import type { EmneFacts, LoadedData, SoegeData } from '../../src/soegning/soege-data.ts';
import { openIndex, Soegning } from '../../src/soegning/soegning.ts';
import { type PackedWords, packWords } from '../../src/soegning/wire.ts';
import { hosOn, nameOn } from '../routing/on-day.ts';
import type { Emne, RuleSet } from '../routing/rule-set.ts';
import { searchHelp } from './search-help.ts';
import { vocabularies } from './vocabularies.ts';

/** The search of one version of the rules, on one day, in one language. */
export type SearchOnDay = {
  /** What a browser loads, as JSON. */
  readonly json: string;
  /** Of `json`: whatever has this name never changes. */
  readonly hash: string;
  readonly soegning: () => Soegning;
};

type When = { readonly dag: Day; readonly sprog: Sprog };
const HASH_CHARS = 8;

/** Makes the search, or gives the one made before: a tenth of a second once per version and day. */
export function searchOnDay(rules: RuleSet, { dag, sprog }: When): SearchOnDay {
  const known = kept[sprog].get(rules);
  if (known?.dag === dag) return known.search;
  const search = makeSearch(rules, soegeData(rules, { dag, sprog }));
  kept[sprog].set(rules, { dag, search });
  return search;
}

type Kept = WeakMap<RuleSet, { readonly dag: Day; readonly search: SearchOnDay }>;
const kept: { readonly [S in Sprog]: Kept } = { da: new WeakMap(), en: new WeakMap() };

function makeSearch(rules: RuleSet, data: SoegeData): SearchOnDay {
  const emner = data.emner.map(({ navn: _onThePage, ...facts }) => facts);
  const loaded: LoadedData = { ...data, emner };
  const json = JSON.stringify(loaded);
  const hash = createHash('sha256').update(json).digest('hex').slice(0, HASH_CHARS);
  let opened: Soegning | null = null;
  const soegning = () => {
    opened ??= new Soegning(data, indexOf(rules));
    return opened;
  };
  return { json, hash, soegning };
}

/** One for all days and both languages. */
function indexOf(rules: RuleSet): SearchIndex {
  const known = indexes.get(rules);
  if (known !== undefined) return known;
  const opening = openIndex(packedWords(rules), rules.emner.size);
  for (;;) {
    const { done, value } = opening.next();
    if (!done) continue;
    indexes.set(rules, value);
    return value;
  }
}

const indexes = new WeakMap<RuleSet, SearchIndex>();

function soegeData(rules: RuleSet, when: When): SoegeData {
  const emner = [...rules.emner.values()].map((emne) => factsOf(rules, emne, when));
  return { emner, ord: packedWords(rules), ...searchHelp(rules.soegehjaelp, when.sprog) };
}

function factsOf(rules: RuleSet, emne: Emne, { dag, sprog }: When): EmneFacts {
  const holder = rules.modtagere.get(hosOn(emne, dag) ?? '');
  return {
    id: emne.id,
    navn: emne[sprog],
    hos: holder === undefined ? null : nameOn(holder, dag)[sprog],
    ekstern: emne.ekstern && { navn: emne.ekstern[sprog], adresse: emne.ekstern.adresse },
  };
}

/** The same in both languages: who reads English may well know the Danish word. */
function packedWords(rules: RuleSet): PackedWords {
  const known = packed.get(rules);
  if (known !== undefined) return known;
  const words = packWords(vocabularies(rules));
  packed.set(rules, words);
  return words;
}

const packed = new WeakMap<RuleSet, PackedWords>();
