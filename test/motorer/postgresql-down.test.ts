import { chownSync, copyFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { commitBeside } from '../../functions/register/commit-together.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { isPassing } from '../../functions/register/passing-fault.ts';
import { recordKlage } from '../../functions/register/record-klage.ts';
import type { Db, Trx } from '../../functions/register/tables.ts';
import { LEAST } from '../contract/given/send.ts';
import { testPem } from '../faults/test-pem.ts';
import { klage } from '../functions/given/klage.ts';
import { newKey, postKlage, startSystem } from '../system.ts';
import { COMMIT, cableTo } from './cable.ts';
import { type Cluster, ownCluster } from './postgresql.ts';

const CA = fileURLToPath(new URL('../faults/tls/ca.crt.pem', import.meta.url));

let cluster: Cluster;
let databases = 0;
let url = '';

beforeAll(async () => {
  // Nobody but the test writes, and nothing reaches the disk before somebody waits for it.
  cluster = await ownCluster(['autovacuum=off', 'wal_writer_delay=10s', 'bgwriter_lru_maxpages=0']);
});
afterAll(() => cluster.stop());
beforeEach(async () => {
  databases += 1;
  await asOperator(`create database nr${databases}`);
  const own = new URL(cluster.address);
  own.pathname = `/nr${databases}`;
  url = own.href;
});

async function asOperator(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: cluster.address });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function opened(address: string): Promise<Db> {
  const db = await openRegister(address);
  onTestFinished(() => db.destroy());
  return db;
}

const numberOf = async (trx: Trx) => {
  const { rows } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(
    trx,
  );
  return rows[0]?.xid ?? '';
};
const addName = (trx: Trx, medarbejder: string) =>
  trx.insertInto('medarbejder_navn').values({ medarbejder, navn: 'x' }).execute();
const names = async (db: Db) => {
  const rows = await db.selectFrom('medarbejder_navn').select('medarbejder').execute();
  return rows.map(({ medarbejder }) => medarbejder);
};

test('what a crash took back is not taken for written because another got its number', async () => {
  const cable = await cableTo(url);
  const db = await opened(cable.url);
  const numbers: string[] = [];
  const add = (medarbejder: string) => async (trx: Trx) => {
    await addName(trx, medarbejder);
    numbers.push(await numberOf(trx));
  };
  const crashed = Promise.withResolvers<void>();
  cable.insteadOf(COMMIT, async () => {
    await cluster.crash();
    await cluster.start();
    const other = await openRegister(url);
    await other.transaction().execute(add('en-anden'));
    await other.destroy();
    crashed.resolve();
  });
  const isWritten = await commitBeside(db, add('os')).then(
    () => true,
    () => false,
  );
  await crashed.promise;
  const [first, second] = numbers;
  // Else the test shows nothing.
  expect(second).toBe(first);
  expect(numbers.length).toBeGreaterThan(1);
  const there = await names(await opened(url));
  expect(there.toSorted()).toEqual(isWritten ? ['en-anden', 'os'] : ['en-anden']);
});

test('a second machine that falls silent is waited for, and what it has not is not promised', async () => {
  const db = await opened(url);
  await asOperator(
    `alter system set synchronous_standby_names = 'ingen'`,
    'select pg_reload_conf()',
  );
  const begun = performance.now();
  const failed = await recordKlage(db, klage(1)).catch((error: unknown) => error);
  await asOperator('alter system reset synchronous_standby_names', 'select pg_reload_conf()');
  expect(isPassing(failed)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(60_000);
});

describe('a klage while PostgreSQL', () => {
  async function running() {
    const system = await startSystem({ env: { DATABASE_URL: url } });
    onTestFinished(system.stop);
    expect((await postKlage(system.url, LEAST)).status).toBe(201);
    return system;
  }

  test('stands still is answered that nothing was received, and received when it goes on', async () => {
    const system = await running();
    const keys = [newKey(), newKey(), newKey()];
    const send = (key: string) => postKlage(system.url, LEAST, key);
    cluster.signal('SIGSTOP');
    try {
      for (const answer of await Promise.all(keys.map(send))) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).not.toBeNull();
        expect(await answer.text()).toMatch(/ikke modtaget/);
      }
      expect((await fetch(`${system.url}/readyz`)).status).toBe(503);
      expect((await fetch(`${system.url}/healthz`)).status).toBe(200);
    } finally {
      cluster.signal('SIGCONT');
    }
    for (const answer of await Promise.all(keys.map(send))) expect(answer.status).toBe(201);
    expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
    const db = await opened(url);
    expect(await db.selectFrom('sag').select('nummer').execute()).toHaveLength(4);
  });

  test('crashes and starts again is received once, or not at all and said so', async () => {
    const system = await running();
    const keys = Array.from({ length: 24 }, newKey);
    const send = async (key: string) => {
      const answer = await postKlage(system.url, LEAST, key);
      const body: unknown = await answer.json();
      const nummer = Object.entries(body ?? {}).find(([name]) => name === 'nummer')?.[1];
      return { status: answer.status, nummer: String(nummer) };
    };
    const first = Promise.all(keys.map(send));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await cluster.crash();
    await cluster.start();
    const said = await first;
    const again = await Promise.all(keys.map(send));
    expect(said.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
    // What was promised is answered with its own number, whatever the crash took.
    const promised = said.map(({ status, nummer }, i) => (status === 201 ? [i, nummer] : null));
    for (const [i, nummer] of promised.filter((one) => one !== null)) {
      expect(again[Number(i)]).toEqual({ status: 200, nummer });
    }
    const db = await opened(url);
    expect(await db.selectFrom('sag').select('nummer').execute()).toHaveLength(25);
    expect(new Set(again.map(({ nummer }) => nummer)).size).toBe(24);
  });
});

describe('under TLS with sslmode=verify-full', () => {
  const certificate = () => join(cluster.dir, 'server.crt');
  const key = () => join(cluster.dir, 'server.key');

  beforeAll(async () => {
    const { uid, gid } = statSync(cluster.dir);
    writeFileSync(key(), testPem('server.key'), { mode: 0o600 });
    chownSync(key(), uid, gid);
    await show('good');
    await asOperator(
      ...[`alter system set ssl_cert_file = '${certificate()}'`],
      ...[`alter system set ssl_key_file = '${key()}'`, 'alter system set ssl = on'],
    );
    await show('good');
  });

  /** The certificate that the server shows from now on. */
  async function show(name: string): Promise<void> {
    copyFileSync(
      fileURLToPath(new URL(`../faults/tls/${name}.crt.pem`, import.meta.url)),
      certificate(),
    );
    await asOperator('select pg_reload_conf()', 'select pg_sleep(1)');
  }

  const verified = (more = `&sslrootcert=${CA}`) => `${url}?sslmode=verify-full${more}`;

  test('the register is opened, and what is said cannot be read on the way', async () => {
    const db = await opened(verified());
    const { rows } = await sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(
      db,
    );
    expect(rows).toEqual([{ ssl: true }]);
  });

  test('a server of an authority nobody named is refused', async () => {
    await expect(openRegister(verified(''))).rejects.toThrow(/certificate/);
  });

  test.each([
    ['wrong-name', /does not match/],
    ['expired', /expired/],
    ['self-signed', /self-signed/],
  ])('a server whose certificate is %s is refused', async (name, words) => {
    await show(name);
    await expect(openRegister(verified())).rejects.toThrow(words);
    await show('good');
  });
});
