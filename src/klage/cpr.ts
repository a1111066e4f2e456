import { isRealDay } from './calendar.ts';

/** Where in a text something that looks like a CPR number stands, in UTF-16 units. */
export type CprPlace = { readonly start: number; readonly end: number };

/** Date and serial with nothing, a space or a hyphen between; word processors make it a dash. */
const CPR_PATTERN = /^(\d{2})(\d{2})(\d{2})[ \u00a0]?[-\u2010-\u2014]?[ \u00a0]?(\d{4})$/;
/** Not inside a longer number (EAN, case number), and not a telephone number with its country. */
const CPR_IN_TEXT = /(?<![\d+]|\d-)\d{6}[ \u00a0]?[-\u2010-\u2014]?[ \u00a0]?\d{4}(?!\d|-\d)/g;
/** Ten digits on end after four: registration number and account number of a bank. */
const BANK_ACCOUNT_BEFORE = /(?<!\d)\d{4} $/;
const UNBROKEN = /^\d{10}$/;

/**
 * Whether a text has the shape of a CPR number: a real birth date and four digits.
 * Modulus 11 is not asked for: since October 2007 it does not hold for all (source: cpr.dk).
 * An erstatningspersonnummer has 6 added to the first digit of the day.
 */
export function isCpr(text: string): boolean {
  const parts = CPR_PATTERN.exec(text);
  if (parts === null) return false;
  const [, day = '', month = '', year = '', serial = ''] = parts;
  const realDay = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const century = centuryOf(Number(serial.charAt(0)), Number(year));
  return isRealDay(`${century}${year}-${month}-${String(realDay).padStart(2, '0')}`);
}

/** Every place in a text that looks like a CPR number, for a gentle warning: never a refusal. */
export function findCpr(text: string): readonly CprPlace[] {
  return [...text.matchAll(CPR_IN_TEXT)]
    .filter((match) => isCpr(match[0]) && !isBankAccount(text, match.index))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function isBankAccount(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  return UNBROKEN.test(text.slice(start, start + 10)) && BANK_ACCOUNT_BEFORE.test(before);
}

/** The century by the seventh digit (source: cpr.dk, "Personnummeret i CPR"). */
function centuryOf(seventhDigit: number, year: number): number {
  if (seventhDigit <= 3) return 19;
  if (seventhDigit === 4 || seventhDigit === 9) return year <= 36 ? 20 : 19;
  return year <= 57 ? 20 : 18;
}
