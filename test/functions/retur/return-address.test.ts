import { expect, test } from 'vitest';
import { isEnvelopeAddress } from '../../../functions/mail/envelope-address.ts';
import {
  isOurs,
  type ReturnKey,
  readReturnAddress,
  returnAddress,
} from '../../../functions/retur/return-address.ts';

const KEY: ReturnKey = { nummer: 'K-2026-2222223', secret: Buffer.alloc(32, 7) };
const FROM = 'klagevej@kommune.example';

const claimed = (address: string) => {
  const read = readReturnAddress(address);
  if (read === null) throw new Error(`${address} names no attempt.`);
  return read;
};

test('an attempt has an address of its own, which is read back and known to be ours', () => {
  const address = returnAddress({ forsendelse: 12, forsoeg: 3 }, KEY, FROM);
  expect(address).toMatch(/^retur\+12\.3\.[0-9a-f]{24}@kommune\.example$/);
  expect(claimed(address)).toMatchObject({ forsendelse: 12, forsoeg: 3 });
  expect(isOurs(claimed(address), KEY)).toBe(true);
  expect(returnAddress({ forsendelse: 12, forsoeg: 4 }, KEY, FROM)).not.toBe(address);
});

test('case is no difference: relays change it', () => {
  const address = returnAddress({ forsendelse: 12, forsoeg: 3 }, KEY, FROM).toUpperCase();
  expect(isOurs(claimed(address), KEY)).toBe(true);
});

test('the largest address is still one that every mail server takes', () => {
  const largest = { forsendelse: 999_999_999_999_999, forsoeg: 999_999_999 };
  const address = returnAddress(largest, KEY, FROM);
  expect(address.indexOf('@')).toBeLessThanOrEqual(64);
  expect(isEnvelopeAddress(address)).toBe(true);
  expect(claimed(address)).toMatchObject(largest);
});

test.each([
  ['another attempt', { forsoeg: 4 }, KEY],
  ['another row', { forsendelse: 13 }, KEY],
  ['another klage that got the same row after a restore', {}, { ...KEY, nummer: 'K-2026-2222224' }],
  ['another secret', {}, { ...KEY, secret: Buffer.alloc(32, 8) }],
  ['another last digit', { mac: '0'.repeat(24) }, KEY],
])('%s makes it a forgery', (_what, changes, key) => {
  const address = returnAddress({ forsendelse: 12, forsoeg: 3 }, KEY, FROM);
  expect(isOurs({ ...claimed(address), ...changes }, key)).toBe(false);
});

test.each([
  'klagevej@kommune.example',
  'retur@kommune.example',
  'retur+1.1.abc@kommune.example',
  `retur+0.1.${'a'.repeat(24)}@kommune.example`,
  `retur+1.1.${'a'.repeat(24)}`,
  `retur+1.1.${'g'.repeat(24)}@kommune.example`,
  `xretur+1.1.${'a'.repeat(24)}@kommune.example`,
  `retur+${'9'.repeat(40)}.1.${'a'.repeat(24)}@kommune.example`,
  '',
])('"%s" names no attempt', (address) => {
  expect(readReturnAddress(address)).toBeNull();
});
