import { describe, expect, test } from 'vitest';
import { searchOnDay } from '../../../functions/soegning/search-on-day.ts';
import { shippedRules } from '../../browser/subjects.ts';
import { phraseSets, shareFound } from './phrases.ts';

/** What the task asks of phrases that nobody saw who wrote the vocabulary. */
const SHARE_MIN = 0.85;

/** Stricter than it sounds: each has one emne only, though several would often be right. */
const HELD_APART_MIN = 0.7;
const DAY = { dag: '2026-03-09', sprog: 'da' } as const;

const rules = shippedRules();
const soegning = searchOnDay(rules, DAY).soegning();
const rank = (q: string) => soegning.find(q).emner.map(({ id }) => id);

describe.each(phraseSets())('of the set %s', (_name, phrases) => {
  test('every emne is one of the rules', () => {
    const unknown = phrases.flatMap(({ emner }) => emner).filter((id) => !rules.emner.has(id));
    expect(unknown).toEqual([]);
  });

  test(`at least ${SHARE_MIN * 100} % are found among the first three`, () => {
    expect(shareFound(phrases, rank)).toBeGreaterThanOrEqual(SHARE_MIN);
  });

  test('phrases in English are found by English pages as well', () => {
    const english = searchOnDay(rules, { ...DAY, sprog: 'en' }).soegning();
    const inEnglish = phrases.filter(({ slags }) => slags === 'engelsk');
    const share = shareFound(inEnglish, (q) => english.find(q).emner.map(({ id }) => id));
    expect(share).toBeGreaterThanOrEqual(SHARE_MIN);
  });
});

test('phrases that are held apart from the vocabulary are found by the rest of it', () => {
  const held = [...rules.ordforraad].flatMap(([id, { da }]) =>
    everyFifth(da).map((q) => ({ id, q })),
  );
  const rest = new Map(
    [...rules.ordforraad].map(([id, { da, en }]) => {
      const apart = new Set(everyFifth(da));
      return [id, { da: da.filter((phrase) => !apart.has(phrase)), en }];
    }),
  );
  const less = searchOnDay({ ...rules, ordforraad: rest }, DAY).soegning();
  const hits = held.filter(({ id, q }) =>
    less
      .find(q)
      .emner.slice(0, 3)
      .some((emne) => emne.id === id),
  );
  expect(hits.length / held.length).toBeGreaterThanOrEqual(HELD_APART_MIN);
});

function everyFifth(phrases: readonly string[]): readonly string[] {
  return phrases.filter((_, at) => at % 5 === 0);
}

test('no phrase of the sets was taken into the vocabulary with others of its set', () => {
  const own = new Set(
    [...rules.emner.values(), ...rules.ordforraad.values()].flatMap((told) => {
      const { da, en } = 'soegeord' in told ? told.soegeord : told;
      return [...da, ...en];
    }),
  );
  for (const [name, phrases] of phraseSets()) {
    const long = phrases.filter(({ q }) => q.split(' ').length > 4);
    expect(
      long.filter(({ q }) => own.has(q)),
      name,
    ).toEqual([]);
  }
});

test.each([
  ['folk', 'folkeskole'],
  ['bib', 'bibliotek'],
  ['kør', 'koerekort'],
  ['sk', 'skat'],
])('while somebody types %s, the emne whose name begins so is there', (typed, emne) => {
  expect(rank(typed)).toContain(emne);
});
