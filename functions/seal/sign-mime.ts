import { createHash, type KeyObject, sign } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { base64Lines } from '../letter/base64-lines.ts';
import { type Chunks, held, joinChunks } from '../letter/chunks.ts';
import { certificateFacts } from './certificate.ts';
import {
  contextTag,
  DER_NULL,
  der,
  derOid,
  derSequence,
  derSetOf,
  derSmallInteger,
  derTime,
  TAG,
} from './der.ts';
import { TURN_BYTES } from './encrypt-for.ts';
import type { Signer } from './keyring.ts';
import { OID } from './oids.ts';

export type Signing = {
  readonly signer: Signer;
  /** The signing time inside the signature. */
  readonly at: Date;
  /** Letters, digits, `=` and `_`; must not occur in the content. */
  readonly boundary: string;
};

const DATA = derOid(OID.data);
const SIGNED_DATA = derOid(OID.signedData);
const CONTENT_TYPE = derOid(OID.contentType);
const SIGNING_TIME = derOid(OID.signingTime);
const MESSAGE_DIGEST = derOid(OID.messageDigest);
const SHA256 = derSequence(derOid(OID.sha256), DER_NULL);
const RSA_SHA256 = derSequence(derOid(OID.rsaEncryption), DER_NULL);
const ECDSA_SHA256 = derSequence(derOid(OID.ecdsaWithSha256));

/**
 * A MIME entity (CRLF lines, closed by CRLF) as multipart/signed: the entity unchanged, and beside
 * it a detached CMS signature (RFC 8551 §3.5.3) with SHA-256 and the signer's certificates inside.
 */
export async function signMime(mime: Chunks, signing: Signing): Promise<Chunks> {
  const signature = signedData(await digest(mime), signing);
  const { boundary } = signing;
  const head = [
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature";',
    ` micalg=sha-256; boundary="${boundary}"`,
    'MIME-Version: 1.0',
    '',
    `--${boundary}`,
    '',
  ].join('\r\n');
  const between = [
    '',
    `--${boundary}`,
    'Content-Type: application/pkcs7-signature; name="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7s"',
    '',
    '',
  ].join('\r\n');
  const signed = joinChunks([
    Buffer.from(head),
    mime,
    Buffer.from(between),
    ...base64Lines(joinChunks([signature])),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return held(signed);
}

async function digest(mime: Chunks): Promise<Buffer> {
  const hash = createHash('sha256');
  let sinceTurn = 0;
  for (const chunk of mime) {
    hash.update(chunk);
    sinceTurn += chunk.byteLength;
    if (sinceTurn >= TURN_BYTES) {
      sinceTurn = 0;
      await turn();
    }
  }
  return hash.digest();
}

/** SignedData without the content (RFC 5652 §5.1). */
function signedData(messageDigest: Uint8Array, { signer, at }: Signing): Buffer {
  const certificates = derSetOf(...[signer.certificate, ...signer.chain].map((one) => one.raw));
  const signed = derSequence(
    derSmallInteger(1),
    derSetOf(SHA256),
    derSequence(DATA),
    retagged(certificates, contextTag(0)),
    derSetOf(signerInfo(messageDigest, signer, at)),
  );
  return derSequence(SIGNED_DATA, der(contextTag(0), signed));
}

/** What is signed is the attributes as a SET; what is written is the same under `[0]` (§5.4). */
function signerInfo(messageDigest: Uint8Array, signer: Signer, at: Date): Buffer {
  const attributes = derSetOf(
    derSequence(CONTENT_TYPE, derSetOf(DATA)),
    derSequence(SIGNING_TIME, derSetOf(derTime(at))),
    derSequence(MESSAGE_DIGEST, derSetOf(der(TAG.octetString, messageDigest))),
  );
  return derSequence(
    derSmallInteger(1),
    derSequence(issuerAndSerial(signer)),
    SHA256,
    retagged(attributes, contextTag(0)),
    signer.key.asymmetricKeyType === 'rsa' ? RSA_SHA256 : ECDSA_SHA256,
    der(TAG.octetString, sign('sha256', attributes, signingKey(signer.key))),
  );
}

/** `[n] IMPLICIT`: the same value under another tag. */
function retagged(value: Uint8Array, tag: number): Buffer {
  const copy = Buffer.from(value);
  copy[0] = tag;
  return copy;
}

const identities = new WeakMap<Signer, Buffer>();

function issuerAndSerial(signer: Signer): Buffer {
  const known = identities.get(signer) ?? certificateFacts(signer.certificate).issuerAndSerial;
  identities.set(signer, known);
  return known;
}

function signingKey(key: KeyObject): KeyObject {
  const { asymmetricKeyType } = key;
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ec') return key;
  throw new Error('Cannot sign: the key of SIGNING_KEY must be RSA or an elliptic curve.');
}
