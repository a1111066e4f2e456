import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCpr, isCpr } from '../../src/klage/cpr.ts';
import { cpuMs } from './cpu-ms.ts';

/** Invented numbers: real dates, serials without meaning. */
const SHAPES: readonly [string, string][] = [
  ['no separator', '0102034567'],
  ['a hyphen', '010203-4567'],
  ['a space', '010203 4567'],
  ['blanks round the hyphen', '010203 - 4567'],
  ['the dash of a word processor', '010203–4567'],
  ['a hyphen that does not break', '010203\u20114567'],
];

describe('a CPR number', () => {
  test.each(SHAPES)('may have %s', (_how, text) => {
    expect(isCpr(text)).toBe(true);
  });

  test.each([
    ['fails modulus 11', '010101-1111'],
    ['is born on the last leap day', '290224-4000'],
    ['is born in 1900', '010100-0001'],
    ['is born on 29 February 2000', '290200-4001'],
    ['is born in 2036, seventh digit 4', '010136-4001'],
    ['is born in 1937, seventh digit 9', '010137-9001'],
    ['is born in 2057, seventh digit 8', '010157-8001'],
    ['is born in 1858, seventh digit 5', '010158-5001'],
    ['is born on 29 February 1896', '290296-5001'],
    ['is an erstatningspersonnummer of the 1st', '610190-1234'],
    ['is an erstatningspersonnummer of the 31st', '911290-1234'],
  ])('is one although it %s', (_what, text) => {
    expect(isCpr(text)).toBe(true);
  });

  test.each([
    ['a 32nd', '320190-1234'],
    ['a day 0', '000190-1234'],
    ['a day between the two kinds', '500190-1234'],
    ['an erstatnings-day 0', '600190-1234'],
    ['an erstatnings-day 32', '920190-1234'],
    ['a 13th month', '011390-1234'],
    ['a month 0', '010090-1234'],
    ['31 April', '310490-1234'],
    ['29 February in 1900', '290200-0001'],
    ['29 February in 2023', '290223-4001'],
    ['nine digits', '010203-456'],
    ['eleven digits', '010203-45678'],
    ['a slash', '010203/4567'],
    ['two hyphens', '010203--4567'],
    ['letters', '010203-456A'],
    ['digits of another script', '٠١٠٢٠٣-٤٥٦٧'],
    ['a line break at its end', '010203-4567\n'],
    ['nothing', ''],
  ])('is none with %s', (_what, text) => {
    expect(isCpr(text)).toBe(false);
  });
});

describe('CPR numbers in a text', () => {
  test.each(SHAPES)('are found with %s, at their exact place', (_how, number) => {
    const text = `Min datter 👩‍👧 har ${number}, og jeg har ${number}.`;
    const places = findCpr(text);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([number, number]);
  });

  test.each([
    ['at the very start and end', '010203-4567', 1],
    ['in brackets', '(010203-4567)', 1],
    ['after a word and a hyphen', 'cpr-0102034567', 1],
    ['after a colon', 'CPR:0102034567;', 1],
    ['on two lines', '010203-4567\n020304-5678', 2],
    ['next to each other', '010203-4567 020304-5678', 2],
    ['at the end of a sentence with a hyphen', 'det er 010203-4567 - mit', 1],
    ['after a year', 'siden 2019 har 010203-4567 klaget', 1],
  ])('are found %s', (_where, text, count) => {
    expect(findCpr(text)).toHaveLength(count);
  });

  test.each([
    ['a telephone number', 'ring 33 66 20 76 eller 33662076'],
    ['a telephone number with its country', 'ring +4531122076 eller 004531122076'],
    ['a telephone number of another country', 'ring +460101234567 eller +0701234567'],
    ['an EAN number', 'EAN 5798000123456'],
    ['a CVR number', 'CVR 12345678'],
    ['a bank account', 'konto 1234 0102034567 eller 1234-0102034567'],
    ['a case number', 'sag 2026-0102034567-1 og 0102034567-12'],
    ['a longer number', '01020345678 og 10102034567'],
    ['an invoice number that is no date', 'faktura 9913024567'],
    ['an amount', '1.234.567,89 kr.'],
    ['a date', '01-02-2003, kl. 14.30'],
  ])('are not seen in %s', (_what, text) => {
    expect(findCpr(text)).toEqual([]);
  });

  test('never make a warning wrong: every place holds a number, in order, none twice', () => {
    const piece = fc.oneof(
      fc.constantFrom('010203-4567', '0102034567', '610190 1234', ' ', '-', '\n', '+', 'å', '1'),
      fc.constantFrom('\u00a0', '–', '4567', '010203', 'æ', '👩‍👧', '.', '5798000123456'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const places = findCpr(text);
        let last = 0;
        for (const { start, end } of places) {
          expect(isCpr(text.slice(start, end))).toBe(true);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });

  test('are looked for in a megabyte of digits and blanks in less than a second', () => {
    const texts = ['0102034567 '.repeat(90_000), '1'.repeat(1_000_000), '010203 '.repeat(140_000)];
    for (const text of texts) expect(cpuMs(() => findCpr(text))).toBeLessThan(1_000);
  });
});
