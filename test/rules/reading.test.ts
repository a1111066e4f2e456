import { describe, expect, test } from 'vitest';
import { hashFiles } from '../../functions/routing/hash-files.ts';
import { readJson } from '../../functions/routing/read-json.ts';
import { readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import { edited, FICTIONAL, RULE_FOLDERS, readable, rulesIn, textOf } from './rule-folders.ts';
import { SPOILT } from './spoilt-files.ts';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

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

describe('a spoilt rule file', () => {
  test.each(SPOILT)('with $what is refused at $at', ({ what: _what, kode, at, says, ...edit }) => {
    const read = readRuleFiles(edited(FICTIONAL, edit));
    const told = read.ok ? [] : read.fejl.filter(({ besked }) => besked.includes(says));
    const [linje, kolonne] = at.split(':');
    expect(told).toMatchObject([{ kode, fil: edit.fil, linje: Number(linje) }]);
    expect(told[0]?.besked).toContain(`${edit.fil}, linje ${linje}, kolonne ${kolonne}: `);
  });

  test('that is Latin-1 is refused where the first such letter stands', () => {
    const latin1 = Buffer.from(textOf(FICTIONAL, 'modtagere.json'), 'latin1');
    const fejl = firstFejl(withBytes('modtagere.json', latin1));
    expect(fejl).toMatchObject({ kode: 'laesning', linje: 7 });
    expect(fejl?.besked).toContain('kolonne 24: ');
    expect(fejl?.besked).toContain('Gem filen igen med tegnsættet UTF-8');
  });

  test('that is UTF-16 is refused', () => {
    const utf16 = Buffer.from(`\uFEFF${textOf(FICTIONAL, 'modtagere.json')}`, 'utf16le');
    expect(firstFejl(withBytes('modtagere.json', utf16))?.besked).toContain('UTF-16');
  });

  test('that is empty is refused', () => {
    expect(firstFejl(withBytes('emner.json', Buffer.alloc(0)))?.besked).toContain('Filen er tom');
  });

  test('that ends too early is refused at its end', () => {
    const whole = Buffer.from(textOf(FICTIONAL, 'emner.json'));
    const fejl = firstFejl(withBytes('emner.json', whole.subarray(0, whole.length - 4)));
    expect(fejl?.besked).toContain('Filen slutter for tidligt');
  });

  test('that goes on after its end is refused', () => {
    const more = Buffer.from(`${textOf(FICTIONAL, 'emner.json')}{}`);
    expect(firstFejl(withBytes('emner.json', more))?.besked).toContain('Her står mere');
  });

  test('of more than 1 MB is refused, one byte less is read', () => {
    const text = textOf(FICTIONAL, 'emner.json');
    const padded = (bytes: number) =>
      Buffer.from(text + ' '.repeat(bytes - Buffer.byteLength(text)));
    expect(readRuleFiles(withBytes('emner.json', padded(1_000_000))).ok).toBe(true);
    expect(firstFejl(withBytes('emner.json', padded(1_000_001)))?.besked).toContain('1 MB');
  });

  test('that is missing is named', () => {
    const files = new Map(FICTIONAL);
    files.delete('regler.json');
    expect(firstFejl(files)).toMatchObject({ kode: 'laesning', fil: 'regler.json', linje: 1 });
  });

  test('does not hide the faults of another file', () => {
    const files = edited(
      FICTIONAL,
      { fil: 'emner.json', from: '"ekstern"', to: '"extern"' },
      { fil: 'regler.json', from: '"kilde"', to: '"kilden"' },
    );
    const read = readRuleFiles(files);
    const named = read.ok ? [] : read.fejl.map(({ fil }) => fil);
    expect(new Set(named)).toEqual(new Set(['emner.json', 'regler.json']));
  });
});

describe('a byte-order mark', () => {
  test('is dropped silently', () => {
    const bytes = Buffer.from(textOf(FICTIONAL, 'regler.json'));
    const files = withBytes('regler.json', Buffer.concat([BYTE_ORDER_MARK, bytes]));
    expect(readable(files).regler).toEqual(readable(FICTIONAL).regler);
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
