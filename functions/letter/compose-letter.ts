import type { Bilag } from '../../src/klage/klage.ts';
import type { Chunks } from './chunks.ts';
import { bilagPart, composeMime } from './compose-mime.ts';
import { klageJson } from './klage-json.ts';
import type { LetterInput } from './letter-input.ts';
import { letterText } from './letter-text.ts';
import { splitBilag } from './split-bilag.ts';

/** How a letter is packed into mails. */
export type Packing = {
  /** The smallest brevMaksMB of those it may go to (modtager and reserve), in 10⁶ bytes. */
  readonly maksMB: number;
  /** Letters and digits; made part of the MIME boundary. */
  readonly boundary: string;
};

/** A letter, ready to be signed: one MIME entity per mail. */
export type Letter = {
  readonly klageJson: Buffer;
  readonly dele: readonly Del[];
};

export type Del = {
  readonly nr: number;
  readonly af: number;
  readonly tekst: string;
  readonly mime: Chunks;
};

/** Room for "del n af m" and "i del n", which are written when the number of parts is known. */
const PART_WORDS_BYTES_MAX = 1_024;

/** Writes the letter of a klage: text, klage.json and bilag, in as many mails as the size asks. */
export function composeLetter(input: LetterInput, packing: Packing): Letter {
  const json = klageJson(input);
  const boundary = `=_klage_${packing.boundary}`;
  const groups = share(input, json, { ...packing, boundary });
  const delOf = (bilag: Bilag) => groups.findIndex((group) => group.includes(bilag)) + 1;
  const dele = groups.map((bilag, i) => {
    const place = { nr: i + 1, af: groups.length };
    const tekst = letterText(input, { ...place, delOf });
    return { ...place, tekst, mime: composeMime({ tekst, klageJson: json, bilag }, boundary) };
  });
  return { klageJson: json, dele };
}

/**
 * The citizen's own copy as one MIME entity: the same letter and files, without the modtager's
 * registration code.
 */
export function composeOwnCopy(input: LetterInput, boundary: string): Chunks {
  const own = { ...input, registreringskode: null };
  const tekst = letterText(own, { nr: 1, af: 1, delOf: () => 1 });
  const { bilag } = own;
  return composeMime({ tekst, klageJson: klageJson(own), bilag }, `=_klage_${boundary}`);
}

function share(input: LetterInput, json: Buffer, packing: Packing): Bilag[][] {
  if (input.bilag.length === 0) return [[]];
  const tekst = letterText(input, { nr: 1, af: 1, delOf: () => 1 });
  const empty = composeMime({ tekst, klageJson: json, bilag: [] }, packing.boundary);
  const files = input.bilag.map((bilag) => ({
    bilag,
    mimeBytes: bilagPart(bilag, packing.boundary).bytes,
  }));
  const groups = splitBilag(files, empty.bytes + PART_WORDS_BYTES_MAX, packing.maksMB);
  return groups.map((group) => group.map(({ bilag }) => bilag));
}
