import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateFacts } from '../../../functions/seal/certificate.ts';
import { type DemoOrder, makeDemoKeys } from '../../../functions/seal/demo-keys.ts';
import { issueCertificate } from '../../../functions/seal/issue-certificate.ts';
import { makeKeyring } from '../../../functions/seal/keyring.ts';
import { readSigner } from '../../../functions/seal/read-signer.ts';
import { selfTest } from '../../../functions/seal/self-test.ts';
import { sampleLetter } from '../letter/sample-letter.ts';
import { findOpenssl, openByOpenssl, openssl, type Scratch, scratch } from './openssl.ts';
import { MAIL_FROM, sealLetter } from './sealing-kit.ts';

const AT = new Date('2026-03-02T12:00:00Z');
const MODTAGERE = ['NORD', 'SYD', 'RAAD-RESERVE'].map((id) => ({
  id,
  postkasse: `${id.toLowerCase()}@kommune.example`,
  certifikater: [],
}));

let at: Scratch;

beforeAll(async () => {
  await findOpenssl();
  at = await scratch();
});
afterAll(() => at.remove());

function order(folder: string, changed: Partial<DemoOrder> = {}): DemoOrder {
  const dir = at.path(folder);
  return { dir, mailFrom: MAIL_FROM, modtagere: MODTAGERE, at: AT, keys: 'p-256', ...changed };
}

async function contents(dir: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(dir);
  const entries = names.map(
    async (name) => [name, await readFile(join(dir, name), 'utf8')] as const,
  );
  return new Map(await Promise.all(entries));
}

test('a folder of keys has everything development needs, for its owner only', async () => {
  const made = await makeDemoKeys(order('whole'));
  const names = await readdir(at.path('whole'));
  const pairs = ['NORD', 'RAAD-RESERVE', 'SYD', 'afsender', 'ca', 'smtp'];
  expect(names.toSorted()).toEqual(pairs.flatMap((one) => [`${one}.crt.pem`, `${one}.key.pem`]));
  for (const name of names) {
    expect((await stat(join(at.path('whole'), name))).mode & 0o777, name).toBe(0o600);
  }
  expect([...made.certificates.keys()]).toEqual(['NORD', 'SYD', 'RAAD-RESERVE']);
  for (const { id, postkasse } of MODTAGERE) {
    const certificate = made.certificates.get(id);
    if (certificate === undefined) throw new Error(id);
    expect(certificateFacts(certificate).addresses).toEqual([postkasse]);
  }
});

test('openssl finds every certificate good for its purpose', async () => {
  const made = await makeDemoKeys(order('purpose', { keys: 'rsa-2048' }));
  const purposes = [
    { name: 'afsender', purpose: 'smimesign' },
    { name: 'NORD', purpose: 'smimeencrypt' },
    { name: 'smtp', purpose: 'sslserver' },
  ];
  for (const { name, purpose } of purposes) {
    const file = join(at.path('purpose'), `${name}.crt.pem`);
    const args = ['verify', '-x509_strict', '-purpose', purpose, '-CAfile', made.caCert, file];
    expect(await openssl(args), name).toMatchObject({ ok: true });
  }
});

test('keys are kept from one start to the next', async () => {
  await makeDemoKeys(order('kept'));
  const before = await contents(at.path('kept'));
  await makeDemoKeys(order('kept', { at: new Date('2026-09-01T00:00:00Z') }));
  expect(await contents(at.path('kept'))).toEqual(before);
});

test('two that make the keys at the same moment get the same: every letter opens', async () => {
  const modtagere = Array.from({ length: 40 }, (_, i) => {
    return { id: `M-${i}`, postkasse: `m${i}@kommune.example`, certifikater: [] };
  });
  const raced = () => makeDemoKeys(order('raced', { modtagere }));
  const made = await Promise.all([raced(), raced(), raced()]);
  const folder = await contents(at.path('raced'));
  expect([...folder.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
  for (const { certificates } of made) {
    expect(certificates.size).toBe(40);
    for (const [id, certificate] of certificates) {
      const key = createPrivateKey(folder.get(`${id}.key.pem`) ?? '');
      expect(certificate.checkPrivateKey(key), id).toBe(true);
    }
  }
});

const MOVED = MODTAGERE.map((one) => ({ ...one, postkasse: `ny.${one.postkasse}` }));
const CHANGES = [
  { what: 'about to lapse', days: 29, modtagere: MODTAGERE, address: 'nord@kommune.example' },
  { what: 'for an older address', days: 400, modtagere: MOVED, address: 'ny.nord@kommune.example' },
];

test.each(CHANGES)('a certificate $what is issued anew for the same key', async (change) => {
  const { days, modtagere, address } = change;
  const folder = `renewed-${days}`;
  await makeDemoKeys(order(folder));
  const before = await contents(at.path(folder));
  const lapse = new X509Certificate(before.get('NORD.crt.pem') ?? '').validToDate;
  const late = new Date(lapse.getTime() - days * 86_400_000);
  const made = await makeDemoKeys(order(folder, { at: late, modtagere }));
  const after = await contents(at.path(folder));
  expect(after.get('NORD.key.pem')).toBe(before.get('NORD.key.pem'));
  const renewed = made.certificates.get('NORD');
  if (renewed === undefined) throw new Error('No certificate.');
  expect(renewed.toString()).toBe(after.get('NORD.crt.pem'));
  expect(renewed.toString()).not.toBe(before.get('NORD.crt.pem'));
  expect(renewed.validToDate > lapse || days > 30).toBe(true);
  expect(certificateFacts(renewed).addresses).toEqual([address]);
  expect(renewed.checkPrivateKey(createPrivateKey(after.get('NORD.key.pem') ?? ''))).toBe(true);
});

test('certificates of an older CA are issued anew', async () => {
  const dir = at.path('other-ca');
  await makeDemoKeys(order('other-ca'));
  const key = createPrivateKey(await readFile(join(dir, 'SYD.key.pem')));
  const stranger = issueCertificate(
    {
      use: 'receive',
      address: 'syd@kommune.example',
      name: 'SYD',
      key,
      validFrom: new Date('2020-01-01'),
      validTo: new Date('2049-01-01'),
      serial: randomBytes(12),
    },
    { certificate: null, key },
  );
  await writeFile(join(dir, 'SYD.crt.pem'), stranger.toString());
  const made = await makeDemoKeys(order('other-ca'));
  expect(made.certificates.get('SYD')?.raw.equals(stranger.raw)).toBe(false);
});

test('a key that cannot be read is never replaced silently', async () => {
  await makeDemoKeys(order('broken'));
  await writeFile(join(at.path('broken'), 'SYD.key.pem'), 'ødelagt');
  await expect(makeDemoKeys(order('broken'))).rejects.toThrow('Cannot read the demo key');
});

test.each(['../NORD', 'ca', 'a/b', ''])('no key is made for a modtager called %j', async (id) => {
  const modtagere = [{ id, postkasse: 'a@b.example', certifikater: [] }];
  await expect(makeDemoKeys(order('names', { modtagere }))).rejects.toThrow('file name');
});

test('a modtager with certificates of its own gets no demo pair', async () => {
  const modtagere = [{ id: 'NORD', postkasse: 'a@b.example', certifikater: ['nord.pem'] }];
  expect((await makeDemoKeys(order('own', { modtagere }))).certificates.size).toBe(0);
});

test('a letter sealed with demo keys is opened as the contract says', async () => {
  const made = await makeDemoKeys(order('letter', { keys: 'rsa-3072' }));
  const signer = readSigner({
    certificate: await readFile(made.signingCert, 'utf8'),
    key: await readFile(made.signingKey, 'utf8'),
    mailFrom: MAIL_FROM,
  });
  const modtagere = MODTAGERE.map((one) => ({
    ...one,
    kortnavn: one.id,
    slags: 'forvaltning' as const,
    navne: [],
    certifikatadresse: null,
    profil: 'gcm-oaep' as const,
    brevMaksMB: 25,
  }));
  const rules = {
    modtagere: new Map(modtagere.map((one) => [one.id, one])),
    certifikater: new Map<string, string>(),
  };
  const keyring = makeKeyring({ rules, signer, demo: made.certificates });
  await selfTest(keyring, AT);
  const recipient = keyring.recipient('SYD', AT);
  if (recipient === null) throw new Error('No recipient.');
  const { mails } = await sealLetter(sampleLetter(), keyring.signer, { recipient });
  const folder = { ...at, path: (name: string) => join(at.path('letter'), name) };
  await writeFile(folder.path('a.eml'), mails[0]?.eml ?? '');
  expect(await openByOpenssl(folder, 'a', 'SYD')).toEqual({ decrypted: true, verified: true });
});

test('the TLS certificate is good for localhost and 127.0.0.1', async () => {
  const made = await makeDemoKeys(order('tls'));
  const [cert, key, ca] = await Promise.all([
    readFile(made.smtpCert),
    readFile(made.smtpKey),
    readFile(made.caCert),
  ]);
  const server = createServer({ cert, key }, (socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const host of ['localhost', '127.0.0.1']) {
    const authorized = await new Promise<boolean>((resolve, reject) => {
      const socket = connect(
        { host: '127.0.0.1', servername: host === 'localhost' ? host : '', port, ca },
        () => {
          resolve(socket.authorized);
          socket.end();
        },
      );
      socket.on('error', reject);
    });
    expect(authorized, host).toBe(true);
  }
  await new Promise((resolve) => server.close(resolve));
});
