import { createHash } from 'node:crypto';
import type { DeliveryWorld } from '../../../functions/delivery/post.ts';
import { sendProevebrev } from '../../../functions/proevebrev/send-proevebrev.ts';
import { findProevebreve } from '../../../functions/register/proevebreve.ts';
import type { Recipient } from '../../../functions/seal/keyring.ts';
import { decryptCms } from '../../../functions/seal/open-cms.ts';
import { openSigned } from '../../../functions/seal/open-letter.ts';
import { decodeBody, openMime } from '../../../functions/seal/open-mime.ts';
import { MAIL_FROM, makePair, type Pair, recipientOf, signerOf } from '../seal/sealing-kit.ts';

const ISSUER = await makePair('p-256', { use: 'ca' }, null);
const SIGNER = await makePair('p-256', { use: 'sign', address: MAIL_FROM }, ISSUER);

/** A modtager's key pair, and how letters to it are sealed. */
export async function someRecipient(changes: Partial<Recipient> = {}) {
  const pair = await makePair('p-256', { use: 'receive', address: 'sof@kommune.example' }, ISSUER);
  const recipient = { ...recipientOf(pair, 'gcm-oaep'), modtager: 'SOF', ...changes };
  return { pair, recipient };
}

/** The world with a keyring of just these recipients. */
export function withKeys<World extends DeliveryWorld>(
  world: World,
  recipients: () => readonly Recipient[],
) {
  const of = (modtager: string) => recipients().filter((one) => one.modtager === modtager);
  const keyring = () => ({
    signer: signerOf(SIGNER),
    recipient: (modtager: string) => of(modtager)[0] ?? null,
    recipients: of,
    lastingLongest: (modtager: string) => of(modtager)[0]?.certificate ?? null,
  });
  return { ...world, keyring };
}

type ProofWorld = ReturnType<typeof withKeys>;

/** Sends a prøvebrev, as yet unattempted. */
export function sent(world: ProofWorld, recipient: Recipient): Promise<string> {
  return sendProevebrev(world, recipient, 'drift:test');
}

export async function rowOf(world: Pick<ProofWorld, 'db'>, nummer: string) {
  const [row] = await findProevebreve(world.db, [nummer]);
  if (row === undefined) throw new Error(`${nummer} is not there.`);
  return row;
}

/** What somebody at the modtager reads in the mail. */
export function readByModtager(raw: string, { key, certificate }: Pair) {
  const signed = decryptCms(decodeBody(openMime(Buffer.from(raw))), { key, certificate });
  const { tekst, klageJson: fil, underskrevetAf } = openSigned(signed);
  const kode = /koden: (\S+)/.exec(tekst)?.[1] ?? '';
  return { tekst, fil, underskrevetAf, kode };
}

export const fingerprint = ({ certificate }: Recipient) =>
  createHash('sha256').update(certificate.raw).digest('hex');
