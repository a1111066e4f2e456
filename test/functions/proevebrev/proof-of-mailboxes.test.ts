import { expect, test, vi } from 'vitest';
import {
  proofOfMailboxes,
  unprovenByModtager,
} from '../../../functions/proevebrev/proof-of-mailboxes.ts';
import { openProevebrev } from '../../../functions/register/proevebreve.ts';
import type { Recipient } from '../../../functions/seal/keyring.ts';
import { postWorld } from '../given/post.ts';
import { fingerprint, rowOf, sent, someRecipient, withKeys } from './given.ts';

/** Keys are made for each test, on two busy cores. */
vi.setConfig({ testTimeout: 30_000 });

/** SOF has opened a prøvebrev; what is sealed to can then be changed. */
async function provenSof() {
  const { recipient } = await someRecipient();
  let now: readonly Recipient[] = [recipient];
  const world = withKeys(await postWorld(), () => now);
  const nummer = await sent(world, recipient);
  const { kode_hash } = await rowOf(world, nummer);
  const open = (kodeHash = kode_hash) =>
    openProevebrev(world.db, { nummer, kodeHash, now: world.clock.now() });
  const change = (...recipients: readonly Recipient[]) => {
    now = recipients;
  };
  const sof = async () => {
    const proofs = await proofOfMailboxes(world);
    return proofs.filter(({ modtager }) => modtager === 'SOF');
  };
  return { recipient, world, open, change, sof };
}

test('a certificate is unproven until the code is entered, and then proven with the time', async () => {
  const { recipient, world, open, sof } = await provenSof();
  const fingeraftryk = fingerprint(recipient);
  expect(await sof()).toMatchObject([{ fingeraftryk, afproevet: null }]);
  expect(await open('f'.repeat(64))).toBeNull();
  expect(await sof()).toMatchObject([{ afproevet: null }]);
  const at = world.clock.now().toISOString();
  expect(await open()).toMatchObject({ tilstand: 'accepteret', aabnet: at });
  await world.clock.advance(1_000);
  expect(await open()).toMatchObject({ aabnet: at });
  expect(await sof()).toMatchObject([{ fingeraftryk, afproevet: at, sendt: at }]);
});

const other = await someRecipient();
const CHANGES = [
  ['certificate', { certificate: other.recipient.certificate }],
  ['address', { postkasse: 'ny@kommune.example' }],
  ['profile', { profil: 'cbc-pkcs1' }],
] as const;
test.each(CHANGES)('another %s is unproven again', async (_, changed) => {
  const { recipient, open, change, sof } = await provenSof();
  await open();
  change({ ...recipient, ...changed });
  expect(await sof()).toMatchObject([{ afproevet: null }]);
  change(recipient);
  expect(await sof()).toMatchObject([{ afproevet: expect.any(String) }]);
});

test('each certificate of a modtager is proven by itself; one without any is unproven', async () => {
  const { recipient, world, open, change, sof } = await provenSof();
  await open();
  change(recipient, other.recipient);
  expect(await sof()).toMatchObject([{ afproevet: expect.any(String) }, { afproevet: null }]);
  change();
  expect(await sof()).toMatchObject([{ fingeraftryk: null, afproevet: null }]);
  expect(unprovenByModtager(await proofOfMailboxes(world))).toEqual(
    new Map([
      ['SOF', 1],
      ['BORGERRAADGIVEREN', 1],
    ]),
  );
});

test('a code opens nothing when thirty days have passed', async () => {
  const { world, open, sof } = await provenSof();
  world.clock.set(new Date(world.clock.now().getTime() + 30 * 86_400_000));
  expect(await open()).toBeNull();
  expect(await sof()).toMatchObject([{ afproevet: null }]);
});
