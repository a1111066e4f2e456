import { describe, expect, test } from 'vitest';
import { da } from '../../src/texts/da.ts';
import { en } from '../../src/texts/en.ts';
import { medarbejder } from '../../src/texts/medarbejder.ts';
import { registrer } from '../../src/texts/registrer.ts';
import { lix } from '../rules/lix.ts';

const LIX_MAX = 35;
/** What a text with a blank in it is filled with. */
const FILLING = '10';

/** Every text by its place: `start.kan.0` → the sentence. */
function textsOf(value: unknown, place: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') {
    const filled: unknown = Reflect.apply(value, undefined, Array(value.length).fill(FILLING));
    return textsOf(filled, `${place}()`);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${place}.${key}`));
}

const danish = textsOf(da, 'da');
const english = textsOf(en, 'da');
const staff = [...textsOf(medarbejder, 'medarbejder'), ...textsOf(registrer, 'registrer')];
const PARTS = Object.entries(da);

describe('the texts a citizen reads, and those for staff', () => {
  test('have the same keys, lists of the same length and the same blanks in both languages', () => {
    expect(danish.length).toBeGreaterThan(100);
    expect(english.map(([place]) => place)).toEqual(danish.map(([place]) => place));
  });

  test('are all written, without blanks at the ends or twice', () => {
    for (const [place, text] of [...danish, ...english, ...staff]) {
      expect(text, place).toMatch(/\S/);
      expect(text, place).not.toMatch(/ {2}|\n|undefined|\[object/);
    }
  });

  test('name no paragraph of a law, and nobody by "De"', () => {
    for (const [place, text] of [...danish, ...english, ...staff]) {
      expect(text, place).not.toContain('§');
    }
    for (const [place, text] of [...danish, ...staff])
      expect(text, place).not.toMatch(/[^.!?:] De(?:res|m)?\b/);
  });

  test.each(PARTS)('are easy to read in %s', (name, part) => {
    const sentences = textsOf(part, name).map(([, text]) =>
      /[.!?:]$/.test(text) ? text : `${text}.`,
    );
    expect(lix(sentences.join(' '))).toBeLessThanOrEqual(LIX_MAX);
  });

  test('are seen to be hard when they are', () => {
    const hard =
      'Afgørelsesmyndigheden forudsætter, at klageberettigede fremsender behørig dokumentation forinden klagefristens udløb.';
    expect(lix(hard)).toBeGreaterThan(LIX_MAX);
    expect(textsOf({ a: (n: number) => ({ b: [`${n} dage`] }) }, 'x')).toEqual([
      ['x.a().b.0', '10 dage'],
    ]);
  });
});
