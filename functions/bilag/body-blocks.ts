import type { Readable } from 'node:stream';

const FIRST_BLOCK_BYTES = 8 * 1024;
const BLOCK_BYTES = 64 * 1024;

/**
 * The body in full blocks, whatever pieces it came in: thirty million one-byte pieces would
 * otherwise be thirty million objects. Whoever stops early leaves the stream open, so that an
 * answer can still be sent on its socket. Throws when the sender goes away before the end.
 */
export async function* bodyBlocks(body: Readable): AsyncGenerator<Buffer, void, void> {
  let block = Buffer.allocUnsafeSlow(FIRST_BLOCK_BYTES);
  let filled = 0;
  for await (const piece of pieces(body)) {
    for (let at = 0; at < piece.length; ) {
      const copied = piece.copy(block, filled, at);
      at += copied;
      filled += copied;
      if (filled === block.length) {
        yield block;
        block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

async function* pieces(body: Readable): AsyncGenerator<Buffer, void, void> {
  const iterator: AsyncIterable<unknown> = body.iterator({ destroyOnReturn: false });
  for await (const piece of iterator) {
    if (!Buffer.isBuffer(piece)) throw new TypeError('A request body must be a stream of bytes.');
    yield piece;
  }
}
