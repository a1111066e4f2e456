/** Symbols of numbers and codes: no vowels (no words), nothing that looks like something else. */
export const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ';

const NUMMER_SYMBOLS = 7;
const KODE_GROUPS = 6;
const KODE_GROUP_SYMBOLS = 5;
/** 30 symbols of 28: 144 bits, more than the 112 a lookup secret needs (ASVS 6.5.2). */
export const KODE_SYMBOLS = KODE_GROUPS * KODE_GROUP_SYMBOLS;

/** What a number looks like, in capitals and without spaces. */
export const NUMMER_PATTERN = /^K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$/;
/** The same of a prøvebrev, which is no klage. */
export const PROEVENUMMER_PATTERN = /^P-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$/;
const SEPARATORS = /[\s\-‐‑‒–—.]+/g;
const ASCII = /^[0-9A-Za-z]*$/;
/** No number or code is longer, however it is spaced. */
const TYPED_CHARS_MAX = 100;

/** A random klage number, `K-2026-7WX4K9P`; the register's UNIQUE decides whether it is free. */
export function makeNummer(year: number, random: (bytes: number) => Uint8Array): string {
  return `K-${afterLetter(year, random)}`;
}

/** A random number of a prøvebrev, `P-2026-7WX4K9P`. */
export function makeProevenummer(year: number, random: (bytes: number) => Uint8Array): string {
  return `P-${afterLetter(year, random)}`;
}

function afterLetter(year: number, random: (bytes: number) => Uint8Array): string {
  return `${String(year).padStart(4, '0')}-${randomSymbols(NUMMER_SYMBOLS, random)}`;
}

/** A random code in the form of {@link formatKode}. */
export function makeKode(random: (bytes: number) => Uint8Array): string {
  return formatKode(randomSymbols(KODE_SYMBOLS, random));
}

/** Six groups of five with hyphens between. */
export function formatKode(symbols: string): string {
  const groups = Array.from({ length: KODE_GROUPS }, (_, i) =>
    symbols.slice(i * KODE_GROUP_SYMBOLS, (i + 1) * KODE_GROUP_SYMBOLS),
  );
  return groups.join('-');
}

/** A number as somebody typed it, in any case and spacing; null when it is none. */
export function readNummer(typed: string): string | null {
  return readAs(NUMMER_PATTERN, typed);
}

/** The same of a prøvebrev. */
export function readProevenummer(typed: string): string | null {
  return readAs(PROEVENUMMER_PATTERN, typed);
}

function readAs(pattern: RegExp, typed: string): string | null {
  const symbols = plain(typed);
  if (symbols === null) return null;
  const nummer = `${symbols.slice(0, 1)}-${symbols.slice(1, 5)}-${symbols.slice(5)}`;
  return pattern.test(nummer) ? nummer : null;
}

/** A code as somebody typed it, in any case and spacing; null when it is none. */
export function readKode(typed: string): string | null {
  const symbols = plain(typed);
  if (symbols === null || symbols.length !== KODE_SYMBOLS) return null;
  return [...symbols].every((symbol) => ALPHABET.includes(symbol)) ? formatKode(symbols) : null;
}

/**
 * Symbols from bytes, every symbol equally likely: a byte of 0–255 is used modulo 28 only below
 * 252, the rest are passed over. May give fewer than `count` when the bytes run out.
 */
export function symbolsFromBytes(bytes: Uint8Array, count: number): string {
  const fair = Math.floor(256 / ALPHABET.length) * ALPHABET.length;
  let symbols = '';
  for (const byte of bytes) {
    if (symbols.length === count) break;
    if (byte < fair) symbols += ALPHABET.charAt(byte % ALPHABET.length);
  }
  return symbols;
}

function randomSymbols(count: number, random: (bytes: number) => Uint8Array): string {
  let symbols = '';
  while (symbols.length < count) symbols += symbolsFromBytes(random(count), count - symbols.length);
  return symbols;
}

function plain(typed: string): string | null {
  if (typed.length > TYPED_CHARS_MAX) return null;
  const symbols = typed.replace(SEPARATORS, '');
  // Capitals of other letters can be ours: "ß" becomes "SS".
  return ASCII.test(symbols) ? symbols.toUpperCase() : null;
}
