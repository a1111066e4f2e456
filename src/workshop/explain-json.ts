import type { Knowledge } from './complete-json.ts';
import { idsAt } from './known-ids.ts';
import { schemaAt } from './schema-at.ts';
import { tokenAt } from './spot-at.ts';

/** What stands at a place, for a person: where it is, what it is called, what it is for. */
export type Explanation = {
  readonly from: number;
  readonly to: number;
  /** The way there: `regler › 3 › naar › emne › 1`, lists counted from 1. */
  readonly place: string;
  /** What an id, a question or an answer is called in words, or ''. */
  readonly name: string;
  /** The schema's sentence about it, or about the nearest thing around it that has one. */
  readonly about: string;
};

/** Explains the key or value at `pos` of a rule file's text; null where none stands. */
export function explainJson(
  text: string,
  pos: number,
  { fil, schema, known, words }: Knowledge,
): Explanation | null {
  const token = tokenAt(text, pos);
  if (token === null) return null;
  const { from, to, path } = token;
  const place = path.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' › ');
  const question = path.findLast((step) => typeof step === 'string') ?? '';
  const id = idsAt(known, fil, path).find((candidate) => candidate.id === token.text);
  const word = token.role === 'key' ? words[token.text] : words[`${question}/${token.text}`];
  const depths = path.map((_, i) => path.slice(0, path.length - i));
  const told = depths.map((upTo) => schemaAt(schema, upTo)?.description ?? null);
  return {
    from,
    to,
    place,
    name: id?.navn ?? word ?? '',
    about: told.find((sentence) => sentence !== null) ?? '',
  };
}
