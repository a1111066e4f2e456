import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELD_NAMES } from '../../src/klage/fields.ts';
import { type ParsedKlage, parseKlage } from '../../src/klage/parse-klage.ts';
import { cpuMs } from './cpu-ms.ts';
import { CATALOGUE, faults, klageOf, LEAST, parse, TODAY } from './sample-klage.ts';

const LINES = ['haendelse', 'enhed', 'sagsnummer', 'navn', 'kontakttid', 'tolk'] as const;
const TEXTS = ['beskrivelse', 'oensketLoesning', 'adresse'] as const;
const CHOICES = [
  'klagenHandlerOm',
  'harKlaget',
  'kanSelvKlareDialogen',
  'overEtAarSiden',
  'behandlesAndetSteds',
  'paaVegneAf',
  'fuldmagtSenere',
  'anonym',
  'adressebeskyttelse',
  'kontaktform',
  'bekraeftelse',
  'besked',
  'sprog',
] as const;
const IDS = ['emne', 'valgtForvaltning', 'oensketModtager'] as const;
const DATES = ['klagedato', 'afgoerelsesdato'] as const;
const FORMS = ['email', 'telefon', 'cpr'] as const;
/** [field, code points at most] */
const LIMITS: readonly [string, number][] = [
  ['beskrivelse', 20_000],
  ['oensketLoesning', 5_000],
  ['adresse', 300],
  ['tolk', 100],
  ...(['haendelse', 'enhed', 'sagsnummer', 'navn', 'kontakttid'] as const).map(
    (field): [string, number] => [field, 200],
  ),
];

describe('the fields', () => {
  test('of these tables are all there are', () => {
    const tables = [...LINES, ...TEXTS, ...CHOICES, ...IDS, ...DATES, ...FORMS];
    expect(tables.toSorted()).toEqual(FIELD_NAMES.toSorted());
  });

  test('that a citizen leaves out are absent, and closed questions have their usual answer', () => {
    expect(klageOf({})).toEqual({
      ...LEAST,
      klagenHandlerOm: 'andet',
      harKlaget: 'nej',
      kanSelvKlareDialogen: 'ja',
      overEtAarSiden: 'nej',
      behandlesAndetSteds: 'nej',
      paaVegneAf: 'mig-selv',
      anonym: 'nej',
      adressebeskyttelse: 'nej',
      bekraeftelse: 'nej',
      besked: 'nej',
      sprog: 'da',
    });
  });

  test.each(['', ' ', '\t\r\n', '\u00a0\ufeff'])('count as left out when they are %j', (blank) => {
    const others = FIELD_NAMES.filter((field) => !Object.hasOwn(LEAST, field));
    const klage = klageOf(Object.fromEntries(others.map((field) => [field, blank])));
    expect(klage).toEqual(klageOf({}));
  });

  test('that are required are missed one and all, in the order of the form', () => {
    expect(parseAll(new Map())).toEqual({
      ok: false,
      faults: ['emne', 'beskrivelse', 'navn', 'email'].map((field) => ({ field, code: 'mangler' })),
    });
  });

  test.each(FIELD_NAMES)('%s takes text and nothing else', (field) => {
    for (const value of [
      1,
      0,
      true,
      null,
      [],
      ['ja'],
      {},
      { toString: () => 'ja' },
      Symbol.iterator,
    ]) {
      const found = faults({ [field]: value }).filter((fault) => fault.startsWith(`${field} `));
      expect(found).toEqual([expect.stringMatching(/ (?:format|ukendt)$/)]);
    }
  });
});

describe('a text', () => {
  test.each([...LINES, ...TEXTS, ...DATES, ...FORMS])(
    'in %s keeps no control character',
    (field) => {
      for (const sign of [
        '\0',
        '\u0007',
        '\u001b',
        '\u007f',
        '\u0085',
        '\u009f',
        '\ud800',
        '\udc00',
      ])
        expect(faults({ [field]: `a${sign}b` })).toContain(`${field} tegn`);
    },
  );

  test.each([...LINES, ...DATES, ...FORMS])('in %s is one line', (field) => {
    for (const sign of ['\n', '\r', '\r\n'])
      expect(faults({ [field]: `1${sign}Bcc: x` })).toContain(`${field} tegn`);
  });

  test.each(TEXTS)('in %s keeps its lines, with line feeds', (field) => {
    expect(klageOf({ [field]: ' a\r\nb\rc\n\td ' })[field]).toBe('a\nb\nc\n\td');
  });

  test.each([...LINES, ...TEXTS])('in %s is kept verbatim but for NFC and its ends', (field) => {
    const text = '<b>=1+1</b> "\\ \u202e\u200b👩‍👧 Å مرحبا constructor __proto__ %s {x}';
    expect(klageOf({ [field]: `\n ${text}\t\r\n` })[field]).toBe(text.normalize('NFC'));
  });

  test.each(LIMITS)('in %s may have %i code points and not one more', (field, limit) => {
    for (const sign of ['a', 'å', '👍', 'a\u030a', '\u03b1\u0313\u0300\u0345']) {
      expect(faults({ [field]: sign.repeat(limit) })).toEqual([]);
      expect(faults({ [field]: `  ${sign.repeat(limit)}  ` })).toEqual([]);
      expect(faults({ [field]: sign.repeat(limit + 1) })).toEqual([`${field} for-langt`]);
    }
  });

  test('that is wrong in two ways is told the first', () => {
    const typed = `\0${'a'.repeat(100_000)}`;
    expect(faults({ beskrivelse: typed })).toEqual(['beskrivelse for-langt']);
  });

  test('counts a line break of two characters as one', () => {
    expect(faults({ beskrivelse: `a${'\r\n'.repeat(19_998)}b` })).toEqual([]);
    expect(faults({ beskrivelse: `a${'\r\n'.repeat(19_999)}b` })).toEqual([
      'beskrivelse for-langt',
    ]);
  });
});

describe('a closed question', () => {
  test.each([...CHOICES, ...IDS])('%s refuses what is not on its list', (field) => {
    for (const answer of ['JA', 'måske', '__proto__', 'constructor', 'toString', 'x'.repeat(81)]) {
      expect(faults({ [field]: answer })).toContain(`${field} ukendt`);
    }
  });

  test('that the server derives is refused when it is given', () => {
    expect(faults({ forvaltning: 'NORD', svarfristUdloebet: 'ja' })).toEqual([
      'forvaltning ukendt',
      'svarfristUdloebet ukendt',
    ]);
  });
});

describe('an unknown field', () => {
  test.each(['__proto__', 'constructor', 'Emne', 'emne ', 'bilag', ''])(
    '%j is an error',
    (name) => {
      expect(faults({ [name]: undefined, ...Object.fromEntries([[name, 'x']]) })).toEqual([
        `${name} ukendt`,
      ]);
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    },
  );
});

describe('a large input', () => {
  const FILLINGS = ['a', ' ', '\0', '\u0301', '0102034567 ', 'a@', 'a.', '\ud800', '-'];

  test.each(FILLINGS)(
    'of a megabyte of %j in every field is judged in less than a second',
    (part) => {
      const big = `${part.repeat(Math.ceil(1_000_000 / part.length))}x`;
      const fields = new Map(FIELD_NAMES.map((field) => [field, big]));
      expect(cpuMs(() => expect(parseAll(fields).ok).toBe(false))).toBeLessThan(1_000);
    },
  );

  test('of 200 000 unknown fields is judged in less than two seconds', () => {
    const fields = new Map(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, 'x']));
    expect(cpuMs(() => expect(parseAll(fields).ok).toBe(false))).toBeLessThan(2_000);
  });
});

describe('parsing', () => {
  const anyField = fc.constantFrom(...FIELD_NAMES, '__proto__', 'constructor', 'x');
  const anyValue = fc.oneof(
    fc.constantFrom('ja', 'nej', 'ja-venter', 'en-anden', 'NORD', 'stoej', '2026-03-01', 'a@b.dk'),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.anything(),
  );

  test('never throws, and says for every fault a field that was asked for or given', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyField, anyValue)), fc.boolean(), (entries, fuldmagt) => {
        const input = new Map<string, unknown>(entries);
        const parsed = parseKlage(input, CATALOGUE, { today: TODAY, fuldmagt });
        const known = new Set([...FIELD_NAMES, ...input.keys()]);
        const named = parsed.ok ? [] : parsed.faults.map((fault) => fault.field);
        expect(named.filter((field) => !known.has(field))).toEqual([]);
        expect(new Set(named).size).toBe(named.length);
        expect(parsed.ok).toBe(named.length === 0 && parsed.ok);
      }),
    );
  });

  test('of what was parsed changes nothing more', () => {
    const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    const optional = fc.option(typed, { nil: undefined });
    const fields = fc.record({
      beskrivelse: typed,
      oensketLoesning: optional,
      enhed: optional,
      navn: typed,
      anonym: fc.constantFrom('ja', 'nej'),
    });
    let parsedOnce = 0;
    fc.assert(
      fc.property(fields, (changed) => {
        const once = parse(changed);
        fc.pre(once.ok);
        parsedOnce += 1;
        const again = parseKlage(new Map(Object.entries(once.klage)), CATALOGUE, {
          today: TODAY,
          fuldmagt: false,
        });
        expect(again).toEqual(once);
      }),
      { numRuns: 500, maxSkipsPerRun: 1_000 },
    );
    expect(parsedOnce).toBeGreaterThanOrEqual(500);
  });
});

function parseAll(fields: ReadonlyMap<string, unknown>): ParsedKlage {
  return parseKlage(fields, CATALOGUE, { today: TODAY, fuldmagt: null });
}
