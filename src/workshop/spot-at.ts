import { type JsonToken, type Path, readTokens, type Situation } from './json-tokens.ts';

/** Where one stands in a JSON text, and what of it a completion would replace. */
export type Spot = {
  readonly role: 'key' | 'value';
  /** Of a key: the object it belongs to. Of a value: the value. */
  readonly path: Path;
  readonly from: number;
  readonly to: number;
  /** What stands there now, without quotation marks. */
  readonly typed: string;
  /** Keys the object has beside the one typed here. */
  readonly present: readonly string[];
  /** Whether a colon follows: then a completed key brings none. */
  readonly hasColon: boolean;
};

/** The spot at `pos` (UTF-16 units from the start), or null where neither key nor value belongs. */
export function spotAt(text: string, pos: number): Spot | null {
  const tokens = [...readTokens(text)];
  const at = tokens.findIndex((token) => isInside(token, pos));
  const before = tokens.findLastIndex(({ to }) => to <= pos);
  const token = tokens[at];
  const situation = token?.before ?? tokens[before]?.after ?? START;
  const role = roleIn(situation);
  if (role === null) return null;
  const next = tokens[(token === undefined ? before : at) + 1];
  return {
    role,
    path: situation.path,
    from: token?.from ?? pos,
    to: token?.to ?? pos,
    typed: token?.text ?? '',
    present: role === 'key' ? keysIn(tokens, situation.begins, token) : [],
    hasColon: next?.text === ':' && next.role === 'sign',
  };
}

/** The value or key that stands at `pos`, for an explanation; `path` is its own. */
export function tokenAt(text: string, pos: number): JsonToken | null {
  for (const token of readTokens(text)) {
    if (token.from > pos) return null;
    if (token.to >= pos && token.role !== 'sign') return token;
  }
  return null;
}

const START: Situation = { wants: 'value', path: [], begins: -1 };

/** At its very end a word is still being typed; a string that has ended is not. */
function isInside({ role, from, to, isClosed }: JsonToken, pos: number): boolean {
  return role !== 'sign' && from < pos && (isClosed ? pos < to : pos <= to);
}

function roleIn({ wants }: Situation): Spot['role'] | null {
  return wants === 'key' || wants === 'value' ? wants : null;
}

function keysIn(
  tokens: readonly JsonToken[],
  begins: number,
  typed: JsonToken | undefined,
): readonly string[] {
  return tokens
    .filter((token) => token.role === 'key' && token.before.begins === begins && token !== typed)
    .map(({ text }) => text);
}
