import { generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signedReceipt } from '../../../functions/kvittering/signed-receipt.ts';
import {
  type CertificateUse,
  issueCertificate,
} from '../../../functions/seal/issue-certificate.ts';
import { folder } from '../given/folder.ts';
import { openssl } from '../seal/openssl.ts';

const SENT = new Date('2021-06-01T10:00:00Z');
const RECEIPT = {
  ...{ nummer: 'K-2021-7WX4K9P', modtaget: SENT.toISOString(), svarfrist: '2021-06-15' },
  ...{ modtager: { id: 'SOF', navn: 'Socialforvaltningen' }, sha256: 'ab'.repeat(32) },
};

test('a receipt signed with a certificate that has lapsed since is verified as of its day', async () => {
  const dir = await folder();
  const ca = issued({ use: 'ca' }, '2040-01-01', null);
  const own = issued({ use: 'sign', address: 'klage@kommune.example' }, '2022-01-01', ca);
  const signer = { certificate: own.certificate, chain: [], key: own.key };
  const by = { signer, now: SENT, from: 'klage@kommune.example', boundary: 'a1' };
  const given = { receipt: RECEIPT, egenSha256: null, kommune: 'En Kommune', sprog: 'da' } as const;
  const eml = Buffer.concat([...(await signedReceipt(given, by))]);
  await writeFile(join(dir, 'kvittering.eml'), eml);
  await writeFile(join(dir, 'ca.pem'), ca.certificate.toString());

  const verify = (...more: readonly string[]) =>
    openssl([
      ...['cms', '-verify', '-in', join(dir, 'kvittering.eml'), '-CAfile', join(dir, 'ca.pem')],
      ...['-out', join(dir, 'text'), ...more],
    ]);
  expect(await verify()).toMatchObject({ ok: false });
  expect(await verify('-attime', String(SENT.getTime() / 1_000))).toMatchObject({ ok: true });
});

type Issued = { readonly certificate: X509Certificate; readonly key: KeyObject };

function issued(use: CertificateUse, lapses: string, issuer: Issued | null): Issued {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const order = {
    ...{ ...use, name: 'prøve', key, serial: randomBytes(12) },
    ...{ validFrom: new Date('2021-01-01'), validTo: new Date(lapses) },
  };
  const pem = issueCertificate(order, issuer ?? { certificate: null, key });
  return { certificate: new X509Certificate(pem.toString()), key };
}
