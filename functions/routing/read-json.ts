import { type Place, type Places, placeKey } from './fejl.ts';
import { JsonScanner, Unreadable } from './json-scanner.ts';
import { readJsonString } from './json-string.ts';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export type ReadJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly place: Place; readonly besked: string };

/** Deeper than any rule file; bounds the recursion. */
const DEPTH_MAX = 20;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIGIT_OR_DOT = /^[0-9.]$/;
const WORD = /[\p{L}\p{N}_$-]*/uy;
const WORDS: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON (RFC 8259) more strictly than JSON.parse: no duplicate keys, NFC text only, no lone
 * surrogates, no key that every object has already (`constructor`), no deep nesting; and it says in
 * Danish where and how to mend.
 */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, value: new Reader(text).document() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, place: error.place, besked: error.message };
  }
}

/**
 * Where each value of a text stands that {@link readJson} can read: a member at its key. Costs as
 * much again as reading, so it is asked for only when there is something to say.
 * @param fil first part of the keys.
 */
export function placesIn(text: string, fil: string): Places {
  const places = new Map<string, Place>();
  new Reader(text, { places, fil }).document();
  return places;
}

/** Where to write down where each value stands. */
type Record = { readonly places: Map<string, Place>; readonly fil: string };

class Reader {
  readonly #text: JsonScanner;
  readonly #places: Map<string, Place> | undefined;
  /** The key of the value that is being read; made only when places are wanted. */
  #at: string;
  #depth = 0;

  constructor(text: string, record?: Record) {
    this.#text = new JsonScanner(text);
    this.#places = record?.places;
    this.#at = record?.fil ?? '';
  }

  document(): Json {
    this.#text.skipSpace();
    this.#refuseEnd('Filen er tom. Skriv { } og de nøgler, den skal have.');
    this.#places?.set(this.#at, this.#text.place());
    const value = this.#value();
    this.#text.skipSpace();
    if (this.#text.peek() === '') return value;
    return this.#text.refuse(
      'Her står mere, efter at filen er slut. Slet det, eller ret parenteserne.',
    );
  }

  #value(): Json {
    if (this.#depth > DEPTH_MAX) {
      this.#text.refuse(`Her er mere end ${DEPTH_MAX} lag af parenteser. Ret dem.`);
    }
    const next = this.#text.peek();
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    if (next === '"') return readJsonString(this.#text);
    if (next === '-' || DIGIT_OR_DOT.test(next)) return this.#number();
    return this.#word();
  }

  #object(): Json {
    const entries = new Map<string, Json>();
    this.#members('}', () => {
      const place = this.#text.place();
      const key = this.#key(entries);
      this.#text.skipSpace();
      if (!this.#text.took(':')) this.#text.refuse(`Skriv et kolon efter nøglen »${key}«.`);
      this.#text.skipSpace();
      entries.set(key, this.#member(key, place));
    });
    return Object.fromEntries(entries);
  }

  #key(entries: ReadonlyMap<string, Json>): string {
    const place = this.#text.place();
    if (this.#text.peek() !== '"') {
      this.#refuseComment();
      this.#text.refuse('Her skal stå en nøgle i lige anførselstegn, for eksempel "id".');
    }
    const key = readJsonString(this.#text);
    if (entries.has(key)) this.#text.refuse(`Nøglen »${key}« står to gange. Slet den ene.`, place);
    if (key in {}) this.#text.refuse(`Nøglen »${key}« kan ikke bruges. Slet den.`, place);
    return key;
  }

  #array(): Json {
    const items: Json[] = [];
    this.#members(']', () => {
      items.push(this.#member(items.length, this.#text.place()));
    });
    return items;
  }

  /** The value of one step further in. */
  #member(step: string | number, place: Place): Json {
    const outer = this.#at;
    if (this.#places !== undefined) {
      this.#at = placeKey(outer, [step]);
      this.#places.set(this.#at, place);
    }
    this.#depth += 1;
    const value = this.#value();
    this.#depth -= 1;
    this.#at = outer;
    return value;
  }

  /** The members between two brackets, with exactly one comma between each two. */
  #members(close: '}' | ']', member: () => void): void {
    this.#text.step();
    this.#text.skipSpace();
    if (this.#text.took(close)) return;
    for (;;) {
      member();
      this.#text.skipSpace();
      if (this.#text.took(close)) return;
      const comma = this.#text.place();
      if (!this.#text.took(',')) this.#refuseUnseparated(close);
      this.#text.skipSpace();
      if (this.#text.peek() !== close) continue;
      this.#text.refuse(
        `Slet kommaet: efter det sidste før »${close}« må der ikke stå komma.`,
        comma,
      );
    }
  }

  #refuseUnseparated(close: '}' | ']'): never {
    this.#refuseEnd(`Filen slutter for tidligt. Her mangler »${close}«.`);
    const next = this.#text.peek();
    if (next !== '}' && next !== ']') {
      this.#refuseComment();
      this.#text.refuse('Der mangler et komma før det, der står her.');
    }
    return this.#text.refuse(`Her står »${next}«, men der mangler »${close}«.`);
  }

  #number(): number {
    const place = this.#text.place();
    const digits = this.#text.match(NUMBER);
    if (digits === '' || DIGIT_OR_DOT.test(this.#text.peek())) {
      this.#text.refuse(
        'Tallet kan ikke læses. Skriv det som 12 eller 12.5, uden nuller foran.',
        place,
      );
    }
    const value = Number(digits);
    if (!Number.isFinite(value)) this.#text.refuse('Tallet er for stort. Skriv et mindre.', place);
    return value;
  }

  #word(): Json {
    const place = this.#text.place();
    this.#refuseEnd('Filen slutter for tidligt. Her mangler en værdi.');
    this.#refuseComment();
    if ('}],:'.includes(this.#text.peek())) this.#text.refuse('Her mangler en værdi.');
    const value = WORDS.get(this.#text.match(WORD));
    if (value !== undefined) return value;
    return this.#text.refuse(
      'Værdien kan ikke læses. Skriv tekst i lige anførselstegn ("), et tal, true, false eller null.',
      place,
    );
  }

  #refuseEnd(besked: string): void {
    if (this.#text.peek() === '') this.#text.refuse(besked);
  }

  #refuseComment(): void {
    if (!['/', '#'].includes(this.#text.peek())) return;
    this.#text.refuse('En JSON-fil kan ikke have kommentarer. Slet den.');
  }
}
