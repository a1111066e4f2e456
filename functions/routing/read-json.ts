import { type Path, type Place, type Places, placeKey } from './fejl.ts';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type ReadJson =
  | { readonly ok: true; readonly value: Json; readonly places: Places }
  | { readonly ok: false; readonly place: Place; readonly besked: string };

/** Deeper than any rule file; bounds the recursion. */
const DEPTH_MAX = 20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r]*/y;
const PLAIN_CHARS = /[^"\\\p{Cc}]*/uy;
const WORD = /[\p{L}\p{N}_$-]*/uy;
const WORDS: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const HEX4 = /[0-9a-fA-F]{4}/y;

/**
 * Reads JSON (RFC 8259) more strictly than JSON.parse: no duplicate keys, NFC text only, no lone
 * surrogates, no key that every object has already (`constructor`), no deep nesting; and it says in
 * Danish where and how to mend. Also tells where each value stands: a member at its key.
 * @param fil first part of the keys in `places`.
 */
export function readJson(text: string, fil: string): ReadJson {
  const reader = new Reader(text, fil);
  try {
    return { ok: true, value: reader.document(), places: reader.places };
  } catch (error) {
    if (error instanceof Unreadable)
      return { ok: false, place: error.place, besked: error.message };
    throw error;
  }
}

/** Leaves the recursion; never leaves this file. */
class Unreadable extends Error {
  readonly place: Place;
  constructor(place: Place, besked: string) {
    super(besked);
    this.place = place;
  }
}

class Reader {
  readonly places = new Map<string, Place>();
  readonly #text: string;
  readonly #fil: string;
  #at = 0;
  #linje = 1;
  #lineStart = 0;

  constructor(text: string, fil: string) {
    this.#text = text;
    this.#fil = fil;
  }

  document(): Json {
    this.#skipSpace();
    if (this.#peek() === '')
      this.#refuse('Filen er tom. Skriv mindst { } med de nøgler, den skal have.');
    this.#record([]);
    const value = this.#value([]);
    this.#skipSpace();
    if (this.#peek() !== '')
      this.#refuse('Her står mere efter filens slutning. Slet det, eller ret parenteserne.');
    return value;
  }

  #value(path: Path): Json {
    if (path.length > DEPTH_MAX)
      this.#refuse(`Der er mere end ${DEPTH_MAX} lag af parenteser. Ret dem.`);
    const next = this.#peek();
    if (next === '{') return this.#object(path);
    if (next === '[') return this.#array(path);
    if (next === '"') return this.#string();
    if (next === '-' || isDigit(next)) return this.#number();
    return this.#word();
  }

  #object(path: Path): Json {
    const entries = new Map<string, Json>();
    this.#members('}', () => {
      this.#expectKey();
      const place = this.#place();
      const key = this.#string();
      this.#refuseKey(key, entries, place);
      this.places.set(placeKey(this.#fil, [...path, key]), place);
      this.#skipSpace();
      if (this.#peek() !== ':') this.#refuse(`Skriv et kolon efter nøglen »${key}«.`);
      this.#at += 1;
      this.#skipSpace();
      entries.set(key, this.#value([...path, key]));
    });
    return Object.fromEntries(entries);
  }

  #array(path: Path): Json {
    const items: Json[] = [];
    this.#members(']', () => {
      const itemPath = [...path, items.length];
      this.#record(itemPath);
      items.push(this.#value(itemPath));
    });
    return items;
  }

  /** The members between two brackets, with exactly one comma between each two. */
  #members(close: '}' | ']', member: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#took(close)) return;
    for (;;) {
      member();
      this.#skipSpace();
      if (this.#took(close)) return;
      const comma = this.#place();
      if (!this.#took(',')) this.#refuseUnseparated(close);
      this.#skipSpace();
      if (this.#peek() === close) {
        this.#refuse(`Slet kommaet: efter det sidste før »${close}« må der ikke stå komma.`, comma);
      }
    }
  }

  #refuseUnseparated(close: '}' | ']'): never {
    const next = this.#peek();
    if (next === '') this.#refuse(`Filen slutter for tidligt. Her mangler »${close}«.`);
    if (next === '}' || next === ']')
      this.#refuse(`Her står »${next}«, men der mangler »${close}«.`);
    return this.#refuse('Der mangler et komma før det, der står her.');
  }

  #expectKey(): void {
    if (this.#peek() === '"') return;
    this.#refuseComment();
    this.#refuse('Her skal stå en nøgle i lige anførselstegn, for eksempel "id".');
  }

  #refuseKey(key: string, entries: ReadonlyMap<string, Json>, place: Place): void {
    if (entries.has(key)) this.#refuse(`Nøglen »${key}« står to gange. Slet den ene.`, place);
    if (key in {}) this.#refuse(`Nøglen »${key}« kan ikke bruges. Slet den.`, place);
  }

  #string(): string {
    const place = this.#place();
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN_CHARS);
      if (this.#took('"')) break;
      if (this.#peek() !== '\\') this.#refuseUnclosed();
      value += this.#escape();
    }
    if (!value.isWellFormed())
      this.#refuse('Teksten har et halvt tegn (\\ud800–\\udfff). Slet det.', place);
    if (value.normalize('NFC') !== value) this.#refuseDecomposed(value, place);
    return value;
  }

  #refuseUnclosed(): never {
    const next = this.#peek();
    if (next === '' || next === '\n' || next === '\r') {
      this.#refuse(
        'Teksten mangler sit afsluttende anførselstegn. Linjeskift i tekst skrives \\n.',
      );
    }
    return this.#refuse(
      'Teksten har et usynligt kontroltegn. Slet det, eller skriv tabulator som \\t.',
    );
  }

  #refuseDecomposed(value: string, place: Place): never {
    const shown = value.normalize('NFC').slice(0, 40);
    return this.#refuse(
      `Teksten »${shown}« er skrevet med løse accenter (NFD, for eksempel å som a + ring). Skriv bogstaverne igen, eller gem filen som NFC.`,
      place,
    );
  }

  #escape(): string {
    const place = this.#place();
    const letter = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    const plain = ESCAPES.get(letter);
    if (plain !== undefined) return plain;
    const hex = letter === 'u' ? this.#match(HEX4) : '';
    if (hex === '')
      this.#refuse(
        'Efter \\ må kun stå " \\ / b f n r t eller u og fire hextal. Skriv \\\\ for en omvendt skråstreg.',
        place,
      );
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(): number {
    const place = this.#place();
    const digits = this.#match(NUMBER);
    if (digits === '' || isDigit(this.#peek()) || this.#peek() === '.') {
      this.#refuse('Tallet kan ikke læses. Skriv det som 12 eller 12.5, uden nuller foran.', place);
    }
    const value = Number(digits);
    if (!Number.isFinite(value)) this.#refuse('Tallet er for stort. Skriv et mindre.', place);
    return value;
  }

  #word(): Json {
    const place = this.#place();
    this.#refuseComment();
    if (['}', ']', ',', ':'].includes(this.#peek())) this.#refuse('Her mangler en værdi.');
    if (this.#peek() === '') this.#refuse('Filen slutter for tidligt. Her mangler en værdi.');
    const word = this.#match(WORD);
    const value = WORDS.get(word);
    if (value !== undefined) return value;
    return this.#refuse(
      'Værdien kan ikke læses. Tekst skal stå i lige anførselstegn ("); ellers skriv et tal, true, false eller null.',
      place,
    );
  }

  #refuseComment(): void {
    if (this.#peek() === '/' || this.#peek() === '#') {
      this.#refuse('En JSON-fil kan ikke have kommentarer. Slet den.');
    }
  }

  #skipSpace(): void {
    this.#match(SPACE);
    while (this.#took('\n')) {
      this.#linje += 1;
      this.#lineStart = this.#at;
      this.#match(SPACE);
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #took(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at += 1;
    return true;
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #place(): Place {
    return { linje: this.#linje, kolonne: this.#at - this.#lineStart + 1 };
  }

  #record(path: Path): void {
    this.places.set(placeKey(this.#fil, path), this.#place());
  }

  #refuse(besked: string, place: Place = this.#place()): never {
    throw new Unreadable(place, besked);
  }
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1;
}
