import {
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Modtager } from '../routing/rule-set.ts';
import { certificateFacts } from './certificate.ts';
import {
  type CertificateOrder,
  type CertificateUse,
  type Issuer,
  issueCertificate,
} from './issue-certificate.ts';

export type DemoOrder = {
  /** DATA_DIR/noegler. */
  readonly dir: string;
  readonly mailFrom: string;
  /** Those that name no certificate get a pair. */
  readonly modtagere: Iterable<Pick<Modtager, 'id' | 'postkasse' | 'certifikater'>>;
  readonly at: Date;
  /** Kind of the modtagere's keys. */
  readonly keys?: KeyKind;
};

export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'p-256';

/** Where the demo keys lie, and the certificates letters are sealed to, by modtager. */
export type DemoKeys = {
  readonly caCert: string;
  readonly signingCert: string;
  readonly signingKey: string;
  readonly smtpCert: string;
  readonly smtpKey: string;
  readonly certificates: ReadonlyMap<string, X509Certificate>;
};

const generate = promisify(generateKeyPair);
const DAY_MS = 86_400_000;
const RENEW_DAYS = 30;
const VALID_YEARS = 10;
/** Long enough on both sides for tests and demos that move the clock (KLAGEVEJ_NU). */
const VALID_FROM = new Date('2000-01-01T00:00:00Z');
const VALID_TO_MIN = new Date('2049-12-31T00:00:00Z');
const SERIAL_BYTES = 12;
const FILE_NAME = /^[A-Za-z0-9-]{1,80}$/;
const OWN_NAMES = ['ca', 'afsender', 'smtp'];

/**
 * Makes what development needs: a demo CA, who signs, each modtager's pair, and a TLS certificate
 * for the mail server on loopback. Kept when they are there; a certificate that is about to lapse
 * or no longer fits is issued anew for the same key, so that old letters still open.
 */
export async function makeDemoKeys(order: DemoOrder): Promise<DemoKeys> {
  const { dir, at, mailFrom, keys = 'rsa-3072' } = order;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const ca = await ensurePair(
    { name: 'ca', kind: 'p-256', use: { use: 'ca' }, issuer: null },
    order,
  );
  const pair = (name: string, kind: KeyKind, use: CertificateUse) =>
    ensurePair({ name, kind, use, issuer: ca }, { dir, at });
  const modtagere = [...order.modtagere].filter(({ certifikater }) => certifikater.length === 0);
  const [, , ...pairs] = await Promise.all([
    pair('afsender', 'p-256', { use: 'sign', address: mailFrom }),
    pair('smtp', 'p-256', { use: 'tls', hosts: ['localhost'] }),
    ...modtagere.map(({ id, postkasse }) =>
      pair(modtagerName(id), keys, { use: 'receive', address: postkasse }),
    ),
  ]);
  return {
    caCert: certPath(dir, 'ca'),
    signingCert: certPath(dir, 'afsender'),
    signingKey: keyPath(dir, 'afsender'),
    smtpCert: certPath(dir, 'smtp'),
    smtpKey: keyPath(dir, 'smtp'),
    certificates: new Map(pairs.map(({ name, certificate }) => [name, certificate])),
  };
}

/** Path of a demo certificate: `ca`, `afsender`, `smtp` or a modtager's id. */
export function certPath(dir: string, name: string): string {
  return join(dir, `${name}.crt.pem`);
}

/** Path of a demo private key. */
export function keyPath(dir: string, name: string): string {
  return join(dir, `${name}.key.pem`);
}

type Plan = {
  readonly name: string;
  readonly kind: KeyKind;
  readonly use: CertificateUse;
  /** Null for the CA, which signs itself. */
  readonly issuer: Pair | null;
};

type Pair = {
  readonly name: string;
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
};

type Place = Pick<DemoOrder, 'dir' | 'at'>;

async function ensurePair(plan: Plan, { dir, at }: Place): Promise<Pair> {
  const { name, issuer } = plan;
  const key = await ensureKey(plan, dir);
  const pem = await readIfThere(certPath(dir, name));
  const kept = pem === null ? null : parseCertificate(pem);
  if (kept !== null && stillFits(kept, { plan, key, at })) return { name, key, certificate: kept };
  const issuedBy: Issuer = issuer ?? { certificate: null, key };
  const certificate = issueCertificate(certificateOrder({ plan, key, at }), issuedBy);
  await writeSecret(certPath(dir, name), certificate.toString());
  return { name, key, certificate };
}

type Want = { readonly plan: Plan; readonly key: KeyObject; readonly at: Date };

function certificateOrder({ plan, key, at }: Want): CertificateOrder {
  const validTo = new Date(at);
  validTo.setUTCFullYear(at.getUTCFullYear() + VALID_YEARS);
  return {
    ...plan.use,
    name: `Klagevej demo ${plan.name}`,
    key,
    validFrom: VALID_FROM,
    validTo: validTo > VALID_TO_MIN ? validTo : VALID_TO_MIN,
    serial: randomBytes(SERIAL_BYTES),
  };
}

function stillFits(certificate: X509Certificate, { plan, key, at }: Want): boolean {
  const issuer = plan.issuer ?? { certificate, key };
  const lasts = certificate.validToDate.getTime() - at.getTime() > RENEW_DAYS * DAY_MS;
  return (
    lasts &&
    certificate.validFromDate <= at &&
    certificate.checkPrivateKey(key) &&
    certificate.verify(issuer.certificate.publicKey) &&
    isForAddress(certificate, plan.use)
  );
}

function isForAddress(certificate: X509Certificate, use: CertificateUse): boolean {
  if (use.use === 'ca' || use.use === 'tls') return true;
  return certificateFacts(certificate).addresses.includes(use.address.toLowerCase());
}

async function ensureKey({ name, kind }: Plan, dir: string): Promise<KeyObject> {
  const path = keyPath(dir, name);
  const pem = await readIfThere(path);
  if (pem !== null) return parseKey(pem, path);
  const key = await generateKey(kind);
  const kept = await keepFirst(path, key.export({ type: 'pkcs8', format: 'pem' }).toString());
  return parseKey(kept, path);
}

/** A new private key; RSA takes a thread of its own, so that several are made at once. */
export async function generateKey(kind: KeyKind): Promise<KeyObject> {
  if (kind === 'p-256') return (await generate('ec', { namedCurve: 'prime256v1' })).privateKey;
  const modulusLength = Number(kind.slice('rsa-'.length));
  return (await generate('rsa', { modulusLength })).privateKey;
}

function parseKey(pem: string, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error(`Cannot read the demo key ${path}: delete it, and a new one is made.`, {
      cause,
    });
  }
}

function parseCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Of two that make the same key at once, both get the first one's: a letter must open afterwards. */
async function keepFirst(path: string, text: string): Promise<string> {
  const own = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(own, text, { mode: 0o600 });
  await link(own, path).catch(() => {});
  await unlink(own);
  return readFile(path, 'utf8');
}

/** Whole or not at all, and for its owner only. */
async function writeSecret(path: string, text: string): Promise<void> {
  const half = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(half, text, { mode: 0o600 });
  await rename(half, path);
}

function modtagerName(id: string): string {
  if (FILE_NAME.test(id) && !OWN_NAMES.includes(id.toLowerCase())) return id;
  throw new Error(`Cannot make a demo key for the modtager "${id}": its id cannot be a file name.`);
}
