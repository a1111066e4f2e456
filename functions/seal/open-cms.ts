import {
  constants,
  createDecipheriv,
  createECDH,
  createHash,
  type KeyObject,
  privateDecrypt,
  verify,
  X509Certificate,
} from 'node:crypto';
import { member, type Node, readDer } from './asn1.ts';
import { certificateFacts } from './certificate.ts';
import { contextTag, derOid, TAG } from './der.ts';
import { OID } from './oids.ts';
import { agreementKek, P256 } from './recipient-info.ts';

/** The private half of a recipient: demo keys and throw-away keys only. */
export type RecipientKey = { readonly key: KeyObject; readonly certificate: X509Certificate };

const WRAP_IV = Buffer.alloc(8, 0xa6);
const P256_POINT_BYTES = 65;

/**
 * Opens what encrypt-for.ts sealed. Reads our own two CMS types, not all that CMS allows.
 * @throws Error when it is sealed to another certificate, or the bytes were changed.
 */
export function decryptCms(sealed: Uint8Array, recipient: RecipientKey): Buffer {
  const contentInfo = readDer(sealed);
  const type = member(contentInfo, 0);
  const [, recipients, encrypted, mac] = member(member(contentInfo, 1), 0).members;
  if (recipients === undefined || encrypted === undefined)
    throw new Error('This is no sealed CMS.');
  const contentKey = unwrapKey(member(recipients, 0), recipient);
  const parameters = member(member(encrypted, 1), 1);
  const content = member(encrypted, 2).content;
  if (isOid(type, OID.authEnvelopedData) && mac !== undefined) {
    const nonce = member(parameters, 0).content;
    const decipher = createDecipheriv('aes-256-gcm', contentKey, nonce, { authTagLength: 16 });
    decipher.setAuthTag(mac.content);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  }
  if (!isOid(type, OID.envelopedData)) throw new Error('This is no sealed CMS.');
  const decipher = createDecipheriv('aes-256-cbc', contentKey, parameters.content);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

/**
 * Verifies a detached signature as sign-mime.ts makes it: the digest of the content, and the
 * signature over it. The chain is not followed; whoever needs it asks `openssl cms -verify`.
 * @returns the signer's certificate. @throws Error when the content or signature was changed.
 */
export function verifyDetached(content: Uint8Array, signature: Uint8Array): X509Certificate {
  const signed = member(member(readDer(signature), 1), 0);
  const certificates = signed.members.find(({ tag }) => tag === contextTag(0));
  const signerInfo = member(member(signed, signed.members.length - 1), 0);
  const [, identifier, , attributes, , value] = signerInfo.members;
  if (identifier === undefined || attributes === undefined || value === undefined) {
    throw new Error('The signature is not as it must be.');
  }
  const signer = (certificates?.members ?? [])
    .map(({ raw }) => new X509Certificate(raw))
    .find((one) => certificateFacts(one).issuerAndSerial.equals(identifier.content));
  if (signer === undefined) throw new Error('The signature does not hold its certificate.');
  const asSet = Buffer.from(attributes.raw);
  asSet[0] = TAG.set;
  const sound = verify('sha256', asSet, signer.publicKey, value.content);
  const digest = createHash('sha256').update(content).digest();
  if (!sound || !digest.equals(messageDigest(attributes))) {
    throw new Error('The signature does not fit the letter: it was changed.');
  }
  return signer;
}

function messageDigest(attributes: Node): Uint8Array {
  const found = attributes.members.find((one) => isOid(member(one, 0), OID.messageDigest));
  return found === undefined ? new Uint8Array() : member(member(found, 1), 0).content;
}

function unwrapKey(info: Node, { key, certificate }: RecipientKey): Buffer {
  const identity = certificateFacts(certificate).issuerAndSerial;
  const refuse = () => new Error('The letter is sealed to another certificate.');
  if (info.tag === contextTag(1)) {
    const entry = member(member(info, info.members.length - 1), 0);
    if (!identity.equals(member(entry, 0).content)) throw refuse();
    return unwrapAgreement(info, member(entry, 1).content, key);
  }
  if (!identity.equals(member(info, 1).content)) throw refuse();
  const oaep = isOid(member(member(info, 2), 0), OID.rsaesOaep);
  const padding = oaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING;
  const options = oaep ? { key, padding, oaepHash: 'sha256' } : { key, padding };
  return privateDecrypt(options, member(info, 3).content);
}

function unwrapAgreement(info: Node, wrapped: Uint8Array, key: KeyObject): Buffer {
  const originator = member(member(info, 1), 0);
  if (originator.tag !== contextTag(1)) throw new Error('The letter names no one-time key.');
  const point = member(originator, 1).content.subarray(-P256_POINT_BYTES);
  const ecdh = createECDH(P256);
  ecdh.setPrivateKey(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const decipher = createDecipheriv(
    'id-aes256-wrap',
    agreementKek(ecdh.computeSecret(point)),
    WRAP_IV,
  );
  return Buffer.concat([decipher.update(wrapped), decipher.final()]);
}

function isOid(node: Node, oid: string): boolean {
  return derOid(oid).equals(node.raw);
}
