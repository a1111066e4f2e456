/**
 * Bytes in pieces, walkable more than once; what is large (bilag) is encoded anew on each walk, so
 * that a letter of 30 MB is never held as a whole beside its own encryption.
 */
export type Chunks = Iterable<Uint8Array> & {
  /** Exact length of all pieces together. */
  readonly bytes: number;
};

/** Pieces in a row as one. */
export function joinChunks(parts: readonly (Uint8Array | Chunks)[]): Chunks {
  const bytes = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  return { bytes, [Symbol.iterator]: () => walk(parts) };
}

/** Up to here a letter is cheaper to hold than to encode again for each reader. */
const HELD_BYTES_MAX = 256 * 1024;

/** The same bytes: in one piece when they are few, else unchanged. */
export function held(chunks: Chunks): Chunks {
  return chunks.bytes > HELD_BYTES_MAX ? chunks : joinChunks([toBuffer(chunks)]);
}

/** All pieces as one Buffer; for what is small, and for tests. */
export function toBuffer(chunks: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...chunks]);
}

function sizeOf(part: Uint8Array | Chunks): number {
  return part instanceof Uint8Array ? part.byteLength : part.bytes;
}

function* walk(parts: readonly (Uint8Array | Chunks)[]): Generator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Uint8Array) yield part;
    else yield* part;
  }
}
