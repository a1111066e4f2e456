import type { X509Certificate } from 'node:crypto';
import { member, type Node, readDer } from './asn1.ts';
import { contextPrimitive, contextTag, derOid, TAG } from './der.ts';
import { OID } from './oids.ts';

/** What node:crypto does not say of a certificate: its DER names, addresses and allowed uses. */
export type CertificateFacts = {
  /** Issuer and serial number as CMS names a certificate (RFC 5652 §10.2.4). */
  readonly issuerAndSerial: Buffer;
  /** DER of the subject's name. */
  readonly subject: Buffer;
  /** E-mail addresses from SubjectAltName and, in older certificates, the subject; lower case. */
  readonly addresses: readonly string[];
  /** Numbers of the keyUsage bits that are set; null when the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | null;
  /** Where the list of the issuer's revoked certificates can be fetched; http and https only. */
  readonly crlAddresses: readonly string[];
};

/** Bits of keyUsage (RFC 5280 §4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0,
  keyEncipherment: 2,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
};

/** Reads what we need of a certificate. @throws Error when it is no X.509 v3 certificate. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const fields = member(readDer(certificate.raw), 0).members;
  const from = fields[0]?.tag === contextTag(0) ? 1 : 0;
  const [serial, , issuer, , subject] = fields.slice(from);
  if (serial === undefined || issuer === undefined || subject === undefined) {
    throw new Error('The certificate lacks serial number, issuer or subject.');
  }
  const extensions = fields.find((field) => field.tag === contextTag(3));
  return {
    issuerAndSerial: Buffer.concat([issuer.raw, serial.raw]),
    subject: Buffer.from(subject.raw),
    addresses: [...new Set([...alternativeAddresses(extensions), ...subjectAddresses(subject)])],
    keyUsage: keyUsage(extensions),
    crlAddresses: crlAddresses(extensions),
  };
}

function alternativeAddresses(extensions: Node | undefined): string[] {
  const names = extension(extensions, OID.subjectAltName)?.members ?? [];
  return names.filter((name) => name.tag === contextPrimitive(1)).map(address);
}

function subjectAddresses(subject: Node): string[] {
  const attributes = subject.members.flatMap((set) => set.members);
  const type = derOid(OID.emailAddress);
  return attributes
    .filter((attribute) => type.equals(member(attribute, 0).raw))
    .map((attribute) => address(member(attribute, 1)));
}

/** RFC 5280 §4.2.1.13: the addresses among the full names of each point. */
function crlAddresses(extensions: Node | undefined): string[] {
  const below = (nodes: readonly Node[], tag: number) =>
    nodes.filter((node) => node.tag === tag).flatMap(({ members }) => members);
  const points = extension(extensions, OID.crlDistributionPoints)?.members ?? [];
  const names = below(
    below(
      points.flatMap(({ members }) => members),
      contextTag(0),
    ),
    contextTag(0),
  );
  const addresses = names
    .filter(({ tag }) => tag === contextPrimitive(6))
    .map(({ content }) => Buffer.from(content).toString('latin1'));
  return addresses.filter((one) => /^https?:\/\//i.test(one) && URL.canParse(one));
}

function keyUsage(extensions: Node | undefined): ReadonlySet<number> | null {
  const bits = extension(extensions, OID.keyUsage);
  if (bits === null) return null;
  const set = new Set<number>();
  bits.content.subarray(1).forEach((byte, octet) => {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (0x80 >> bit)) set.add(octet * 8 + bit);
  });
  return set;
}

/** The value inside an extension, or null when the certificate does not have it. */
function extension(extensions: Node | undefined, oid: string): Node | null {
  const type = derOid(oid);
  const list = extensions?.members[0]?.members ?? [];
  const found = list.find((entry) => type.equals(member(entry, 0).raw));
  const value = found?.members.find((part) => part.tag === TAG.octetString);
  return value === undefined ? null : readDer(value.content);
}

function address(node: Node): string {
  return Buffer.from(node.content).toString('latin1').toLowerCase();
}
