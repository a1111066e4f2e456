import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { issueCertificate } from '../../functions/seal/issue-certificate.ts';
import { DAG, FICTIONAL, readable } from './rule-folders.ts';

const ADDRESS = 'sikker.velfaerd@tvaerkoebing.example';

type Order = { readonly bits?: number; readonly address?: string; readonly until?: string };

/** tjek of the fictional kommune with a new certificate for its first modtager. */
function checkWith({ bits = 3072, address = ADDRESS, until = '2040-01-01' }: Order) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const certificate = issueCertificate(
    {
      use: 'receive',
      address,
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

  test('blocks RSA below 2048 bits', () => {
    const { ok, fejl } = checkWith({ bits: 1024 });
    expect(ok).toBe(false);
    expect(fejl).toMatchObject([
      { fil: 'modtagere.json', linje: 22, besked: expect.stringContaining('for svag') },
    ]);
  });

  test('warns of RSA below 3072 bits', () => {
    const { ok, oplysninger } = checkWith({ bits: 2048 });
    expect(ok).toBe(true);
    expect(oplysninger).toMatchObject([{ besked: expect.stringContaining('2048 bit') }]);
  });

  test('blocks one for another address', () => {
    const { ok, fejl } = checkWith({ address: 'anden@tvaerkoebing.example' });
    expect(ok).toBe(false);
    expect(fejl).toMatchObject([{ besked: expect.stringContaining('anden@tvaerkoebing.example') }]);
  });

  test.each(['2026-06-01', '2026-07-09'])(
    'informs and does not block when it ends on %s',
    (until) => {
      const { ok, oplysninger } = checkWith({ until });
      expect(ok).toBe(true);
      expect(oplysninger).toMatchObject([{ besked: expect.stringContaining(until) }]);
    },
  );
});
