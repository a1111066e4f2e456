import {
  constants,
  createCipheriv,
  createECDH,
  createHash,
  type KeyObject,
  publicEncrypt,
} from 'node:crypto';
import { certificateFacts } from './certificate.ts';
import { contextTag, DER_NULL, der, derOid, derSequence, derSmallInteger, TAG } from './der.ts';
import type { Recipient } from './keyring.ts';
import { OID } from './oids.ts';

/** Gives `bytes` unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Wraps a content key for one certificate; what does not change between letters is made once. */
export type KeyWrap = {
  /** 0 for RSA; 2 when EnvelopedData holds a key agreement (RFC 5652 §6.1). */
  readonly envelopedVersion: 0 | 2;
  /** The RecipientInfo for this content key. */
  readonly recipientInfo: (contentKey: Uint8Array, random: Random) => Buffer;
};

const SHA256_ALGORITHM = derSequence(derOid(OID.sha256), DER_NULL);
/** RFC 4055 §4.1: the hash, and MGF1 with the same hash. */
const OAEP_ALGORITHM = derSequence(
  derOid(OID.rsaesOaep),
  derSequence(
    der(contextTag(0), SHA256_ALGORITHM),
    der(contextTag(1), derSequence(derOid(OID.mgf1), SHA256_ALGORITHM)),
  ),
);
const RSA_ALGORITHM = derSequence(derOid(OID.rsaEncryption), DER_NULL);
const WRAP_ALGORITHM = derSequence(derOid(OID.aes256Wrap));
const AGREEMENT_ALGORITHM = derSequence(derOid(OID.ecdhSha256Kdf), WRAP_ALGORITHM);
const EC_ALGORITHM = derSequence(derOid(OID.ecPublicKey));
/** The default initial value of RFC 3394 §2.2.3.1. */
const WRAP_IV = Buffer.alloc(8, 0xa6);
/** Counter 1, then ECC-CMS-SharedInfo (RFC 5753 §7.2) for a key of 256 (0x0100) bits. */
const KDF_TAIL = Buffer.concat([
  Uint8Array.of(0, 0, 0, 1),
  derSequence(WRAP_ALGORITHM, der(contextTag(2), der(TAG.octetString, Uint8Array.of(0, 0, 1, 0)))),
]);
const P256_SECRET_BYTES = 32;
const P256_POINT_BYTES = 65;
export const P256 = 'prime256v1';

/** How to wrap keys for this recipient. @throws Error for a key that is neither RSA nor P-256. */
export function keyWrap(recipient: Recipient): KeyWrap {
  const { issuerAndSerial } = certificateFacts(recipient.certificate);
  const identifier = derSequence(issuerAndSerial);
  const key = recipient.certificate.publicKey;
  if (key.asymmetricKeyType === 'rsa') return transportWrap(identifier, key, recipient.profil);
  if (key.asymmetricKeyDetails?.namedCurve === P256) return agreementWrap(identifier, key);
  throw new Error(`Cannot seal to ${recipient.modtager}: its key is neither RSA nor P-256.`);
}

/** KeyTransRecipientInfo (RFC 5652 §6.2.1). */
function transportWrap(identifier: Buffer, key: KeyObject, profil: Recipient['profil']): KeyWrap {
  const oaep = profil === 'gcm-oaep';
  const constantPart = Buffer.concat([
    derSmallInteger(0),
    identifier,
    oaep ? OAEP_ALGORITHM : RSA_ALGORITHM,
  ]);
  const options = oaep
    ? { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    : { key, padding: constants.RSA_PKCS1_PADDING };
  return {
    envelopedVersion: 0,
    recipientInfo: (contentKey) =>
      derSequence(constantPart, der(TAG.octetString, publicEncrypt(options, contentKey))),
  };
}

/** KeyAgreeRecipientInfo with an ephemeral key (RFC 5753 §3.1). */
function agreementWrap(identifier: Buffer, key: KeyObject): KeyWrap {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-P256_POINT_BYTES);
  return {
    envelopedVersion: 2,
    recipientInfo: (contentKey, random) => {
      const ephemeral = ephemeralKey(random);
      const kek = agreementKek(ephemeral.computeSecret(point));
      const publicPoint = der(TAG.bitString, Uint8Array.of(0), ephemeral.getPublicKey());
      const originator = der(contextTag(1), EC_ALGORITHM, publicPoint);
      return der(
        contextTag(1),
        derSmallInteger(3),
        der(contextTag(0), originator),
        AGREEMENT_ALGORITHM,
        derSequence(derSequence(identifier, der(TAG.octetString, wrapKey(kek, contentKey)))),
      );
    },
  };
}

/** A one-time key. A random number outside 1…n−1 (about one in 2³²) is drawn again. */
function ephemeralKey(random: Random): ReturnType<typeof createECDH> {
  const ecdh = createECDH(P256);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      ecdh.setPrivateKey(random(P256_SECRET_BYTES));
      return ecdh;
    } catch {
      // Not a private key of the curve: the next number.
    }
  }
  throw new Error('The source of random numbers gave no key of P-256 in ten attempts.');
}

/** The ANSI X9.63 key derivation with SHA-256 over ECC-CMS-SharedInfo (RFC 5753 §7.2). */
export function agreementKek(secret: Uint8Array): Buffer {
  return createHash('sha256').update(secret).update(KDF_TAIL).digest();
}

function wrapKey(kek: Uint8Array, contentKey: Uint8Array): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', kek, WRAP_IV);
  return Buffer.concat([cipher.update(contentKey), cipher.final()]);
}
