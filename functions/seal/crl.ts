import { verify, type X509Certificate } from 'node:crypto';
import { member, type Node, readDer } from './asn1.ts';
import { certificateFacts, KEY_USAGE } from './certificate.ts';
import { contextPrimitive, contextTag, derOid, TAG } from './der.ts';
import { OID } from './oids.ts';

/** A list of revoked certificates that its issuer signed (RFC 5280 §5). */
export type Crl = {
  readonly thisUpdate: Date;
  /** null when the issuer does not say when the next comes. */
  readonly nextUpdate: Date | null;
  /** Serial numbers, in hex as node:crypto writes a certificate's. */
  readonly revoked: ReadonlySet<string>;
};

const HASHES: readonly (readonly [oid: string, hash: string])[] = [
  [OID.sha256WithRsa, 'sha256'],
  [OID.sha384WithRsa, 'sha384'],
  [OID.sha512WithRsa, 'sha512'],
  [OID.ecdsaWithSha256, 'sha256'],
  [OID.ecdsaWithSha384, 'sha384'],
  [OID.ecdsaWithSha512, 'sha512'],
];
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const INTEGER = 0x02;
const SEQUENCE = 0x30;
const BOOLEAN = 0x01;
/** Members of issuingDistributionPoint that make a list one we cannot judge by: §5.2.5. */
const NOT_WHOLE = [2, 3, 4, 5].map(contextPrimitive);

/**
 * Reads a list and checks that `issuer` signed it.
 * @throws Error when it is no CRL, another's, wrongly signed, or of a kind that does not hold all
 * of the issuer's revoked certificates (delta, indirect, some reasons only).
 */
export function readCrl(bytes: Uint8Array, issuer: X509Certificate): Crl {
  const list = readDer(derOf(bytes));
  const [signed, algorithm, signature] = [member(list, 0), member(list, 1), member(list, 2)];
  checkSignature({ signed, algorithm, signature }, issuer);
  const from = member(signed, 0).tag === INTEGER ? 1 : 0;
  const [, name, thisUpdate, ...rest] = signed.members.slice(from);
  if (name === undefined || thisUpdate === undefined) throw new Error('The CRL lacks a field.');
  if (!certificateFacts(issuer).subject.equals(name.raw)) throw new Error('The CRL is another’s.');
  const isTime = ({ tag }: Node) => tag === UTC_TIME || tag === GENERALIZED_TIME;
  const nextUpdate = rest.find(isTime);
  checkWhole(rest.find(({ tag }) => tag === contextTag(0)));
  const entries = rest.find(({ tag }) => tag === SEQUENCE)?.members ?? [];
  return {
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate === undefined ? null : timeOf(nextUpdate),
    revoked: new Set(entries.map((entry) => serialOf(member(entry, 0)))),
  };
}

/** Some give it out as PEM. */
function derOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === SEQUENCE) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const [, base64 = ''] = text.split(/-----(?:BEGIN|END) X509 CRL-----/);
  return Buffer.from(base64, 'base64');
}

type SignedList = { readonly signed: Node; readonly algorithm: Node; readonly signature: Node };

function checkSignature({ signed, algorithm, signature }: SignedList, issuer: X509Certificate) {
  const { keyUsage } = certificateFacts(issuer);
  if (keyUsage !== null && !keyUsage.has(KEY_USAGE.cRLSign)) {
    throw new Error('The issuer may not sign a CRL.');
  }
  const oid = member(algorithm, 0).raw;
  const hash = HASHES.find(([known]) => derOid(known).equals(oid))?.[1];
  if (hash === undefined) throw new Error('The CRL is signed in an unknown way.');
  // A BIT STRING begins with how many bits of its last octet are unused.
  const bits = signature.content.subarray(1);
  if (!verify(hash, signed.raw, issuer.publicKey, bits)) {
    throw new Error('The CRL is not signed by the issuer.');
  }
}

/** Whoever does not know a critical extension must not judge by the list (RFC 5280 §5.2). */
function checkWhole(extensions: Node | undefined): void {
  for (const extension of extensions?.members[0]?.members ?? []) {
    const critical = extension.members.find(({ tag }) => tag === BOOLEAN)?.content[0] === 0xff;
    const isPoint = derOid(OID.issuingDistributionPoint).equals(member(extension, 0).raw);
    if (critical && !isPoint) throw new Error('The CRL has a critical extension nobody knows.');
    const value = extension.members.find(({ tag }) => tag === TAG.octetString);
    const parts = isPoint && value !== undefined ? readDer(value.content).members : [];
    if (parts.some(({ tag }) => NOT_WHOLE.includes(tag))) throw new Error('The CRL is not whole.');
  }
}

function serialOf({ content }: Node): string {
  const hex = Buffer.from(content).toString('hex').toUpperCase();
  return hex.replace(/^(?:00)+(?=.)/, '');
}

/** RFC 5280 §4.1.2.5: two digits of the year from 50 on are of the last century. */
function timeOf({ tag, content }: Node): Date {
  const text = Buffer.from(content).toString('latin1');
  const full = tag === GENERALIZED_TIME ? text : `${text < '50' ? '20' : '19'}${text}`;
  const read = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  const [, year, month, day, hour, minute, second] = read ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime())) throw new Error('The CRL has a time that is none.');
  return at;
}
