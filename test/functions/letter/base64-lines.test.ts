import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Lines, base64LinesBytes } from '../../../functions/letter/base64-lines.ts';
import { joinChunks, toBuffer } from '../../../functions/letter/chunks.ts';

/** The plain way, by a regular expression. */
function expected(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return lines.map((line) => `${line}\r\n`).join('');
}

test('bytes cut anywhere give the same lines as in one piece', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 });
  const run = fc.property(pieces, (chunks) => {
    const lines = base64Lines(joinChunks(chunks));
    expect(toBuffer(lines).toString('latin1')).toBe(expected(Buffer.concat(chunks)));
  });
  fc.assert(run, { numRuns: 500 });
});

test('the length is right without encoding', () => {
  for (let bytes = 0; bytes < 400; bytes += 1) {
    expect(base64LinesBytes(bytes)).toBe(expected(Buffer.alloc(bytes)).length);
  }
});

test('a large piece comes in small ones and can be walked again', () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251));
  const lines = base64Lines(joinChunks([bytes]));
  const sizes = [...lines].map((chunk) => chunk.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000);
  expect(toBuffer(lines).toString('latin1')).toBe(expected(bytes));
});
