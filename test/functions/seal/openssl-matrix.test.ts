import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { member, readDer } from '../../../functions/seal/asn1.ts';
import type { KeyKind } from '../../../functions/seal/demo-keys.ts';
import { derOid } from '../../../functions/seal/der.ts';
import type { Signer } from '../../../functions/seal/keyring.ts';
import { OID } from '../../../functions/seal/oids.ts';
import { openLetter, openSigned } from '../../../functions/seal/open-letter.ts';
import { bilagOf, sampleLetter } from '../letter/sample-letter.ts';
import { findOpenssl, openByOpenssl, openssl, type Scratch, scratch } from './openssl.ts';
import {
  MAIL_FROM,
  makePair,
  type Pair,
  POSTKASSE,
  recipientOf,
  sealLetter,
  signerOf,
  writePair,
} from './sealing-kit.ts';

const KINDS = ['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256'] as const satisfies readonly KeyKind[];
const PROFILES = ['gcm-oaep', 'cbc-pkcs1'] as const;
const BILAG = [
  { what: 'without bilag', bilag: [] },
  {
    what: 'with bilag',
    bilag: [
      bilagOf('afslag på tilskud (kopi) – ændret 😀.pdf', randomBytes(70_001)),
      bilagOf('tom.txt', Buffer.alloc(0), 'text/plain'),
      bilagOf('foto.jpg', randomBytes(57 * 1024 * 2), 'image/jpeg'),
    ],
  },
];

/** Recipient, algorithms and lengths, before the encrypted content. */
const FRAME_BYTES = 400;

let at: Scratch;
let signers: ReadonlyMap<KeyKind, Signer>;
const modtagere = new Map<KeyKind, Pair>();

beforeAll(async () => {
  await findOpenssl();
  at = await scratch();
  const ca = await makePair('p-256', { use: 'ca' }, null);
  await writePair(at.dir, 'ca', ca);
  const sign = { use: 'sign', address: MAIL_FROM } as const;
  const [p256, rsa] = await Promise.all([
    makePair('p-256', sign, ca),
    makePair('rsa-3072', sign, ca),
    ...KINDS.map(async (kind) => {
      const pair = await makePair(kind, { use: 'receive', address: POSTKASSE }, ca);
      modtagere.set(kind, pair);
      await writePair(at.dir, kind, pair);
    }),
  ]);
  signers = new Map([
    ['p-256', signerOf(p256)],
    ['rsa-3072', signerOf(rsa)],
  ]);
});

afterAll(() => at.remove());

function pairOf(kind: KeyKind): Pair {
  const pair = modtagere.get(kind);
  if (pair === undefined) throw new Error(`No pair of ${kind}.`);
  return pair;
}

function signerFor(kind: KeyKind): Signer {
  const signer = signers.get(kind);
  if (signer === undefined) throw new Error(`No signer of ${kind}.`);
  return signer;
}

const cells = KINDS.flatMap((kind) =>
  PROFILES.flatMap((profil) => BILAG.map((bilag) => ({ kind, profil, ...bilag }))),
);

test.each(cells)(
  'a letter to $kind by $profil $what is opened by openssl byte for byte',
  async ({ kind, profil, what, bilag }) => {
    const name = `${kind}-${profil}-${what.replaceAll(' ', '-')}`;
    const recipient = recipientOf(pairOf(kind), profil);
    const input = sampleLetter({ bilag });
    const { letter, mails } = await sealLetter(input, signerFor('p-256'), { recipient });
    const [mail] = mails;
    if (mail === undefined) throw new Error('No mail.');
    await at.write(`${name}.eml`, mail.eml);
    expect(await openByOpenssl(at, name, kind)).toEqual({ decrypted: true, verified: true });
    expect(mail.signed.equals(await at.read(`${name}.inner.eml`))).toBe(true);
    expect(mail.mime.equals(await at.read(`${name}.mime`))).toBe(true);

    const opened = openLetter(mail.eml, pairOf(kind));
    expect(opened.tekst).toBe(letter.dele[0]?.tekst);
    expect(opened.klageJson).toBe(letter.klageJson.toString());
    expect(opened.underskrevetAf).toBe(MAIL_FROM);
    expect(opened.bilag.map(({ navn, type }) => [navn, type])).toEqual(
      bilag.map(({ navn, type }) => [navn, type]),
    );
    expect(
      opened.bilag.every(({ bytes }, i) => bytes.equals(bilag[i]?.bytes ?? Buffer.alloc(0))),
    ).toBe(true);
  },
);

test('a letter signed by RSA is verified by openssl', async () => {
  const recipient = recipientOf(pairOf('p-256'), 'gcm-oaep');
  const { mails } = await sealLetter(sampleLetter(), signerFor('rsa-3072'), { recipient });
  await at.write('rsa-signed.eml', mails[0]?.eml ?? '');
  expect(await openByOpenssl(at, 'rsa-signed', 'p-256')).toEqual({
    decrypted: true,
    verified: true,
  });
});

test.each([
  { kind: 'rsa-2048', profil: 'gcm-oaep', type: OID.authEnvelopedData, version: 0 },
  { kind: 'p-256', profil: 'gcm-oaep', type: OID.authEnvelopedData, version: 0 },
  { kind: 'rsa-2048', profil: 'cbc-pkcs1', type: OID.envelopedData, version: 0 },
  { kind: 'p-256', profil: 'cbc-pkcs1', type: OID.envelopedData, version: 2 },
] as const)('a letter to $kind by $profil has the version its RFC asks for', async (row) => {
  const recipient = recipientOf(pairOf(row.kind), row.profil);
  const { mails } = await sealLetter(sampleLetter(), signerFor('p-256'), { recipient });
  const cms = readDer(mails[0]?.der ?? Buffer.alloc(0));
  expect(derOid(row.type).equals(member(cms, 0).raw)).toBe(true);
  expect([...member(member(member(cms, 1), 0), 0).content]).toEqual([row.version]);
});

test('another recipient’s key opens nothing', async () => {
  const recipient = recipientOf(pairOf('rsa-3072'), 'gcm-oaep');
  const { mails } = await sealLetter(sampleLetter(), signerFor('p-256'), { recipient });
  const eml = mails[0]?.eml ?? Buffer.alloc(0);
  await at.write('not-mine.eml', eml);
  expect(await openByOpenssl(at, 'not-mine', 'rsa-2048')).toMatchObject({ decrypted: false });
  expect(() => openLetter(eml, pairOf('rsa-2048'))).toThrow('another certificate');
  const own = pairOf('rsa-3072');
  expect(() => openLetter(eml, { ...own, key: pairOf('rsa-2048').key })).toThrow();
});

describe('a single flipped bit', () => {
  /** Everywhere but in the frame: encrypted key, nonce, content at start, middle and end, tag. */
  const offsets = (bytes: number) => [
    { where: 'content start', offset: bytes - 6_000 },
    { where: 'content middle', offset: bytes - 2_000 },
    { where: 'content end', offset: bytes - 19 },
    { where: 'tag start', offset: bytes - 16 },
    { where: 'tag end', offset: bytes - 1 },
  ];

  test.each(['rsa-2048', 'rsa-3072', 'rsa-4096', 'p-256'] as const)(
    'in a GCM letter to %s is refused by exit code',
    async (kind) => {
      const recipient = recipientOf(pairOf(kind), 'gcm-oaep');
      const { mails } = await sealLetter(sampleLetter(), signerFor('p-256'), { recipient });
      const der = mails[0]?.der ?? Buffer.alloc(0);
      const [cert, key] = [at.path(`${kind}.crt.pem`), at.path(`${kind}.key.pem`)];
      const decrypt = async (bytes: Buffer) => {
        await at.write(`flip-${kind}.p7m`, bytes);
        const args = ['cms', '-decrypt', '-inform', 'DER', '-in', at.path(`flip-${kind}.p7m`)];
        const { ok } = await openssl([...args, '-recip', cert, '-inkey', key, '-out', '/dev/null']);
        return ok;
      };
      expect(await decrypt(der)).toBe(true);
      for (const { where, offset } of offsets(der.length)) {
        const changed = Buffer.from(der);
        changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset % 8));
        expect(await decrypt(changed), where).toBe(false);
      }
    },
  );

  test('anywhere in a GCM letter is refused by our own opener, or changes nothing', async () => {
    const pair = pairOf('p-256');
    const recipient = recipientOf(pair, 'gcm-oaep');
    const { mails } = await sealLetter(sampleLetter(), signerFor('p-256'), { recipient });
    const [mail] = mails;
    if (mail === undefined) throw new Error('No mail.');
    const eml = mail.eml.toString('latin1');
    const head = eml.slice(0, eml.indexOf('\r\n\r\n') + 4);
    const whole = openLetter(mail.eml, pair);
    let refused = 0;
    for (let offset = 0; offset < mail.der.length; offset += 23) {
      const changed = Buffer.from(mail.der);
      changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset % 8));
      try {
        const tampered = Buffer.from(head + changed.toString('base64'), 'latin1');
        expect(openLetter(tampered, pair), `byte ${offset}`).toEqual(whole);
        // Only the frame (tags and version numbers) says nothing of the content.
        expect(offset).toBeLessThan(FRAME_BYTES);
      } catch (error) {
        if (error instanceof Error && error.name === 'AssertionError') throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(mail.der.length / 23 - FRAME_BYTES / 23);
  });
});

test('a letter changed after signing is refused by openssl and by us', async () => {
  const pair = pairOf('p-256');
  const recipient = recipientOf(pair, 'cbc-pkcs1');
  const { mails } = await sealLetter(sampleLetter(), signerFor('p-256'), { recipient });
  const signed = Buffer.from(mails[0]?.signed ?? []);
  const place = signed.indexOf('base64\r\n\r\n') + 20;
  signed[place] = signed[place] === 0x41 ? 0x42 : 0x41;
  expect(() => openSigned(Buffer.from(mails[0]?.signed ?? []))).not.toThrow();
  expect(() => openSigned(signed)).toThrow('it was changed');
  await at.write('changed.inner.eml', signed);
  const verify = ['cms', '-verify', '-in', at.path('changed.inner.eml')];
  const { ok } = await openssl([...verify, '-CAfile', at.path('ca.crt.pem'), '-out', '/dev/null']);
  expect(ok).toBe(false);
});
