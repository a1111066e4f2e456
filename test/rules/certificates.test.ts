import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { issueCertificate } from '../../functions/seal/issue-certificate.ts';
import { DAG, FICTIONAL, readable } from './rule-folders.ts';

const ADDRESS = 'sikker.velfaerd@tvaerkoebing.example';

type Order = { readonly bits?: number; readonly until?: string };

/** tjek of the fictional kommune with a new certificate for its first modtager; unfit ones lie in bogus/. */
function checkWith({ bits = 3072, until = '2040-01-01' }: Order) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const certificate = issueCertificate(
    {
      use: 'receive',
      address: ADDRESS,
      name: 'Velfærd',
      key: privateKey,
      validFrom: new Date('2020-01-01T00:00:00Z'),
      validTo: new Date(`${until}T00:00:00Z`),
      serial: Buffer.from('0102030405060708', 'hex'),
    },
    { certificate: null, key: privateKey },
  );
  const files = new Map(FICTIONAL).set(
    'certifikater/velfaerd.pem',
    Buffer.from(certificate.toString()),
  );
  const { ok, fejl, oplysninger } = checkRules(readable(files), {
    dag: DAG,
    onwards: true,
    judge: checkCertificate,
  });
  const mine = (all: readonly { kode: string; besked: string }[]) =>
    all.filter(({ kode, besked }) => kode === 'certifikat' && besked.includes('velfaerd.pem'));
  return { ok, fejl: mine(fejl), oplysninger: mine(oplysninger) };
}

describe('tjek of a certificate', () => {
  test('says nothing of a good one', () => {
    expect(checkWith({})).toEqual({ ok: true, fejl: [], oplysninger: [] });
  });

  test('warns of RSA below 3072 bits', () => {
    const { ok, oplysninger } = checkWith({ bits: 2048 });
    expect(ok).toBe(true);
    expect(oplysninger).toMatchObject([{ besked: expect.stringContaining('2048 bit') }]);
  });

  test('informs and does not block when it ends within 30 days', () => {
    const { ok, oplysninger } = checkWith({ until: '2026-07-09' });
    expect(ok).toBe(true);
    expect(oplysninger).toMatchObject([{ besked: expect.stringContaining('2026-07-09') }]);
  });
});
