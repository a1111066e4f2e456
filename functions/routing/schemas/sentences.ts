import type * as v from 'valibot';
import { didYouMean } from '../nearest.ts';

type Issue = v.BaseIssue<unknown>;

/** What to say of an object: no object at all, an unknown key, or a missing one. */
export function objectSentence(issue: Issue, known: readonly string[]): string {
  const key = issue.path?.at(-1)?.key;
  if (issue.expected === 'Object') return kindSentence('nøgler og værdier i { }')(issue);
  if (issue.expected !== 'never') return `Nøglen »${key}« mangler. Tilføj den.`;
  const near = didYouMean(String(key), known);
  const cure = near === '' ? ` Slet den. Her kan stå: ${known.join(', ')}.` : near;
  return `Nøglen »${shortened(String(key))}« kendes ikke her.${cure}`;
}

/** What to say of a list where an object belongs. */
export const LIST_FOR_OBJECT =
  'Her skal stå nøgler og værdier i { }, men her står en liste i [ ]. Ret det.';

/** What to say of a value that is none of the known ones. */
export function choiceSentence(known: readonly string[]): (issue: Issue) => string {
  return ({ input }) => {
    const near = typeof input === 'string' ? didYouMean(input, known) : '';
    return `${shown(input)} kendes ikke her.${near} Her kan stå: ${known.join(', ')}.`;
  };
}

/** What to say of a value of another kind than `expected`, which is a Danish noun phrase. */
export function kindSentence(expected: string): (issue: Issue) => string {
  return ({ input }) => `Her skal stå ${expected}, men her står ${shown(input)}. Ret det.`;
}

function shown(input: unknown): string {
  if (typeof input === 'string') return `»${shortened(input)}«`;
  if (Array.isArray(input)) return 'en liste';
  if (typeof input === 'object' && input !== null) return 'nøgler og værdier i { }';
  return String(input);
}

const SHOWN_CHARS_MAX = 60;

function shortened(text: string): string {
  return text.length > SHOWN_CHARS_MAX ? `${text.slice(0, SHOWN_CHARS_MAX)}…` : text;
}
