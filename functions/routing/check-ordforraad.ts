import type { Path } from './fejl.ts';
import { doubleIds, type Finding, type Parts, unknownId } from './finding.ts';

type Search = Pick<Parts, 'emner' | 'ordforraad' | 'soegehjaelp'>;
type Sprog = 'da' | 'en';
type Ord = { readonly [S in Sprog]: readonly string[] };

const ORDFORRAAD = 'ordforraad.json';
const SOEGEHJAELP = 'soegehjaelp.json';
const SPROG: readonly Sprog[] = ['da', 'en'];

/**
 * What is wrong with the citizens' words of emner. The same words at two emner help nobody to find
 * either, unless they are known as ambiguous: then the citizen is asked.
 */
export function checkOrdforraad({ emner, ordforraad, soegehjaelp }: Search): Finding[] {
  const ids = emner.emner.map(({ id }) => id);
  const asked = askedBetween(soegehjaelp);
  return [
    ...doubleIds(ORDFORRAAD, 'emner', ordforraad.emner),
    ...ordforraad.emner.flatMap(({ id }, i) =>
      unknownId(id, ids, { fil: ORDFORRAAD, path: ['emner', i, 'id'], noun: 'Emnet' }),
    ),
    ...SPROG.flatMap((sprog) => repeatedWords(ordforraad.emner, sprog, asked[sprog])),
  ];
}

/** What is wrong with the words that need a question, and with those that mean danger. */
export function checkSoegehjaelp({ emner, soegehjaelp }: Search): Finding[] {
  const fil = SOEGEHJAELP;
  const emneIds = emner.emner.map(({ id }) => id);
  const helpers = soegehjaelp.hjaelp.map(({ id }) => id);
  return [
    ...doubleIds(fil, 'hjaelp', soegehjaelp.hjaelp),
    ...doubleIds(fil, 'fare', soegehjaelp.fare),
    ...soegehjaelp.tvetydige.flatMap(({ svar }, i) =>
      svar.flatMap(({ emne }, j) =>
        unknownId(emne, emneIds, {
          fil,
          path: ['tvetydige', i, 'svar', j, 'emne'],
          noun: 'Emnet',
        }),
      ),
    ),
    ...soegehjaelp.fare.flatMap(({ hjaelp }, i) =>
      hjaelp.flatMap((id, j) =>
        unknownId(id, helpers, { fil, path: ['fare', i, 'hjaelp', j], noun: 'Hjælpen' }),
      ),
    ),
    ...doubleOrd('tvetydige', soegehjaelp.tvetydige),
    ...doubleOrd('fare', soegehjaelp.fare),
  ];
}

/** A word asked about is asked about once; a danger is one danger. */
function doubleOrd(list: string, entries: readonly { readonly ord: Ord }[]): Finding[] {
  const seen: { readonly [S in Sprog]: Set<string> } = { da: new Set(), en: new Set() };
  return entries.flatMap(({ ord }, i) =>
    SPROG.flatMap((sprog) =>
      twice(SOEGEHJAELP, [list, i, 'ord', sprog], { words: ord[sprog], seen: seen[sprog] }),
    ),
  );
}

/** Words that `seen` has already, capitals apart; all are added to it. */
function twice(
  fil: string,
  path: Path,
  { words, seen }: { readonly words: readonly string[]; readonly seen: Set<string> },
): Finding[] {
  return words.flatMap((word, i) => {
    const isDouble = seen.has(word.toLowerCase());
    seen.add(word.toLowerCase());
    return isDouble ? [wordTwice(word, fil, [...path, i])] : [];
  });
}

function wordTwice(word: string, fil: string, path: Path): Finding {
  return { kode: 'laesning', fil, path, besked: `»${word}« står to gange. Slet den ene.` };
}

/** Word → the emner a question decides between. */
type Asked = ReadonlyMap<string, readonly string[]>;

function askedBetween({ tvetydige }: Search['soegehjaelp']): { readonly [S in Sprog]: Asked } {
  const inSprog = (sprog: Sprog) =>
    new Map(
      tvetydige.flatMap(({ ord, svar }) => {
        const emner = svar.map(({ emne }) => emne);
        return ord[sprog].map((word) => [word.toLowerCase(), emner] as const);
      }),
    );
  return { da: inSprog('da'), en: inSprog('en') };
}

/** Words that stand twice at one emne, or at two with no question to decide between them. */
function repeatedWords(
  emner: Search['ordforraad']['emner'],
  sprog: Sprog,
  asked: Asked,
): Finding[] {
  const findings: Finding[] = [];
  const known = new Map<string, Known>();
  for (const [i, emne] of emner.entries()) {
    for (const [j, word] of emne[sprog].entries()) {
      const key = word.toLowerCase();
      const before = known.get(key);
      known.set(key, { first: before?.first ?? emne.id, last: i });
      if (before === undefined) continue;
      const path = ['emner', i, sprog, j];
      if (before.last === i) findings.push(wordTwice(word, ORDFORRAAD, path));
      if (!isDecided(asked.get(key), [before.first, emne.id])) {
        findings.push(wordAtTwo(word, before.first, path));
      }
    }
  }
  return findings;
}

/** The first emne a word stands at, and where in the list the last one is. */
type Known = { readonly first: string; readonly last: number };

function isDecided(between: readonly string[] = [], [one, other]: readonly [string, string]) {
  return one === other || (between.includes(one) && between.includes(other));
}

function wordAtTwo(word: string, other: string, path: Path): Finding {
  const besked = `»${word}« står også ved emnet »${other}«. Slet den ene, eller lad soegehjaelp.json spørge, hvilket emne det er.`;
  return { kode: 'laesning', fil: ORDFORRAAD, path, besked };
}
