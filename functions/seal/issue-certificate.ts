import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { certificateFacts } from './certificate.ts';
import {
  contextPrimitive,
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
import { OID } from './oids.ts';

/** What a demo certificate is for; decides its keyUsage, extensions and names. */
export type CertificateUse =
  | { readonly use: 'ca' }
  | { readonly use: 'sign'; readonly address: string }
  | { readonly use: 'receive'; readonly address: string }
  | { readonly use: 'tls'; readonly hosts: readonly string[] };

export type CertificateOrder = CertificateUse & {
  readonly name: string;
  /** Public or private: only the public half is written. */
  readonly key: KeyObject;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** At least 8 random bytes, so that no two certificates share a number. */
  readonly serial: Uint8Array;
};

/** Who signs: the certificate's own key when it stands alone. */
export type Issuer = { readonly certificate: X509Certificate | null; readonly key: KeyObject };

const KEY_ID_BYTES = 20;
const ORGANISATION = 'Klagevej demo';
/** keyUsage as BIT STRING content: unused bits, then the bits (RFC 5280 §4.2.1.3). */
const KEY_USAGE_BITS = {
  ca: [1, 0x06],
  sign: [6, 0xc0],
  receiveRsa: [5, 0x20],
  receiveEc: [3, 0x08],
  tls: [7, 0x80],
} as const;
const LOOPBACK_IPS = [
  Uint8Array.of(127, 0, 0, 1),
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
];
const ALGORITHMS = {
  rsa: derSequence(derOid(OID.sha256WithRsa), DER_NULL),
  ec: derSequence(derOid(OID.ecdsaWithSha256)),
};

/** Makes an X.509 v3 certificate (RFC 5280) signed with SHA-256. For demo keys and tests only. */
export function issueCertificate(order: CertificateOrder, issuer: Issuer): X509Certificate {
  const algorithm = issuer.key.asymmetricKeyType === 'rsa' ? ALGORITHMS.rsa : ALGORITHMS.ec;
  const subject = nameOf(order.name);
  const issuerName = issuer.certificate ? certificateFacts(issuer.certificate).subject : subject;
  const body = derSequence(
    der(contextTag(0), derSmallInteger(2)),
    der(TAG.integer, Uint8Array.of(0x01), order.serial),
    algorithm,
    issuerName,
    derSequence(derTime(order.validFrom), derTime(order.validTo)),
    subject,
    publicKeyInfo(order.key),
    der(contextTag(3), derSequence(...keyIdentifiers(order, issuer), ...extensions(order))),
  );
  const signature = der(TAG.bitString, Uint8Array.of(0), sign('sha256', body, issuer.key));
  return new X509Certificate(derSequence(body, algorithm, signature));
}

function nameOf(commonName: string): Buffer {
  const attribute = (oid: string, value: string) =>
    derSetOf(derSequence(derOid(oid), der(TAG.utf8String, Buffer.from(value))));
  return derSequence(
    attribute(OID.organizationName, ORGANISATION),
    attribute(OID.commonName, commonName),
  );
}

function publicKeyInfo(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' });
}

function keyIdentifiers({ key }: CertificateOrder, issuer: Issuer): Buffer[] {
  const own = der(TAG.octetString, keyIdentifier(key));
  const issuedBy = derSequence(der(contextPrimitive(0), keyIdentifier(issuer.key)));
  return [
    extension(OID.subjectKeyIdentifier, own),
    extension(OID.authorityKeyIdentifier, issuedBy),
  ];
}

/** RFC 7093 §2, method 4: the leftmost 160 bits of SHA-256, here over the whole key info. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha256').update(publicKeyInfo(key)).digest().subarray(0, KEY_ID_BYTES);
}

function extensions(order: CertificateOrder): Buffer[] {
  switch (order.use) {
    case 'ca':
      return [
        extension(OID.basicConstraints, derSequence(der(TAG.boolean, Uint8Array.of(0xff)))),
        keyUsage(KEY_USAGE_BITS.ca),
      ];
    case 'sign':
      return [...forMail(order.address), keyUsage(KEY_USAGE_BITS.sign)];
    case 'receive':
      return [...forMail(order.address), keyUsage(receiveBits(order.key))];
    case 'tls':
      return [
        keyUsage(KEY_USAGE_BITS.tls),
        extension(OID.extendedKeyUsage, derSequence(derOid(OID.serverAuth))),
        extension(OID.subjectAltName, derSequence(...hostNames(order.hosts))),
      ];
  }
}

function forMail(address: string): Buffer[] {
  return [
    extension(OID.extendedKeyUsage, derSequence(derOid(OID.emailProtection))),
    extension(OID.subjectAltName, derSequence(der(contextPrimitive(1), Buffer.from(address)))),
  ];
}

function hostNames(hosts: readonly string[]): Buffer[] {
  const names = hosts.map((host) => der(contextPrimitive(2), Buffer.from(host)));
  return [...names, ...LOOPBACK_IPS.map((ip) => der(contextPrimitive(7), ip))];
}

function receiveBits(key: KeyObject): readonly number[] {
  return key.asymmetricKeyType === 'rsa' ? KEY_USAGE_BITS.receiveRsa : KEY_USAGE_BITS.receiveEc;
}

function keyUsage(bits: readonly number[]): Buffer {
  return extension(OID.keyUsage, der(TAG.bitString, Uint8Array.from(bits)));
}

/** All our extensions are critical but names and purposes, as RFC 5280 asks. */
function extension(oid: string, value: Uint8Array): Buffer {
  const critical = oid === OID.keyUsage || oid === OID.basicConstraints;
  const flag = critical ? [der(TAG.boolean, Uint8Array.of(0xff))] : [];
  return derSequence(derOid(oid), ...flag, der(TAG.octetString, value));
}
