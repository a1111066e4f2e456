import type { Readable } from 'node:stream';
import { readBytes } from './read-bytes.ts';

/** Every text field at its longest, escaped, is far below. */
const JSON_BYTES_MAX = 1_000_000;
/** A string, and whether a colon makes it a key. */
const STRINGS = /"((?:[^"\\]|\\.)*)"\s*(:?)/g;

export type JsonBody =
  | { readonly kind: 'json'; readonly fields: ReadonlyMap<string, unknown> }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-large' };

/**
 * Reads a body that must be one flat JSON object. A key given twice is malformed: JSON.parse would
 * keep the last one in silence, another reader the first (ASVS 1.5.3).
 */
export async function readJsonBody(body: Readable): Promise<JsonBody> {
  const bytes = await readBytes(body, JSON_BYTES_MAX);
  if (bytes === null) return { kind: 'too-large' };
  const text = decode(bytes);
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || hasTwice(text)) {
    return { kind: 'malformed' };
  }
  return { kind: 'json', fields: new Map(Object.entries(value)) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes that are no UTF-8 become nothing, which no JSON is: a guess would change the words. */
function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return '';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keys are compared as what they mean: `a` and `\u0061` are the same key. */
function hasTwice(text: string): boolean {
  const seen = new Set<unknown>();
  // One after the other: a body of empty strings has more than fit in memory side by side.
  for (const [, key, colon] of text.matchAll(STRINGS)) {
    if (colon !== ':') continue;
    const name: unknown = JSON.parse(`"${key}"`);
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}
