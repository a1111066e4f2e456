import { describe, expect, test } from 'vitest';
import { searchOnDay } from '../../../functions/soegning/search-on-day.ts';
import { shippedRules } from '../../browser/subjects.ts';
import { phraseSets, shareFound } from './phrases.ts';

/** What the task asks of phrases that nobody saw who wrote the vocabulary. */
const SHARE_MIN = 0.85;

const rules = shippedRules();
const soegning = searchOnDay(rules, { dag: '2026-03-09', sprog: 'da' }).soegning();
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
    const english = searchOnDay(rules, { dag: '2026-03-09', sprog: 'en' }).soegning();
    const inEnglish = phrases.filter(({ slags }) => slags === 'engelsk');
    const share = shareFound(inEnglish, (q) => english.find(q).emner.map(({ id }) => id));
    expect(share).toBeGreaterThanOrEqual(SHARE_MIN);
  });
});

test('no phrase of the sets was taken into the vocabulary with others of its set', () => {
  const own = new Set(
    [...rules.emner.values()].flatMap(({ soegeord }) => [...soegeord.da, ...soegeord.en]),
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
