import { describe, expect, test } from 'vitest';
import { da } from '../../src/texts/da.ts';
import { en } from '../../src/texts/en.ts';

/** As readable as a newspaper for everyone (Björnsson 1968: 25–35 is easy). */
const LIX_MAX = 35;
/** Pages for developers are not written for citizens. */
const FOR_CITIZENS = [
  'start',
  'form',
  'steps',
  'review',
  'receipt',
  'caseStatus',
  'stemme',
  'problem',
  'rules',
] as const;
const LONG_WORD_LETTERS = 7;
const SAMPLE_ARGUMENTS = ['10', '10'];

/** Every sentence in a tree of texts; those with a name or a number in them get a sample. */
function sentencesIn(texts: unknown): string[] {
  if (typeof texts === 'string') return texts.split(/(?<=[.!?:])\s+/).filter(Boolean);
  if (typeof texts === 'function') return sentencesIn(texts(...SAMPLE_ARGUMENTS));
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.values(texts).flatMap(sentencesIn);
}

/** LIX: words per sentence + share of words with more than six letters, in percent. */
function lix(sentences: readonly string[]): number {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\d]+/gu) ?? []);
  const long = words.filter((word) => word.length >= LONG_WORD_LETTERS);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

function keysOf(texts: unknown, path = ''): string[] {
  if (typeof texts !== 'object' || texts === null) return [path];
  return Object.entries(texts).flatMap(([key, value]) => keysOf(value, `${path}.${key}`));
}

describe('texts', () => {
  test.each(FOR_CITIZENS)('"%s" is easy to read in Danish', (page) => {
    // Labels would flatter the figure: only whole sentences count.
    const whole = sentencesIn(da[page]).filter((sentence) => /[.!?]$/.test(sentence));
    expect(whole.length).toBeGreaterThan(2);
    expect(lix(whole)).toBeLessThanOrEqual(LIX_MAX);
  });

  test('a heavy official sentence is measured as heavy', () => {
    const heavy =
      'Forvaltningen træffer efterfølgende afgørelse vedrørende klageberettigedes anmodninger om genoptagelse af sagsbehandlingen i overensstemmelse med retssikkerhedslovgivningens bestemmelser.';
    expect(lix([heavy])).toBeGreaterThan(55);
  });

  test('English says everything Danish says', () => {
    expect(keysOf(en)).toEqual(keysOf(da));
  });

  test('no running text names a paragraph of the law', () => {
    const named = sentencesIn(da).filter((sentence) => sentence.includes('§'));
    expect(named).toEqual([]);
  });
});

test('a name that begins a sentence begins with a capital letter', () => {
  expect(en.form.emneEksternHos('the Danish Tax Agency')).toMatch(/^The Danish Tax Agency takes/);
  expect(da.form.emneEksternHos('øens havnefoged')).toMatch(/^Øens havnefoged tager/);
  expect(da.form.emneEksternHos('1813')).toMatch(/^1813 tager/);
});
