import type { Parts } from './cross-check.ts';
import type { Path } from './fejl.ts';
import { doubleIds, type Finding, unknownId } from './finding.ts';

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
    ...ordforraad.emner.flatMap(({ id, ...ord }, i) => [
      ...unknownId(id, ids, { fil: ORDFORRAAD, path: ['emner', i, 'id'], noun: 'Emnet' }),
      ...wordsTwice(ORDFORRAAD, ['emner', i], ord),
    ]),
    ...SPROG.flatMap((sprog) => sharedWords(ordforraad.emner, sprog, asked)),
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

function wordsTwice(fil: string, path: Path, ord: Ord): Finding[] {
  return SPROG.flatMap((sprog) =>
    twice(fil, [...path, sprog], { words: ord[sprog], seen: new Set() }),
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
    if (!isDouble) return [];
    const besked = `»${word}« står to gange. Slet den ene.`;
    return [{ kode: 'laesning', fil, path: [...path, i], besked }];
  });
}

/** Word → the emner a question decides between. */
type Asked = { readonly [S in Sprog]: ReadonlyMap<string, readonly string[]> };

function askedBetween({ tvetydige }: Search['soegehjaelp']): Asked {
  const inSprog = (sprog: Sprog) =>
    new Map(
      tvetydige.flatMap(({ ord, svar }) => {
        const emner = svar.map(({ emne }) => emne);
        return ord[sprog].map((word) => [word.toLowerCase(), emner] as const);
      }),
    );
  return { da: inSprog('da'), en: inSprog('en') };
}

/** Words that stand at two emner, with no question to decide between them. */
function sharedWords(emner: Search['ordforraad']['emner'], sprog: Sprog, asked: Asked): Finding[] {
  const first = new Map<string, string>();
  return emner.flatMap((emne, i) =>
    emne[sprog].flatMap((word, j): Finding[] => {
      const key = word.toLowerCase();
      const other = first.get(key) ?? emne.id;
      first.set(key, other);
      const decided = asked[sprog].get(key) ?? [];
      if (other === emne.id || (decided.includes(other) && decided.includes(emne.id))) return [];
      const besked = `»${word}« står også ved emnet »${other}«. Slet den ene, eller lad soegehjaelp.json spørge, hvilket emne det er.`;
      return [{ kode: 'laesning', fil: ORDFORRAAD, path: ['emner', i, sprog, j], besked }];
    }),
  );
}
