import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALPHABET,
  formatKode,
  KODE_SYMBOLS,
  makeKode,
  makeNummer,
  makeProevenummer,
  PROEVENUMMER_PATTERN,
  readKode,
  readNummer,
  readProevenummer,
  symbolsFromBytes,
} from '../../src/klage/number.ts';

/** As the contract writes them, apart from the code's own patterns. */
const NUMMER = /^K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$/;
const KODE = /^(?:[2-9BCDFGHJ-NP-TV-XZ]{5}-){5}[2-9BCDFGHJ-NP-TV-XZ]{5}$/;

const aYear = fc.integer({ min: 2000, max: 9999 });
const aSymbol = fc.constantFrom(...ALPHABET);
const someSymbols = (count: number) =>
  fc.array(aSymbol, { minLength: count, maxLength: count }).map((symbols) => symbols.join(''));
/** A number or code the way people write them down: any case, blanks and hyphens anywhere. */
const spaced = (text: string) =>
  fc
    .array(fc.tuple(fc.constantFrom('', ' ', '-', '\u00a0', '\u2011', ' - '), fc.boolean()), {
      minLength: text.length,
      maxLength: text.length,
    })
    .map((marks) =>
      [...text]
        .map((symbol, i) => {
          const [mark, lower] = marks[i] ?? ['', false];
          return mark + (lower ? symbol.toLowerCase() : symbol);
        })
        .join(''),
    );

describe('the alphabet', () => {
  test('has 28 symbols: no vowel, and nothing that is read as something else', () => {
    expect(new Set(ALPHABET).size).toBe(28);
    expect(ALPHABET).not.toMatch(/[AEIOUY01]/);
    expect([...ALPHABET].every((symbol) => /[2-9BCDFGHJ-NP-TV-XZ]/.test(symbol))).toBe(true);
  });

  test('gives a code at least the 112 bits of a lookup secret', () => {
    expect(KODE_SYMBOLS * Math.log2(ALPHABET.length)).toBeGreaterThan(144);
  });

  test('is fair: every symbol comes from equally many of the 256 bytes', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const symbol = symbolsFromBytes(Uint8Array.of(byte), 1);
      if (symbol !== '') counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    }
    expect(counts.size).toBe(28);
    expect(new Set(counts.values())).toEqual(new Set([9]));
  });
});

describe('a number', () => {
  test('made from any random bytes has the form of the contract', () => {
    fc.assert(
      fc.property(aYear, (year) => {
        expect(makeNummer(year, randomBytes)).toMatch(NUMMER);
      }),
    );
  });

  test('asks for more bytes until it has seven symbols', () => {
    const poor = [255, 254, 253, 252].map((byte) => Uint8Array.of(byte, byte, 0));
    let asked = 0;
    const nummer = makeNummer(2026, () => {
      asked += 1;
      return poor[asked % poor.length] ?? Uint8Array.of(0);
    });
    expect(nummer).toBe('K-2026-2222222');
    expect(asked).toBe(7);
  });

  test('is read in any case and spacing', () => {
    const typed = fc
      .tuple(aYear, someSymbols(7))
      .map(([year, symbols]) => `K-${year}-${symbols}`)
      .chain((nummer) => fc.tuple(fc.constant(nummer), spaced(nummer.replaceAll('-', ''))));
    fc.assert(
      fc.property(typed, ([nummer, text]) => {
        expect(readNummer(text)).toBe(nummer);
      }),
    );
  });

  test.each([
    '',
    'K',
    'K-2026-222222',
    'K-2026-22222222',
    'K-2026-222222A',
    'K-2026-222222O',
    'K-2026-2222220',
    'K-202-2222222',
    'S-2026-2222222',
    '2026-2222222',
    'K-٢٠٢٦-2222222',
    'K-2026-２２２２２２２',
    `K-2026-2222222${' '.repeat(1_000)}`,
    'K-2026-2222222; drop',
    'K/2026/2222222',
  ])('is not read from %j', (typed) => {
    expect(readNummer(typed)).toBeNull();
  });
});

describe('a number of a prøvebrev', () => {
  test('is made and read as a klage’s, under another letter', () => {
    fc.assert(
      fc.property(aYear, (year) => {
        const nummer = makeProevenummer(year, randomBytes);
        expect(nummer).toMatch(PROEVENUMMER_PATTERN);
        expect(readProevenummer(` ${nummer.toLowerCase().replaceAll('-', ' ')}`)).toBe(nummer);
        expect(readNummer(nummer)).toBeNull();
        expect(readProevenummer(nummer.replace('P', 'K'))).toBeNull();
      }),
    );
  });
});

describe('a code', () => {
  test('made from any random bytes has six groups of five', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (stream) => {
        const random = (bytes: number) => Uint8Array.from([...stream.take(bytes)]);
        expect(makeKode(random)).toMatch(KODE);
      }),
    );
  });

  test('is read in any case and spacing', () => {
    const typed = someSymbols(30).chain((symbols) =>
      fc.tuple(fc.constant(formatKode(symbols)), spaced(symbols)),
    );
    fc.assert(
      fc.property(typed, ([kode, text]) => {
        expect(readKode(text)).toBe(kode);
      }),
    );
  });

  test.each([
    ['one symbol too few', 'B'.repeat(29)],
    ['one symbol too many', 'B'.repeat(31)],
    ['a vowel', `A${'B'.repeat(29)}`],
    ['a letter that two symbols share in capitals', `ß${'B'.repeat(28)}`],
    ['nothing', ''],
    ['a megabyte', 'B'.repeat(1_000_000)],
    ['a megabyte of blanks', ' '.repeat(1_000_000)],
  ])('is not read from %s', (_what, typed) => {
    expect(readKode(typed)).toBeNull();
  });

  test('is another each time', () => {
    const codes = new Set(Array.from({ length: 1_000 }, () => makeKode(randomBytes)));
    expect(codes.size).toBe(1_000);
  });
});
