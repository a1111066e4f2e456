import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCrl } from '../../../functions/seal/crl.ts';
import { makeRevocation } from '../../../functions/seal/revocation.ts';
import { findOpenssl, openssl, scratch } from './openssl.ts';

const DAY_MS = 86_400_000;
const at = await scratch();
afterAll(at.remove);

/** What the issuer's server gives out at this moment; null: 404. */
let served: Buffer | null = null;
let asked = 0;
const server = createServer((_, answer) => {
  asked += 1;
  if (served === null) answer.writeHead(404).end();
  else answer.end(served);
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
afterAll(() => server.close());
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const URL_OF_LIST = `http://127.0.0.1:${port}/udsteder.crl`;

async function run(...args: readonly string[]): Promise<void> {
  const { ok, stderr } = await openssl(args);
  if (!ok) throw new Error(stderr);
}

const CA_CONFIG = `[ca]
default_ca = own
[own]
database = ${at.path('index.txt')}
crlnumber = ${at.path('crlnumber')}
default_md = sha256
`;

async function issueCa(name: string): Promise<void> {
  await run(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', at.path(`${name}.key`), '-out', at.path(`${name}.crt`), '-days', '3650'],
    ...['-subj', '/CN=Prøve CA', '-utf8', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  );
}

async function issueLeaf(name: string, extensions: string): Promise<void> {
  await at.write(`${name}.ext`, `keyUsage=keyAgreement\n${extensions}\n`);
  await run(
    ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', at.path(`${name}.key`), '-out', at.path(`${name}.csr`), '-subj', `/CN=${name}`],
  );
  await run(
    ...['x509', '-req', '-in', at.path(`${name}.csr`), '-CA', at.path('ca.crt'), '-days', '3650'],
    ...['-CAkey', at.path('ca.key'), '-extfile', at.path(`${name}.ext`)],
    ...['-out', at.path(`${name}.crt`)],
  );
}

/** A list by `ca` of those in the index; in DER, as the standard asks. */
async function makeList(ca: string): Promise<Buffer> {
  const by = ['-config', at.path('ca.cnf'), '-keyfile', at.path(`${ca}.key`)];
  const cert = ['-cert', at.path(`${ca}.crt`)];
  await run('ca', ...by, ...cert, '-gencrl', '-crldays', '30', '-out', at.path('list.pem'));
  await run('crl', '-in', at.path('list.pem'), '-outform', 'DER', '-out', at.path('list.der'));
  return at.read('list.der');
}

const NONE: Buffer = Buffer.alloc(0);
const lists = { empty: NONE, revoked: NONE, forged: NONE };
let pem = '';
beforeAll(async () => {
  await findOpenssl();
  await at.write('ca.cnf', CA_CONFIG);
  await at.write('index.txt', '');
  await at.write('crlnumber', '01\n');
  await issueCa('ca');
  await issueCa('falsk');
  await issueLeaf('sof', `crlDistributionPoints=URI:ldap://x/y,URI:${URL_OF_LIST}`);
  await issueLeaf('uden', '');
  pem = `${await at.read('sof.crt')}${await at.read('ca.crt')}`;
  lists.empty = await makeList('ca');
  const by = ['-keyfile', at.path('ca.key'), '-cert', at.path('ca.crt')];
  await run('ca', '-config', at.path('ca.cnf'), ...by, '-revoke', at.path('sof.crt'));
  lists.revoked = await makeList('ca');
  lists.forged = await makeList('falsk');
});
beforeEach(() => {
  served = lists.empty;
  asked = 0;
});

let folders = 0;
function freshFolder(): string {
  folders += 1;
  return join(at.dir, `lister-${folders}`);
}

/** A fresh memory over a folder of its own, on a clock that is moved. */
function start(dir = freshFolder(), days = 0) {
  const alarms: string[] = [];
  const clock = { now: new Date(Date.now() + 60_000 + days * DAY_MS) };
  const parts = { dir, now: () => clock.now, alarm: (event: string) => void alarms.push(event) };
  const revocation = makeRevocation(parts);
  const pass = (more: number) => {
    clock.now = new Date(clock.now.getTime() + more * DAY_MS);
  };
  const usable = () => revocation.isUsable(new X509Certificate(pem), clock.now);
  return { revocation, alarms, usable, pass, dir };
}

describe('a certificate that names a list', () => {
  test('is used while the list does not name it', async () => {
    const { revocation, usable, alarms } = start();
    revocation.follow('SOF', pem);
    await revocation.refresh();
    expect(asked).toBe(1);
    expect([usable(), alarms]).toEqual([true, []]);
  });

  test('is used no more from the list that names it', async () => {
    const { revocation, usable, alarms } = start();
    revocation.follow('SOF', pem);
    await revocation.refresh();
    served = lists.revoked;
    await revocation.refresh();
    expect([usable(), alarms]).toEqual([false, ['certifikat-spaerret']]);
  });

  test.each([
    ['gives nothing', null],
    ['gives a list that somebody else signed', 'forged'],
    ['gives what is no list', 'page'],
  ] as const)('is used for seven days when its issuer %s, with an alarm', async (_, what) => {
    const { revocation, usable, alarms, pass } = start();
    revocation.follow('SOF', pem);
    await revocation.refresh();
    if (what === null) served = null;
    else served = what === 'forged' ? lists.forged : Buffer.from('<html>');
    pass(6.9);
    await revocation.refresh();
    expect([usable(), alarms]).toEqual([true, ['spaerreliste-ikke-hentet']]);
    pass(0.2);
    expect(usable()).toBe(false);
    served = lists.empty;
    await revocation.refresh();
    expect(usable()).toBe(true);
  });

  test('is remembered as revoked over a restart without a line out', async () => {
    const first = start();
    served = lists.revoked;
    first.revocation.follow('SOF', pem);
    await first.revocation.refresh();
    served = null;
    const second = start(first.dir, 1);
    second.revocation.follow('SOF', pem);
    await second.revocation.refresh();
    expect(second.usable()).toBe(false);
  });

  test('has seven days from the first try when there never was a list, restarts or not', async () => {
    served = null;
    const first = start();
    first.revocation.follow('SOF', pem);
    await first.revocation.refresh();
    expect(first.usable()).toBe(true);
    const later = start(first.dir, 7.5);
    later.revocation.follow('SOF', pem);
    await later.revocation.refresh();
    expect(later.usable()).toBe(false);
  });

  test('is told, and judged by its time alone, when its issuer is not in its file', async () => {
    const { revocation, usable, alarms } = start();
    revocation.follow('SOF', String(await at.read('sof.crt')));
    await revocation.refresh();
    expect([usable(), alarms, asked]).toEqual([true, ['certifikat-uden-udsteder'], 0]);
  });
});

test('a certificate without a list is not asked about', async () => {
  const { revocation, alarms } = start();
  revocation.follow('SOF', `${await at.read('uden.crt')}${await at.read('ca.crt')}`);
  await revocation.refresh();
  expect([alarms, asked]).toEqual([[], 0]);
});

describe('a list', () => {
  test('says what openssl says of it', async () => {
    const issuer = new X509Certificate(await at.read('ca.crt'));
    const { revoked, nextUpdate, thisUpdate } = readCrl(lists.revoked, issuer);
    expect([...revoked]).toEqual([new X509Certificate(pem).serialNumber]);
    expect((Number(nextUpdate) - thisUpdate.getTime()) / DAY_MS).toBe(30);
    expect(readCrl(lists.empty, issuer).revoked.size).toBe(0);
  });

  test('with one octet changed is refused, or says the same', async () => {
    const issuer = new X509Certificate(await at.read('ca.crt'));
    const untouched = readCrl(lists.revoked, issuer);
    let refused = 0;
    for (let i = 0; i < lists.revoked.length; i += 1) {
      const changed = Buffer.from(lists.revoked);
      changed[i] = (changed[i] ?? 0) ^ 0x01;
      try {
        // A few octets stand outside what is signed: the outermost length, how the signature is packed.
        expect(readCrl(changed, issuer), `octet ${i}`).toEqual(untouched);
      } catch (error) {
        if (error instanceof Error && error.name === 'AssertionError') throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(lists.revoked.length - 8);
  });
});
