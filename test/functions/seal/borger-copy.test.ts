import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { joinChunks } from '../../../functions/letter/chunks.ts';
import { openBorgerCopy, sealBorgerCopy } from '../../../functions/seal/borger-copy.ts';

const KODE = 'BCDFG-HJKLM-NPQRS-TVWXZ-23456-789BC';
const NUMMER = 'K-2026-7WX4K9P';
const KEY = { kode: KODE, nummer: NUMMER };
const KVITTERING = Buffer.from('{"svarfrist":"2026-03-17"}');
const BREVE = [randomBytes(5_000_003), Buffer.alloc(0), Buffer.from('sidste del')];

async function sealed(): Promise<Buffer> {
  const breve = BREVE.map((brev) => joinChunks([brev.subarray(0, 7), brev.subarray(7)]));
  return Buffer.concat(await sealBorgerCopy(KEY, { kvittering: KVITTERING, breve }, randomBytes));
}

test('the code opens the receipt and every letter, as they went in', async () => {
  const opened = openBorgerCopy(KEY, await sealed());
  expect(opened?.kvittering.equals(KVITTERING)).toBe(true);
  expect(opened?.breve.map((brev, i) => brev.equals(BREVE[i] ?? randomBytes(1)))).toEqual([
    true,
    true,
    true,
  ]);
});

test.each([
  'bcdfg hjklm npqrs tvwxz 23456 789bc',
  'BCDFGHJKLMNPQRSTVWXZ23456789BC',
  ' bcdfg–hjklm.npqrs\ttvwxz-23456-789bc\n',
])('the code opens it written like %j', async (kode) => {
  expect(openBorgerCopy({ kode, nummer: NUMMER }, await sealed())).not.toBeNull();
});

describe('nothing opens', () => {
  test.each([
    { what: 'with one symbol changed', key: { kode: KODE.replace('B', 'C'), nummer: NUMMER } },
    { what: 'with no code', key: { kode: '', nummer: NUMMER } },
    { what: 'under another number', key: { kode: KODE, nummer: 'K-2026-7WX4K9Q' } },
  ])('$what', async ({ key }) => {
    expect(openBorgerCopy(key, await sealed())).toBeNull();
  });

  test('when one bit was flipped, wherever it is', async () => {
    const whole = await sealed();
    for (const offset of [
      0,
      3,
      4,
      15,
      16,
      19,
      20,
      50,
      100_000,
      whole.length - 17,
      whole.length - 1,
    ]) {
      const changed = Buffer.from(whole);
      changed[offset] = (changed[offset] ?? 0) ^ 4;
      expect(openBorgerCopy(KEY, changed), `byte ${offset}`).toBeNull();
    }
  });

  test('when the end or everything is missing', async () => {
    const whole = await sealed();
    for (const bytes of [0, 3, 4, 16, 31, 32, 200, whole.length - 1]) {
      expect(openBorgerCopy(KEY, whole.subarray(0, bytes)), `${bytes} bytes`).toBeNull();
    }
  });
});

test('two copies of the same have nothing in common but the first four bytes', async () => {
  const [one, other] = [await sealed(), await sealed()];
  expect(one.subarray(0, 4).toString()).toBe('KVB1');
  expect(one.subarray(4, 16).equals(other.subarray(4, 16))).toBe(false);
  expect(one.subarray(16, 64).equals(other.subarray(16, 64))).toBe(false);
});
