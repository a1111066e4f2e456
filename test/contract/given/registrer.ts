import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { certPath, keyPath } from '../../../functions/seal/demo-keys.ts';
import { decryptCms } from '../../../functions/seal/open-cms.ts';
import { openSigned } from '../../../functions/seal/open-letter.ts';
import { type VirtualClock, virtualClock } from '../../functions/given/virtual-clock.ts';
import { makeProduction, type Production } from './production.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { type Attached, LEAST, multipart, type Typed } from './send.ts';
import { type StaffApp, staffApp } from './staff-app.ts';

const ORIGIN = 'http://localhost:4321';

/** A klage that was received: what its citizen has, and what the modtager's letter says. */
export type SentKlage = {
  readonly nummer: string;
  readonly kode: string;
  readonly registreringskode: string;
  readonly modtager: string;
};

/** The whole system in this process, without anybody who delivers, on a clock the test moves. */
export type Registrer = {
  readonly app: StaffApp;
  readonly dataDir: string;
  /** Where the modtagere's keys lie. */
  readonly keys: string;
  readonly clock: VirtualClock;
  /** The mails the relay has taken, once somebody delivers. */
  readonly received: Production['received'];
  readonly send: (changes?: Typed) => Promise<SentKlage>;
  readonly get: (address: string) => Promise<Response>;
  readonly post: (address: string, fields: Typed, headers?: Typed) => Promise<ReadPage>;
  readonly postFiles: (
    address: string,
    fields: Typed,
    files: readonly Attached[],
  ) => Promise<ReadPage>;
  /** What a POST answers, whatever it is. */
  readonly fetch: (address: string, fields: Typed) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export async function startRegistrer(): Promise<Registrer> {
  const production = await makeProduction();
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-registrer-'));
  const clock = virtualClock();
  const { RULES_DIR = '', SMTP_URL = '', SMTP_CA = '' } = production.env;
  const env = { RULES_DIR, SMTP_URL, SMTP_CA, TRUST_PROXY_HOPS: '1' };
  const app = await staffApp({ DATA_DIR: dataDir, ...env }, clock);
  const ask = async (address: string, init?: RequestInit) =>
    app.route(new Request(new URL(address, ORIGIN), init));
  return {
    ...{ app, dataDir, clock, keys: production.dir, received: production.received },
    send: async (changes = {}) => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': randomBytes(24).toString('base64url'),
      };
      const body = JSON.stringify({ ...LEAST, ...changes });
      const answer = await ask('/api/klager', { method: 'POST', headers, body });
      const { nummer, kode, modtager } = v.parse(Received, await answer.json());
      const letter = { nummer, dataDir, keys: production.dir, modtager: modtager.id };
      return { nummer, kode, modtager: modtager.id, registreringskode: await kodeIn(letter) };
    },
    get: (address) => ask(address),
    post: async (address, fields, given = {}) => {
      const headers = headersOf(given);
      return readPage(await ask(address, { method: 'POST', body: urlencoded(fields), headers }));
    },
    postFiles: async (address, fields, files) => {
      const body = multipart(fields, files);
      return readPage(await ask(address, { method: 'POST', body, headers: headersOf({}) }));
    },
    fetch: (address, fields) =>
      ask(address, { method: 'POST', body: urlencoded(fields), headers: headersOf({}) }),
    close: async () => {
      await app.close();
      await production.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

function urlencoded(fields: Typed): URLSearchParams {
  const typed = Object.entries(fields).filter(([, value]) => value !== undefined);
  return new URLSearchParams(typed.map(([name, value]) => [name, String(value)]));
}

function headersOf(given: Typed): Headers {
  const headers = new Headers({ origin: ORIGIN, 'x-forwarded-for': anyAddress() });
  for (const [name, value] of Object.entries(given)) headers.set(name, String(value));
  return headers;
}

/** Wrong codes of one test must not make another wait. */
function anyAddress(): string {
  return `10.${[...randomBytes(3)].join('.')}`;
}

const Received = v.object({
  nummer: v.string(),
  kode: v.string(),
  modtager: v.object({ id: v.string() }),
});
const KlageJson = v.object({ registrering: v.object({ registreringskode: v.string() }) });

type Letter = {
  readonly nummer: string;
  readonly dataDir: string;
  readonly keys: string;
  readonly modtager: string;
};

/** What only the modtager can read: the code in the sealed letter. */
async function kodeIn({ nummer, dataDir, keys, modtager }: Letter): Promise<string> {
  const sealed = await readFile(join(dataDir, 'objekter', 'sager', nummer, 'modtager-1.p7m'));
  const opened = openSigned(
    decryptCms(sealed, {
      key: createPrivateKey(await readFile(keyPath(keys, modtager))),
      certificate: new X509Certificate(await readFile(certPath(keys, modtager))),
    }),
  );
  return v.parse(KlageJson, JSON.parse(opened.klageJson)).registrering.registreringskode;
}
