import { beforeAll, describe, expect, test } from 'vitest';
import type { Modtager } from '../../../functions/routing/rule-set.ts';
import { type Keyring, makeKeyring } from '../../../functions/seal/keyring.ts';
import { readSigner } from '../../../functions/seal/read-signer.ts';
import { selfTest } from '../../../functions/seal/self-test.ts';
import { MAIL_FROM, makePair, type Pair, POSTKASSE, signerOf } from './sealing-kit.ts';

const YEARS = [2024, 2026, 2028] as const;
const PATHS = ['gammelt.pem', 'nyt.pem', 'svagt.pem'];

let signer: Pair;
let keyring: Keyring;
let certifikater: ReadonlyMap<string, string>;

function modtager(paths: readonly string[]): Modtager {
  return {
    id: 'NORD',
    kortnavn: 'N',
    slags: 'forvaltning',
    navne: [],
    postkasse: POSTKASSE,
    certifikater: paths,
    certifikatadresse: null,
    profil: 'cbc-pkcs1',
    brevMaksMB: 25,
  };
}

function keyringOf(paths: readonly string[]): Keyring {
  const rules = { modtagere: new Map([['NORD', modtager(paths)]]), certifikater };
  return makeKeyring({ rules, signer: signerOf(signer), demo: new Map() });
}

function during(from: number, to: number, address = POSTKASSE): Promise<Pair> {
  const time = { validFrom: new Date(`${from}-01-01`), validTo: new Date(`${to}-01-01`) };
  return makePair('p-256', { use: 'receive', address, ...time }, null);
}

beforeAll(async () => {
  signer = await makePair('p-256', { use: 'sign', address: MAIL_FROM }, null);
  const [old, next, stranger] = await Promise.all([
    during(YEARS[0], YEARS[1]),
    during(2025, YEARS[2]),
    during(2020, 2040, 'andre@kommune.example'),
  ]);
  const pems = [old, next, stranger].map(({ certificate }) => certificate.toString());
  certifikater = new Map(PATHS.map((path, i) => [path, pems[i] ?? '']));
  keyring = keyringOf(PATHS);
});

describe('the certificate a letter is sealed to', () => {
  test.each([
    { day: '2023-06-01', path: null },
    { day: '2024-06-01', path: 'gammelt.pem' },
    { day: '2025-06-01', path: 'nyt.pem' },
    { day: '2027-06-01', path: 'nyt.pem' },
    { day: '2029-06-01', path: null },
  ])('on $day is $path', ({ day, path }) => {
    const recipient = keyring.recipient('NORD', new Date(day));
    const pem = path === null ? undefined : certifikater.get(path);
    expect(recipient?.certificate.toString()).toBe(pem);
    expect(recipient?.profil ?? 'cbc-pkcs1').toBe('cbc-pkcs1');
  });

  test('is never one for another address', () => {
    expect(keyringOf(PATHS).recipient('NORD', new Date('2035-01-01'))).toBeNull();
    expect(() => keyringOf(['svagt.pem'])).toThrow('"NORD" har intet certifikat');
  });

  test('is the same object each day, so that its constants are made once', () => {
    const [one, other] = ['2027-01-02', '2027-01-03'].map((d) =>
      keyring.recipient('NORD', new Date(d)),
    );
    expect(one).toBe(other);
  });
});

test('an unknown modtager has no recipient', () => {
  expect(keyring.recipient('SYD', new Date('2025-06-01'))).toBeNull();
});

test('a modtager without certificates stops the start unless there is a demo pair', async () => {
  expect(() => keyringOf([])).toThrow('"NORD" har intet certifikat');
  const { certificate } = await during(2024, 2028);
  const rules = { modtagere: new Map([['NORD', modtager([])]]), certifikater };
  const demo = makeKeyring({
    rules,
    signer: signerOf(signer),
    demo: new Map([['NORD', certificate]]),
  });
  expect(demo.recipient('NORD', new Date('2025-06-01'))?.certificate).toBe(certificate);
});

describe('the signer', () => {
  const pems = ({ key, certificate }: Pair) => ({
    certificate: certificate.toString(),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    mailFrom: MAIL_FROM,
  });

  test('is read with its chain', async () => {
    const ca = await makePair('p-256', { use: 'ca' }, null);
    const leaf = await makePair('p-256', { use: 'sign', address: MAIL_FROM }, ca);
    const both = leaf.certificate.toString() + ca.certificate.toString();
    const read = readSigner({ ...pems(leaf), certificate: both });
    expect(read.certificate.raw.equals(leaf.certificate.raw)).toBe(true);
    expect(read.chain.map(({ raw }) => raw.equals(ca.certificate.raw))).toEqual([true]);
  });

  test('with another key, address or no PEM is refused in one sentence', async () => {
    const other = await makePair('p-256', { use: 'sign', address: MAIL_FROM }, null);
    const own = pems(signer);
    expect(() => readSigner({ ...own, key: pems(other).key })).toThrow('does not belong');
    expect(() => readSigner({ ...own, mailFrom: 'x@kommune.example' })).toThrow(
      `made for ${MAIL_FROM}: it must be for MAIL_FROM`,
    );
    expect(() => readSigner({ ...own, certificate: 'x' })).toThrow('"SIGNING_CERT"');
    expect(() => readSigner({ ...own, key: 'x' })).toThrow('"SIGNING_KEY"');
  });
});

test('the self-test passes with a good keyring and stops with a wrong key', async () => {
  const at = new Date('2026-03-02T12:00:00Z');
  await selfTest(keyring, at);
  const other = await makePair('p-256', { use: 'sign', address: MAIL_FROM }, null);
  const broken = { ...keyring, signer: { ...keyring.signer, key: other.key } };
  await expect(selfTest(broken, at)).rejects.toThrow('signature');
});
