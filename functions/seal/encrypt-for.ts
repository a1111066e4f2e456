import { type Cipheriv, createCipheriv } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Chunks } from '../letter/chunks.ts';
import {
  contextPrimitive,
  contextTag,
  der,
  derHead,
  derOid,
  derSequence,
  derSetOf,
  derSmallInteger,
  TAG,
} from './der.ts';
import type { Recipient } from './keyring.ts';
import { OID } from './oids.ts';
import { type KeyWrap, keyWrap, type Random } from './recipient-info.ts';

const KEY_BYTES = 32;
const GCM_NONCE_BYTES = 12;
const GCM_TAG_BYTES = 16;
const BLOCK_BYTES = 16;
/** After this much the event loop gets a turn: about 10 ms of work. */
export const TURN_BYTES = 4 * 1024 * 1024;

const DATA = derOid(OID.data);
const ENVELOPED = derOid(OID.envelopedData);
const AUTH_ENVELOPED = derOid(OID.authEnvelopedData);
const CBC = derOid(OID.aes256Cbc);
const GCM = derOid(OID.aes256Gcm);
/** A certificate's constants: made at its first letter, gone with the keyring that held it. */
const wraps = new WeakMap<Recipient, KeyWrap>();

/**
 * Seals `content` (a whole MIME entity) to one recipient as CMS in DER.
 * `gcm-oaep`: AuthEnvelopedData, AES-256-GCM (RFC 5083, 5084); `cbc-pkcs1`: EnvelopedData, AES-256-CBC.
 * RSA-OAEP-SHA256 or PKCS#1 v1.5 by profile; a P-256 key gets ECDH with AES-256 key wrap in both.
 * Holds no more than the result: `content` is walked once.
 */
export async function encryptFor(
  content: Chunks,
  recipient: Recipient,
  random: Random,
): Promise<Uint8Array[]> {
  const wrap = wraps.get(recipient) ?? keyWrap(recipient);
  wraps.set(recipient, wrap);
  const contentKey = random(KEY_BYTES);
  const recipientInfo = wrap.recipientInfo(contentKey, random);
  if (recipient.profil === 'gcm-oaep')
    return authEnveloped(content, { contentKey, recipientInfo, random });
  return enveloped(content, { contentKey, recipientInfo, random }, wrap.envelopedVersion);
}

type Keys = {
  readonly contentKey: Uint8Array;
  readonly recipientInfo: Uint8Array;
  readonly random: Random;
};

async function authEnveloped(content: Chunks, keys: Keys): Promise<Uint8Array[]> {
  const nonce = keys.random(GCM_NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.contentKey, nonce);
  const encrypted = await run(cipher, content);
  const algorithm = derSequence(
    GCM,
    derSequence(der(TAG.octetString, nonce), derSmallInteger(GCM_TAG_BYTES)),
  );
  const head = framed({
    type: AUTH_ENVELOPED,
    start: [derSmallInteger(0), derSetOf(keys.recipientInfo)],
    algorithm,
    encryptedBytes: content.bytes,
    endBytes: GCM_TAG_BYTES + derHead(TAG.octetString, GCM_TAG_BYTES).length,
  });
  return [head, ...encrypted, der(TAG.octetString, cipher.getAuthTag())];
}

async function enveloped(content: Chunks, keys: Keys, version: 0 | 2): Promise<Uint8Array[]> {
  const iv = keys.random(BLOCK_BYTES);
  const encrypted = await run(createCipheriv('aes-256-cbc', keys.contentKey, iv), content);
  const head = framed({
    type: ENVELOPED,
    start: [derSmallInteger(version), derSetOf(keys.recipientInfo)],
    algorithm: derSequence(CBC, der(TAG.octetString, iv)),
    encryptedBytes: (Math.floor(content.bytes / BLOCK_BYTES) + 1) * BLOCK_BYTES,
    endBytes: 0,
  });
  return [head, ...encrypted];
}

async function run(cipher: Cipheriv, content: Chunks): Promise<Uint8Array[]> {
  const encrypted: Uint8Array[] = [];
  let sinceTurn = 0;
  for (const chunk of content) {
    encrypted.push(cipher.update(chunk));
    sinceTurn += chunk.byteLength;
    if (sinceTurn >= TURN_BYTES) {
      sinceTurn = 0;
      await turn();
    }
  }
  encrypted.push(cipher.final());
  return encrypted;
}

type Frame = {
  readonly type: Uint8Array;
  /** Version and recipients. */
  readonly start: readonly Uint8Array[];
  readonly algorithm: Uint8Array;
  readonly encryptedBytes: number;
  /** What follows the encrypted content: the authentication tag. */
  readonly endBytes: number;
};

/** Everything before the encrypted bytes, from the inside out, since each head needs its length. */
function framed(frame: Frame): Buffer {
  const { encryptedBytes, endBytes } = frame;
  let head = derHead(contextPrimitive(0), encryptedBytes);
  const wrapIn = (tag: number, before: readonly Uint8Array[], after: number) => {
    const inner = Buffer.concat([...before, head]);
    head = Buffer.concat([derHead(tag, inner.length + encryptedBytes + after), inner]);
  };
  wrapIn(TAG.sequence, [DATA, frame.algorithm], 0);
  wrapIn(TAG.sequence, frame.start, endBytes);
  wrapIn(contextTag(0), [], endBytes);
  wrapIn(TAG.sequence, [frame.type], endBytes);
  return head;
}
