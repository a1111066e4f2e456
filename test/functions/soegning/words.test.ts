import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, looseKey } from '../../../src/soegning/fold.ts';
import { gramsOf } from '../../../src/soegning/grams.ts';
import { naturalLog } from '../../../src/soegning/natural-log.ts';
import { stemOf } from '../../../src/soegning/stem.ts';
import { COUNT_MAX, packWords, unpackWords } from '../../../src/soegning/wire.ts';
import { allWords, SOEGNING_CHARS_MAX, wordsOf } from '../../../src/soegning/words.ts';

describe('letters as they are compared', () => {
  test.each([
    ['Kørekort', 'koerekort'],
    ['GÆLD', 'gaeld'],
    ['på', 'paa'],
    ['Alléen', 'alleen'],
    ['A\u030Arhus', 'aarhus'],
    ['naïv', 'naiv'],
  ])('%s is %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  test.each([
    ['kørekort', 'korekort'],
    ['gæld', 'gald'],
    ['rådgivning', 'radgivning'],
    ['svømmehal', 'svømehal'],
  ])('%s and %s are one word to who has no Danish keyboard or doubts a letter', (one, other) => {
    expect(looseKey(fold(one))).toBe(looseKey(fold(other)));
  });
});

describe('the words of a search', () => {
  test('leave out those that stand in every sentence', () => {
    expect(wordsOf('Hvorfor kan jeg ikke få en ny læge?')).toEqual(['ny', 'lage']);
  });

  test('are the small ones when there are no others', () => {
    expect(wordsOf('hvem er det')).toEqual(['hvem', 'er', 'det']);
  });

  test('are none in what holds no word', () => {
    expect(wordsOf('  … ?! 👍🏽 \u0000')).toEqual([]);
  });

  test(`end after ${SOEGNING_CHARS_MAX} characters`, () => {
    expect(allWords(`${'a '.repeat(SOEGNING_CHARS_MAX)}slut`)).not.toContain('slut');
  });

  test('in any script are words too', () => {
    expect(allWords('مساعدة منزلية')).toHaveLength(2);
  });
});

test.each([
  ['ansogning', 'ansogningen'],
  ['kontanthjalp', 'kontanthjalpen'],
  ['boder', 'bode'],
  ['skoler', 'skolerne'],
  ['ticket', 'tickets'],
])('%s and %s have one stem', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test('parts and misspellings of a compound share runs of letters with it, others hardly', () => {
  const shared = (one: string, other: string) => {
    const grams = new Set(gramsOf(one));
    return gramsOf(other).filter((gram) => grams.has(gram)).length / gramsOf(other).length;
  };
  expect(shared('kontanthjalpsmodtager', 'kontanthjalp')).toBeGreaterThan(0.8);
  expect(shared('sygedagpenge', 'sygedapenge')).toBeGreaterThan(0.4);
  expect(shared('kontanthjalp', 'parkering')).toBeLessThan(0.05);
});

test('the logarithm is right to ten digits, whoever computes it', () => {
  for (const x of [1, 1.003, 1.5, 2, 3.7, 10, 131, 391, 1e6]) {
    expect(naturalLog(x)).toBeCloseTo(Math.log(x), 10);
  }
});

test('vocabularies come out of the packing as they went in', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcæ1.ø-ñ'), minLength: 1, maxLength: 30 });
  const vocabulary = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: COUNT_MAX })), {
    selector: ([one]) => one,
  });
  fc.assert(
    fc.property(fc.array(vocabulary, { maxLength: 300 }), (vocabularies) => {
      const given = vocabularies.map((one) => new Map(one));
      const back = unpackWords(packWords(given), given.length);
      expect(back.map((one) => new Map(one))).toEqual(given);
    }),
    { seed: 7, numRuns: 60 },
  );
});
