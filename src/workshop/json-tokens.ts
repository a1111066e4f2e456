/** The steps from a file's root to a value. */
export type Path = readonly (string | number)[];

/** What may come next in the text, and in which object or list. */
export type Situation = {
  readonly wants: 'key' | 'colon' | 'value' | 'comma';
  /** The object or list, then the key or number of the member one is at. */
  readonly path: Path;
  /** Where the object or list begins; -1 outside of all. */
  readonly begins: number;
};

/** One word of JSON. */
export type JsonToken = {
  readonly role: 'key' | 'value' | 'sign';
  readonly from: number;
  readonly to: number;
  /** What a string says; other words as they are. */
  readonly text: string;
  /** Whether it is a string whose last quotation mark is there. */
  readonly isClosed: boolean;
  /** Of a value or a key: where it stands. Of a sign: of its object or list. */
  readonly path: Path;
  readonly before: Situation;
  readonly after: Situation;
};

type Frame = {
  readonly isObject: boolean;
  readonly begins: number;
  readonly path: Path;
  step: string | number | null;
  wants: Situation['wants'];
};

/** A string (perhaps not ended on its line), a sign, or a word such as `true` or `12`. */
const TOKEN = /"(?:[^"\\\n]|\\[^\n])*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;

const CLOSED = /^"(?:[^"\\]|\\.)*"$/;

/**
 * The words of a JSON text in their order, each with its place. The text may be half written: what
 * does not fit is passed over, so that an editor can help while one types.
 */
export function* readTokens(text: string): Generator<JsonToken> {
  const frames: Frame[] = [{ isObject: false, begins: -1, path: [], step: null, wants: 'value' }];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    const before = situationOf(frame);
    const role = roleOf(raw, frame);
    const path = role === 'sign' ? frame.path : memberPath(frame, role === 'key' ? raw : null);
    step(frames, { raw, index });
    const after = situationOf(frames.at(-1) ?? frame);
    const isClosed = CLOSED.test(raw);
    const to = index + raw.length;
    yield { role, from: index, to, text: said(raw), isClosed, path, before, after };
  }
}

/** What a string between quotation marks says; other words as they are. */
export function said(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  try {
    const value: unknown = JSON.parse(raw.length > 1 && raw.endsWith('"') ? raw : `${raw}"`);
    return String(value);
  } catch {
    return raw.slice(1);
  }
}

function roleOf(raw: string, frame: Frame): JsonToken['role'] {
  if (/^[{}[\]:,]$/.test(raw)) return 'sign';
  return frame.isObject && frame.wants === 'key' ? 'key' : 'value';
}

function situationOf(frame: Frame): Situation {
  const { wants, begins } = frame;
  const path = wants === 'key' || frame.step === null ? frame.path : memberPath(frame, null);
  return { wants, begins, path };
}

function memberPath({ path, step }: Frame, key: string | null): Path {
  if (key !== null) return [...path, said(key)];
  return step === null ? path : [...path, step];
}

/** Moves on past one word. */
function step(
  frames: Frame[],
  { raw, index }: { readonly raw: string; readonly index: number },
): void {
  const frame = frames.at(-1);
  if (frame === undefined) return;
  if (raw === '{' || raw === '[') {
    const path = memberPath(frame, null);
    frame.wants = 'comma';
    frames.push(opened(raw, index, path));
  } else if (raw === '}' || raw === ']') {
    if (frames.length > 1) frames.pop();
  } else if (raw === ',') {
    if (typeof frame.step === 'number') frame.step += 1;
    frame.wants = frame.isObject ? 'key' : 'value';
  } else if (raw === ':') {
    frame.wants = 'value';
  } else if (frame.isObject && frame.wants === 'key') {
    frame.step = said(raw);
    frame.wants = 'colon';
  } else {
    frame.wants = 'comma';
  }
}

function opened(sign: '{' | '[', begins: number, path: Path): Frame {
  const isObject = sign === '{';
  return { isObject, begins, path, step: isObject ? null : 0, wants: isObject ? 'key' : 'value' };
}
