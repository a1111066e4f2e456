import { describe, expect, test } from 'vitest';
import { hashFiles } from '../../functions/routing/hash-files.ts';
import { hashRuleSet } from '../../functions/routing/hash-rule-set.ts';
import { readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import { FICTIONAL, jsonBytes, readable, rulesIn } from './rule-folders.ts';

/** The file names of a version published before there were words to search by. */
const BEFORE = [
  'modtagere.json',
  'emner.json',
  'regler.json',
  'vejledning.json',
  'kategorier.json',
  'maaltal.json',
  'indstillinger.json',
];
const DA_WORDS_MIN = 30;
const EN_WORDS_MIN = 10;

const WORDS = {
  emner: [
    { id: 'plejehjem', da: ['pleje', 'mor på plejehjem'], en: ['care'] },
    { id: 'hjemmehjaelp', da: ['Pleje'], en: [] },
  ],
};

function asking(...emner: readonly string[]) {
  const tekst = { da: 'Hvor?', en: 'Where?' };
  const svar = emner.map((emne) => ({ emne, da: 'Her', en: 'Here' }));
  const tvetydige = [{ ord: { da: ['pleje'], en: [] }, spoergsmaal: tekst, svar }];
  return { tvetydige, fare: [], hjaelp: [] };
}

function withJson(files: { readonly [fil: string]: object }) {
  const written = Object.entries(files).map(([fil, json]) => [fil, jsonBytes(json)] as const);
  return new Map([...FICTIONAL, ...written]);
}

describe('a rule set without words to search by', () => {
  test('is read, and has none', () => {
    const { ordforraad, soegehjaelp } = readable(FICTIONAL);
    expect(ordforraad.size).toBe(0);
    expect(soegehjaelp).toEqual({ tvetydige: [], fare: [], hjaelp: new Map() });
  });

  test('keeps the hash it was published under', () => {
    const pems = [...FICTIONAL.keys()].filter((path) => path.endsWith('.pem'));
    const published = hashFiles(FICTIONAL, [...BEFORE, ...pems]);
    expect(readable(FICTIONAL).hash).toBe(published);
    expect(hashRuleSet(FICTIONAL)).toBe(published);
  });
});

describe('a rule set with words', () => {
  const words = { emner: [{ id: 'veje', da: ['hul i vejen'], en: ['pothole'] }] };
  const files = withJson({ 'ordforraad.json': words });

  test('has them by emne', () => {
    const { ordforraad } = readable(files);
    expect(ordforraad.get('veje')).toMatchObject({ da: ['hul i vejen'], en: ['pothole'] });
    expect(ordforraad.get('havnen')).toBeUndefined();
  });

  test('is another version than without, and than with other words', () => {
    const other = withJson({ 'ordforraad.json': { emner: [{ ...words.emner[0], en: [] }] } });
    const hashes = [FICTIONAL, files, other].map((set) => readable(set).hash);
    expect(new Set(hashes).size).toBe(3);
    expect([FICTIONAL, files, other].map(hashRuleSet)).toEqual(hashes);
  });
});

describe('words that stand at two emner', () => {
  test('are refused when nobody asks which is meant', () => {
    expect(readRuleFiles(withJson({ 'ordforraad.json': WORDS })).ok).toBe(false);
  });

  test('are refused when the question leaves one of the two out', () => {
    const files = { 'ordforraad.json': WORDS, 'soegehjaelp.json': asking('plejehjem', 'veje') };
    expect(readRuleFiles(withJson(files)).ok).toBe(false);
  });

  test('are read when a question decides between them', () => {
    const soegehjaelp = asking('hjemmehjaelp', 'plejehjem');
    const files = withJson({ 'ordforraad.json': WORDS, 'soegehjaelp.json': soegehjaelp });
    expect(readable(files).soegehjaelp.tvetydige).toHaveLength(1);
  });
});

describe('the shipped words', async () => {
  const { emner, ordforraad, soegehjaelp } = await rulesIn('routing-rules');

  test('are many for every emne', () => {
    const few = [...emner.keys()].filter((id) => {
      const { da, en } = ordforraad.get(id) ?? { da: [], en: [] };
      return da.length < DA_WORDS_MIN || en.length < EN_WORDS_MIN;
    });
    expect(few).toEqual([]);
  });

  test('of danger show 112, and all who help are shown for something', () => {
    const { fare, hjaelp } = soegehjaelp;
    expect(fare.filter((one) => !one.hjaelp.includes('112'))).toEqual([]);
    expect(new Set(fare.flatMap((one) => one.hjaelp))).toEqual(new Set(hjaelp.keys()));
  });

  test('that are asked about can be answered with at least two emner', () => {
    const lone = soegehjaelp.tvetydige.filter(
      ({ svar }) => new Set(svar.map(({ emne }) => emne)).size < 2,
    );
    expect(lone).toEqual([]);
  });
});
