import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CertificateUse,
  checkCertificate,
  daysLeft,
} from '../../../functions/seal/check-certificate.ts';
import { findOpenssl, type Scratch, scratch } from './openssl.ts';
import { makePair, POSTKASSE, VALID } from './sealing-kit.ts';

const AT = new Date('2026-03-02T12:00:00Z');
const USE: CertificateUse = { postkasse: POSTKASSE, certifikatadresse: null, at: AT };
const DAY_MS = 86_400_000;

type Changes = { readonly address?: string; readonly from?: number; readonly to?: number };

async function pem(
  kind: 'rsa-2048' | 'rsa-3072' | 'p-256',
  changes: Changes = {},
): Promise<string> {
  const { address = POSTKASSE, from, to } = changes;
  const time = {
    validFrom: from === undefined ? VALID.validFrom : new Date(AT.getTime() + from * DAY_MS),
    validTo: to === undefined ? VALID.validTo : new Date(AT.getTime() + to * DAY_MS),
  };
  const { certificate } = await makePair(kind, { use: 'receive', address, ...time }, null);
  return certificate.toString();
}

function found(text: string, use = USE): readonly string[] {
  return checkCertificate(text, use).map(({ kode, alvor }) => `${kode} ${alvor}`);
}

test.each(['rsa-3072', 'p-256'] as const)('there is nothing to say of a good %s', async (kind) => {
  expect(found(await pem(kind))).toEqual([]);
});

describe('the address', () => {
  test('of another mailbox is refused', async () => {
    const text = await pem('p-256', { address: 'andre@kommune.example' });
    expect(found(text)).toEqual(['forkert-adresse fejl']);
    expect(checkCertificate(text, USE)[0]?.besked).toContain('andre@kommune.example');
  });

  test('may be the one certifikatadresse names, and case does not matter', async () => {
    const text = await pem('p-256', { address: 'Faelles@Kommune.example' });
    expect(found(text, { ...USE, certifikatadresse: 'faelles@kommune.example' })).toEqual([]);
    expect(found(await pem('p-256', { address: POSTKASSE.toUpperCase() }))).toEqual([]);
  });
});

describe('time', () => {
  test.each([
    { what: 'lapsed yesterday', changes: { to: -1 }, says: ['udloebet oplysning'] },
    { what: 'lapses in 29 days', changes: { to: 29.5 }, says: ['udloeber-snart oplysning'] },
    { what: 'lapses in 31 days', changes: { to: 31.5 }, says: [] },
    { what: 'begins tomorrow', changes: { from: 1 }, says: ['ikke-gyldigt-endnu oplysning'] },
  ])('stops nothing but is told: $what', async ({ changes, says }) => {
    expect(found(await pem('p-256', changes))).toEqual(says);
  });

  test('left is counted in whole days', async () => {
    const { certificate } = await makePair('p-256', { use: 'receive', address: POSTKASSE }, null);
    expect(daysLeft(certificate, new Date(VALID.validTo.getTime() - 1.5 * DAY_MS))).toBe(1);
    expect(daysLeft(certificate, new Date(VALID.validTo.getTime() + 1))).toBe(-1);
  });
});

test('RSA of 2048 bits is accepted with a warning', async () => {
  expect(found(await pem('rsa-2048'))).toEqual(['svagt oplysning']);
});

test.each([
  '',
  'ikke et certifikat',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
])('what cannot be read is refused: %j', (text) =>
  expect(found(text)).toEqual(['ulaeseligt fejl']),
);

/** Certificates as others make them, which we would not. */
describe('a certificate from openssl', () => {
  const SAN = ['-addext', `subjectAltName=email:${POSTKASSE}`];
  let at: Scratch;

  beforeAll(async () => {
    await findOpenssl();
    at = await scratch();
    return () => at.remove();
  });

  async function openssl(name: string, args: readonly string[]): Promise<string> {
    const out = ['-keyout', at.path('k.pem'), '-out', at.path(`${name}.pem`), '-days', '10000'];
    const subject = args.includes('-subj') ? [] : ['-subj', '/O=Kommune/CN=Postkasse'];
    const all = ['req', '-x509', '-nodes', ...out, ...subject, ...args];
    await promisify(execFile)('openssl', all);
    return (await at.read(`${name}.pem`)).toString();
  }

  const CASES = [
    { name: 'rsa-1024', args: ['-newkey', 'rsa:1024', ...SAN], says: ['for-svagt fejl'] },
    {
      name: 'p-384',
      args: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp384r1', ...SAN],
      says: ['forkert-noegletype fejl'],
    },
    {
      name: 'ed25519',
      args: ['-newkey', 'ed25519', ...SAN],
      says: ['forkert-noegletype fejl'],
    },
    {
      name: 'for signatures only',
      args: ['-newkey', 'rsa:3072', ...SAN, '-addext', 'keyUsage=digitalSignature'],
      says: ['forkert-brug fejl'],
    },
    {
      name: 'for encryption',
      args: ['-newkey', 'rsa:3072', ...SAN, '-addext', 'keyUsage=keyEncipherment'],
      says: [],
    },
    {
      name: 'with its address in the subject',
      args: ['-newkey', 'rsa:3072', '-subj', `/CN=Postkasse/emailAddress=${POSTKASSE}`],
      says: [],
    },
    {
      name: 'without an address',
      args: ['-newkey', 'rsa:3072'],
      says: ['uden-adresse oplysning'],
    },
  ];
  test.each(CASES)('$name is judged: $says', async ({ name, args, says }) => {
    // openssl dates by the machine's clock.
    expect(found(await openssl(name, args), { ...USE, at: new Date() })).toEqual(says);
  });
});
