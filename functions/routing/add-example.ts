import { placeKey } from './fejl.ts';
import { placesIn, readJson } from './read-json.ts';
import type { Eksempel } from './rule-set.ts';

/** The text with the example in it, and the line on which it begins. */
export type AddedExample = { readonly text: string; readonly linje: number };

/**
 * Puts an example last among those of a rule; every other byte of regler.json stays as it is.
 * Null when the text cannot be read, or has no such rule with a list of examples.
 */
export function addExample(text: string, regel: string, eksempel: Eksempel): AddedExample | null {
  const open = openingBracket(text, regel);
  const close = open === -1 ? -1 : closingBracket(text, open);
  if (close === -1) return null;
  const list = text.slice(open + 1, close);
  const isEmpty = list.trim() === '';
  const outer = indentAt(text, open);
  const isSpread = !isEmpty && /^\s*\n/.test(list);
  const inner = isSpread ? indentAt(text, open + 1 + list.search(/\S/)) : `${outer}  `;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const written = JSON.stringify(eksempel, null, 2).replaceAll('\n', `${lineEnd}${inner}`);
  const before = text.slice(0, open + 1) + list.trimEnd();
  const begin = `${before}${isEmpty ? '' : ','}${lineEnd}`;
  return {
    text: `${begin}${inner}${written}${lineEnd}${outer}${text.slice(close)}`,
    linje: begin.split('\n').length,
  };
}

/** Where the list of a rule's examples opens; -1 when there is none. */
function openingBracket(text: string, regel: string): number {
  const json = readJson(text);
  const index = json.ok ? ruleIndex(json.value, regel) : -1;
  if (index === -1) return -1;
  const places = placesIn(text, 'regler.json');
  const key = places.get(placeKey('regler.json', ['regler', index, 'eksempler']));
  if (key === undefined) return -1;
  const at = offsetOf(text, key.linje, key.kolonne);
  const found = /^"eksempler"\s*:\s*\[/.exec(text.slice(at));
  return found === null ? -1 : at + found[0].length - 1;
}

function ruleIndex(value: unknown, regel: string): number {
  const regler = memberOf(value, 'regler');
  return Array.isArray(regler) ? regler.findIndex((one) => memberOf(one, 'id') === regel) : -1;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(key);
}

function offsetOf(text: string, linje: number, kolonne: number): number {
  let begin = 0;
  for (let line = 1; line < linje; line++) begin = text.indexOf('\n', begin) + 1;
  return begin + kolonne - 1;
}

/** Where the list that opens at `open` closes; what stands in strings is passed over. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(open).matchAll(/"(?:[^"\\]|\\.)*"|[[\]]/g)) {
    if (sign === '[') depth += 1;
    if (sign === ']') depth -= 1;
    if (depth === 0) return open + index;
  }
  return -1;
}

/** The blanks a line begins with, of the line that holds an offset. */
function indentAt(text: string, offset: number): string {
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(begin))?.[0] ?? '';
}
