import { describe, expect, test } from 'vitest';
import { hashFiles } from '../../functions/routing/hash-files.ts';
import { readJson } from '../../functions/routing/read-json.ts';
import { readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import { withBogus } from './bogus/bogus-files.ts';
import { FICTIONAL, RULE_FOLDERS, readable, rulesIn, textOf } from './rule-folders.ts';

function withBytes(fil: string, bytes: Uint8Array) {
  return new Map([...FICTIONAL, [fil, bytes] as const]);
}

function firstFejl(files: ReadonlyMap<string, Uint8Array>) {
  const read = readRuleFiles(files);
  if (read.ok) throw new Error('The files were read without a fault.');
  return read.fejl[0];
}

describe.each(RULE_FOLDERS)('the rule files of $kommune', ({ dir }) => {
  test('are read', async () => {
    const rules = await rulesIn(dir);
    expect(rules.emner.size).toBeGreaterThan(0);
    expect(rules.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('know where every rule stands', async () => {
    const rules = await rulesIn(dir);
    for (const index of rules.regler.keys()) {
      expect(rules.places.get(`regler.json/regler/${index}/id`)?.linje).toBeGreaterThan(index);
    }
  });
});

describe('a rule file', () => {
  test('of more than 1 MB is refused, one byte less is read', () => {
    const text = textOf(FICTIONAL, 'emner.json');
    const padded = (bytes: number) =>
      Buffer.from(text + ' '.repeat(bytes - Buffer.byteLength(text)));
    expect(readRuleFiles(withBytes('emner.json', padded(1_000_000))).ok).toBe(true);
    expect(firstFejl(withBytes('emner.json', padded(1_000_001)))?.besked).toContain('1 MB');
  });

  test('is read anew when a letter of it has changed, and as before when it is back', () => {
    const before = textOf(FICTIONAL, 'vejledning.json');
    const wordOf = (text: string) => {
      const read = readRuleFiles(withBytes('vejledning.json', Buffer.from(text)));
      return read.ok ? [...read.rules.vejledninger.values()][0]?.da : read.fejl[0]?.kode;
    };
    const first = wordOf(before) ?? '';
    const changed = `x${first.slice(1)}`;
    expect(wordOf(before.replace(first, changed))).toBe(changed);
    expect(wordOf(before.replace('{', '['))).toBe('laesning');
    expect(wordOf(before)).toBe(first);
  });

  test('that is missing is named', () => {
    const files = new Map(FICTIONAL);
    files.delete('regler.json');
    expect(firstFejl(files)).toMatchObject({ kode: 'laesning', fil: 'regler.json', linje: 1 });
  });

  test('with more than 5,000 things in a list is refused', () => {
    const text = textOf(FICTIONAL, 'indstillinger.json');
    const withDays = (days: number) =>
      withBytes(
        'indstillinger.json',
        Buffer.from(
          text.replace(
            '"05-01"',
            Array(days - 2)
              .fill('"05-01"')
              .join(),
          ),
        ),
      );
    expect(readRuleFiles(withDays(5_000)).ok).toBe(true);
    expect(firstFejl(withDays(5_001))?.besked).toContain('Listen er for lang. Skriv højst 5000.');
  });

  test('does not hide the faults of another file', () => {
    const read = readRuleFiles(withBogus('tom-tekst.emner.json', 'tom-liste-af-svar.regler.json'));
    const named = read.ok ? [] : read.fejl.map(({ fil }) => fil);
    expect(named).toEqual(['emner.json', 'regler.json']);
  });
});

describe('the hash of a rule set', () => {
  const { hash } = readable(FICTIONAL);

  test('does not depend on the order the files are found in', () => {
    expect(readable(new Map([...FICTIONAL].toReversed())).hash).toBe(hash);
  });

  test.each([...FICTIONAL.keys()])('changes with one byte of %s', (fil) => {
    const bytes = Buffer.concat([Buffer.from(FICTIONAL.get(fil) ?? ''), Buffer.from('\n')]);
    expect(readable(withBytes(fil, bytes)).hash).not.toBe(hash);
  });

  test('does not depend on the order the files are asked for', () => {
    const paths = [...FICTIONAL.keys()];
    expect(hashFiles(FICTIONAL, paths.toReversed())).toBe(hashFiles(FICTIONAL, paths));
  });

  test('does not change with a file that is no part of the set', () => {
    expect(readable(withBytes('README.md', Buffer.from('x'))).hash).toBe(hash);
  });
});

describe('the strict JSON reader', () => {
  test.each([
    ['{"a":[1,-2.5e3,true,false,null,"x"]}'],
    ['"\\u00e5\\n\\"\\\\\\/\\ud83d\\ude00"'],
    [' [ ] '],
    ['{}'],
    ['0'],
    ['[[],{},[{}]]'],
    ['"æøå €"'],
  ])('reads %s as JSON.parse does', (text) => {
    const expected: unknown = JSON.parse(text);
    expect(readJson(text)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    '',
    '[',
    '{',
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '{a:1}',
    "['a']",
    '[1 2]',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    '- 1',
    '0x1',
    'NaN',
    'Infinity',
    'nul',
    '"',
    '"\\',
    '"\\u12"',
    '"\\ud800"',
    '"a\u0000"',
    '"\u0085"',
    '[1]]',
    '{"a":1 "b":2}',
    '{"a"}',
    '{"a":}',
    '\u00a0[]',
    '/**/[]',
  ])('refuses %j', (text) => {
    expect(readJson(text).ok).toBe(false);
  });
});
