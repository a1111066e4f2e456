import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeLetter } from '../../../functions/letter/compose-letter.ts';
import { mailBytesMax, splitBilag } from '../../../functions/letter/split-bilag.ts';
import {
  MAIL_FROM,
  makePair,
  POSTKASSE,
  recipientOf,
  sealLetter,
  signerOf,
} from '../seal/sealing-kit.ts';
import { bilagOf, sampleLetter } from './sample-letter.ts';

const MB_BYTES = 1_000_000;

test('every file is in exactly one part, and no part exceeds the limit unless one file alone does', () => {
  const file = fc.integer({ min: 0, max: 12_000_000 }).map((mimeBytes) => ({ mimeBytes }));
  const files = fc.array(file, { maxLength: 10 });
  const run = fc.property(files, fc.integer({ min: 1, max: 40 }), (given, maksMB) => {
    const fixedBytes = 50_000;
    const parts = splitBilag(given, fixedBytes, maksMB);
    expect(new Set(parts.flat())).toEqual(new Set(given));
    expect(parts.flat()).toHaveLength(given.length);
    for (const part of parts) {
      const bytes = fixedBytes + part.reduce((sum, { mimeBytes }) => sum + mimeBytes, 0);
      if (part.length > 1) expect(mailBytesMax(bytes)).toBeLessThanOrEqual(maksMB * MB_BYTES);
    }
    expect(parts.length).toBeLessThanOrEqual(Math.max(1, given.length));
  });
  fc.assert(run, { numRuns: 500 });
});

test('no bilag is one part, and what fits is not split', () => {
  expect(splitBilag([], 1_000, 25)).toEqual([[]]);
  const ten = Array.from({ length: 10 }, () => ({ mimeBytes: 1_000_000 }));
  expect(splitBilag(ten, 1_000, 25)).toHaveLength(1);
});

test('sealed parts stay below the limit, list every bilag, and carry each once', async () => {
  const signer = signerOf(await makePair('rsa-3072', { use: 'sign', address: MAIL_FROM }, null));
  const pair = await makePair('rsa-4096', { use: 'receive', address: POSTKASSE }, null);
  const bilag = [400_000, 90_000, 420_000, 10, 300_000].map((size, i) =>
    bilagOf(`bilag ${i}.pdf`, randomBytes(size)),
  );
  const recipient = recipientOf(pair, 'gcm-oaep');
  const { letter, mails } = await sealLetter(sampleLetter({ bilag }), signer, {
    recipient,
    maksMB: 1,
  });
  expect(letter.dele.map(({ nr, af }) => [nr, af])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  for (const { eml } of mails) expect(eml.length).toBeLessThanOrEqual(MB_BYTES);
  for (const { nr, tekst } of letter.dele) {
    expect(tekst).toContain(`Dette er del ${nr} af 3.`);
    for (const { navn } of bilag) expect(tekst).toContain(navn);
  }
  expect(letter.dele[0]?.tekst).toMatch(/bilag 2\.pdf \(.*, i del 2\)/);
  for (const { navn } of bilag) {
    const carriers = mails.filter(({ mime }) => mime.includes(`filename="${navn}"`));
    expect(carriers).toHaveLength(1);
  }
});

test('bilag take 1.87 times their size on the wire', () => {
  const input = sampleLetter({ bilag: [bilagOf('a.pdf', Buffer.alloc(10_000_000))] });
  const [del] = composeLetter(input, { maksMB: 25, boundary: '1' }).dele;
  expect(mailBytesMax(del?.mime.bytes ?? 0) / 10_000_000).toBeCloseTo(1.87, 1);
});
