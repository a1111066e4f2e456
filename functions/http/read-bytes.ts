import type { Readable } from 'node:stream';
import { bodyBlocks } from '../bilag/body-blocks.ts';

/**
 * A whole body of at most `bytesMax`, or null when it is larger: stops at the limit and leaves the
 * connection open, so that the answer is seen.
 */
export async function readBytes(body: Readable, bytesMax: number): Promise<Buffer | null> {
  const blocks: Buffer[] = [];
  let bytes = 0;
  for await (const block of bodyBlocks(body)) {
    bytes += block.length;
    if (bytes > bytesMax) return null;
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}
