import type { Readable } from 'node:stream';

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
  const text = await readText(body);
  if (text === null) return { kind: 'too-large' };
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || hasTwice(text)) {
    return { kind: 'malformed' };
  }
  return { kind: 'json', fields: new Map(Object.entries(value)) };
}

async function readText(body: Readable): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > JSON_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
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
  const keys = [...text.matchAll(STRINGS)]
    .filter(([, , colon]) => colon === ':')
    .map(([, key]) => JSON.parse(`"${key}"`));
  return new Set(keys).size < keys.length;
}
