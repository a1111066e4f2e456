import type { Place } from './fejl.ts';

/** Leaves the reading of a text at a place, with the Danish sentence that says how to mend it. */
export class Unreadable extends Error {
  readonly place: Place;
  constructor(place: Place, besked: string) {
    super(besked);
    this.place = place;
  }
}

/** A position that moves through a text and knows its line. */
export class JsonScanner {
  readonly #text: string;
  #at = 0;
  #linje = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The character here, or '' at the end. */
  peek(): string {
    return this.#text[this.#at] ?? '';
  }

  /** Steps over the character here and returns it. */
  step(): string {
    const char = this.peek();
    this.#at += char.length;
    return char;
  }

  /** Steps over one character when it is this one. */
  took(char: string): boolean {
    if (this.peek() !== char) return false;
    this.#at += 1;
    return true;
  }

  /** Steps over what a sticky pattern matches here, and returns it ('' when nothing). */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return '';
    const found = this.#text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return found;
  }

  /** Steps over white space; the only place where a line may end. */
  skipSpace(): void {
    for (;;) {
      const char = this.#text[this.#at];
      if (char !== ' ' && char !== '\n' && char !== '\t' && char !== '\r') return;
      this.#at += 1;
      if (char !== '\n') continue;
      this.#linje += 1;
      this.#lineStart = this.#at;
    }
  }

  place(): Place {
    return { linje: this.#linje, kolonne: this.#at - this.#lineStart + 1 };
  }

  refuse(besked: string, place: Place = this.place()): never {
    throw new Unreadable(place, besked);
  }
}
