import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Alarm } from '../alarm.ts';
import { certificateFacts } from './certificate.ts';
import { type Crl, readCrl } from './crl.ts';

/** How old what is known of a certificate may be before nothing is sealed to it. */
const KNOWN_MS_MAX = 7 * 24 * 3_600_000;
const FETCH_MS_MAX = 10_000;
const CRL_BYTES_MAX = 20 * 1024 * 1024;

/** A certificate and who issued it, as the published rules name them. */
type Followed = {
  readonly modtager: string;
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate;
  readonly addresses: readonly string[];
};

/** The newest list of a certificate's issuer, and since when none could be had. */
type Known = { readonly crl: Crl | null; readonly hentet: Date };

export type RevocationParts = {
  /** Folder of the lists that were fetched. */
  readonly dir: string;
  readonly now: () => Date;
  readonly alarm: Alarm;
};

export type Revocation = {
  /** Judges the certificate of a PEM file from now on. Its issuer stands after it in the file. */
  readonly follow: (modtager: string, pem: string) => void;
  /** Fetches every list again; never throws. */
  readonly refresh: () => Promise<void>;
  /** False when it is revoked, or nothing newer than seven days says that it is not. */
  readonly isUsable: (certificate: X509Certificate, at: Date) => boolean;
};

const Kept = v.object({ hentet: v.string(), der: v.nullable(v.string()) });

/**
 * Whether modtagere's certificates are revoked, by the lists their issuers sign (RFC 5280). Only
 * addresses that stand in certificates of the published rules are fetched. A list that cannot be
 * had is told at once; the one from before counts for seven days, and then nothing is sealed to
 * the certificate: the reserve gets the letters. A certificate that names no list, or whose issuer
 * does not stand in its file, is judged by its time alone; the latter is told.
 */
export function makeRevocation({ dir, now, alarm }: RevocationParts): Revocation {
  const followed = new Map<string, Followed>();
  const known = new Map<string, Known>();
  const look = async (one: Followed) => {
    const key = one.certificate.fingerprint256;
    const before = known.get(key) ?? (await readKept(dir, one)) ?? { crl: null, hentet: now() };
    known.set(key, before);
    const fetched = await fetchList(one, now());
    if (fetched === null) {
      // Kept also when there is none, so that a restart does not begin the seven days again.
      if (before.crl === null) await keep(dir, one, { der: null, hentet: before.hentet });
      alarm('spaerreliste-ikke-hentet', { modtager: one.modtager });
    } else if (before.crl === null || before.crl.thisUpdate <= fetched.crl.thisUpdate) {
      known.set(key, { crl: fetched.crl, hentet: now() });
      await keep(dir, one, { der: fetched.der, hentet: now() });
    }
    if (isRevoked(known.get(key), one.certificate)) {
      alarm('certifikat-spaerret', { modtager: one.modtager });
    }
  };
  return {
    follow: (modtager, pem) => {
      const one = followedOf(modtager, pem);
      if (one === 'uden-udsteder') alarm('certifikat-uden-udsteder', { modtager });
      else if (one !== null) followed.set(one.certificate.fingerprint256, one);
    },
    refresh: async () => {
      const tell = ({ modtager }: Followed) => alarm('spaerreliste-ikke-hentet', { modtager });
      await Promise.all([...followed.values()].map((one) => look(one).catch(() => tell(one))));
    },
    isUsable: (certificate, at) => {
      const found = known.get(certificate.fingerprint256);
      if (found === undefined) return true;
      const isFresh = at.getTime() - found.hentet.getTime() <= KNOWN_MS_MAX;
      return isFresh && !isRevoked(found, certificate);
    },
  };
}

function isRevoked(known: Known | undefined, { serialNumber }: X509Certificate): boolean {
  return known?.crl?.revoked.has(serialNumber) ?? false;
}

function followedOf(modtager: string, pem: string): Followed | 'uden-udsteder' | null {
  const [own, ...others] =
    pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (own === undefined) return null;
  const certificate = new X509Certificate(own);
  const addresses = certificateFacts(certificate).crlAddresses;
  if (addresses.length === 0) return null;
  const issuer = others
    .map((other) => new X509Certificate(other))
    .find((other) => certificate.checkIssued(other) && certificate.verify(other.publicKey));
  return issuer === undefined ? 'uden-udsteder' : { modtager, certificate, issuer, addresses };
}

type Fetched = { readonly crl: Crl; readonly der: Buffer };

/** The first of the addresses that gives a list we can judge by; null when none does. */
async function fetchList({ addresses, issuer }: Followed, at: Date): Promise<Fetched | null> {
  for (const address of addresses) {
    try {
      const der = await download(address);
      const crl = readCrl(der, issuer);
      const isNew = crl.thisUpdate <= at && (crl.nextUpdate === null || at <= crl.nextUpdate);
      if (isNew) return { crl, der };
    } catch {
      // The next address may give it.
    }
  }
  return null;
}

/** @throws Error when it is no http(s) address, answers otherwise than 200, or is too large or slow. */
async function download(address: string): Promise<Buffer> {
  if (!/^https?:$/.test(new URL(address).protocol)) throw new Error('Not http.');
  const signal = AbortSignal.timeout(FETCH_MS_MAX);
  const answer = await fetch(address, { signal, redirect: 'error' });
  if (answer.status !== 200 || answer.body === null) throw new Error('No list.');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength;
    if (bytes > CRL_BYTES_MAX) throw new Error('The list is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pathOf(dir: string, { certificate }: Followed): string {
  const name = createHash('sha256').update(certificate.raw).digest('hex');
  return join(dir, `${name}.json`);
}

async function keep(
  dir: string,
  one: Followed,
  { der, hentet }: { readonly der: Buffer | null; readonly hentet: Date },
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const path = pathOf(dir, one);
  const text = JSON.stringify({ hentet, der: der?.toString('base64') ?? null });
  await writeFile(`${path}.ny`, text);
  await rename(`${path}.ny`, path);
}

/** What was fetched before a restart; its signature is checked again. null when there is none. */
async function readKept(dir: string, one: Followed): Promise<Known | null> {
  try {
    const kept = v.parse(Kept, JSON.parse(await readFile(pathOf(dir, one), 'utf8')));
    const crl = kept.der === null ? null : readCrl(Buffer.from(kept.der, 'base64'), one.issuer);
    return { crl, hentet: new Date(kept.hentet) };
  } catch {
    return null;
  }
}
