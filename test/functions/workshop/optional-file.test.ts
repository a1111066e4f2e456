import { describe, expect, test } from 'vitest';
import { readRuleFiles } from '../../../functions/routing/read-rule-files.ts';
import { textOf, withFile } from '../../../functions/workshop/file-text.ts';
import { FICTIONAL } from '../../rules/rule-folders.ts';

const NOTHING = Buffer.from('\n');
const WORDS = Buffer.from('{"emner":[{"id":"veje","da":["hul i vejen"],"en":[]}]}');

describe('a file that a version may lack', () => {
  test('is still lacking when it was opened and saved with nothing in it', () => {
    const files = withFile(FICTIONAL, 'ordforraad.json', NOTHING);
    expect([...files.keys()]).toEqual([...FICTIONAL.keys()]);
    expect(readRuleFiles(files).ok).toBe(true);
  });

  test('is there when something was written in it, and gone when that is deleted', () => {
    const written = withFile(FICTIONAL, 'ordforraad.json', WORDS);
    expect(textOf(written, 'ordforraad.json')).toBe(WORDS.toString());
    expect(withFile(written, 'ordforraad.json', NOTHING).has('ordforraad.json')).toBe(false);
  });
});

test('a file that every version has cannot be left out', () => {
  const files = withFile(FICTIONAL, 'maaltal.json', NOTHING);
  expect(files.has('maaltal.json')).toBe(true);
  expect(readRuleFiles(files).ok).toBe(false);
});
