import type { Chunks } from './chunks.ts';

/** RFC 2045 §6.8: at most 76 characters a line, which are 57 bytes. */
const LINE_BYTES = 57;
const LINE_PAIRS = 39;
/** Lines encoded at once: pieces of 80 kB keep memory flat and the calls few. */
const SLAB_LINES = 1024;
const GROUP_BYTES = 3;
const GROUP_CHARS = 4;
const CRLF = '\r\n';

/** Two base64 characters for every 12 bits, in the machine's own byte order. */
const PAIRS = pairTable();
const CRLF_PAIR = pairOf(CRLF);

/** Base64 in lines of 76 characters, each closed by CRLF, made while it is walked. */
export function base64Lines(source: Chunks): Chunks {
  return { bytes: base64LinesBytes(source.bytes), [Symbol.iterator]: () => encode(source) };
}

/** The exact size of {@link base64Lines} of `bytes` bytes. */
export function base64LinesBytes(bytes: number): number {
  const chars = Math.ceil(bytes / GROUP_BYTES) * GROUP_CHARS;
  return chars + Math.ceil(bytes / LINE_BYTES) * CRLF.length;
}

function* encode(source: Iterable<Uint8Array>): Generator<Uint8Array> {
  let carry = Buffer.alloc(0);
  for (const chunk of source) {
    let from = 0;
    if (carry.length > 0) {
      from = Math.min(LINE_BYTES - carry.length, chunk.length);
      carry = Buffer.concat([carry, chunk.subarray(0, from)]);
      if (carry.length < LINE_BYTES) continue;
      yield encodeLines(carry, 0, 1);
    }
    yield* encodeSlabs(chunk, from);
    carry = Buffer.from(chunk.subarray(chunk.length - ((chunk.length - from) % LINE_BYTES)));
  }
  if (carry.length > 0) yield Buffer.from(carry.toString('base64') + CRLF, 'latin1');
}

function* encodeSlabs(chunk: Uint8Array, from: number): Generator<Uint8Array> {
  let left = Math.floor((chunk.length - from) / LINE_BYTES);
  let at = from;
  while (left > 0) {
    const lines = Math.min(left, SLAB_LINES);
    yield encodeLines(chunk, at, lines);
    at += lines * LINE_BYTES;
    left -= lines;
  }
}

/** The inner loop: two table look-ups for three bytes, nothing allocated on the way. */
function encodeLines(source: Uint8Array, from: number, lines: number): Uint8Array {
  const pairs = new Uint16Array(lines * LINE_PAIRS);
  let at = from;
  let to = 0;
  for (let line = 0; line < lines; line += 1) {
    const end = at + LINE_BYTES;
    while (at < end) {
      const first = source[at] ?? 0;
      const second = source[at + 1] ?? 0;
      const third = source[at + 2] ?? 0;
      pairs[to] = PAIRS[(first << 4) | (second >> 4)] ?? 0;
      pairs[to + 1] = PAIRS[((second & 15) << 8) | third] ?? 0;
      at += GROUP_BYTES;
      to += 2;
    }
    pairs[to] = CRLF_PAIR;
    to += 1;
  }
  return new Uint8Array(pairs.buffer);
}

function pairTable(): Uint16Array {
  const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const table = new Uint16Array(symbols.length ** 2);
  [...symbols].forEach((high, i) => {
    [...symbols].forEach((low, j) => {
      table[i * symbols.length + j] = pairOf(high + low);
    });
  });
  return table;
}

function pairOf(two: string): number {
  const bytes = new Uint8Array([two.charCodeAt(0), two.charCodeAt(1)]);
  return new Uint16Array(bytes.buffer)[0] ?? 0;
}
