import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeProduction, type Production } from '../contract/given/production.ts';
import { type Relay, type RelayOptions, startRelay } from '../faults/kill-relay.ts';
import { freePort } from '../free-port.ts';
import { makeDatabase } from '../register-address.ts';
import { type Instance, makeInstance } from './instance.ts';
import { type Cluster, startPostgres } from './postgresql.ts';
import { type S3Server, startRadosgw } from './radosgw.ts';

/** Several processes of the whole system that share a register, a store and a relay, and no disk. */
export type ManyInstances = {
  readonly instances: readonly Instance[];
  readonly postgres: Cluster;
  readonly s3: S3Server;
  readonly relay: Relay;
  readonly databaseUrl: string;
  readonly objectsUrl: string;
  /** What each instance is told beside its port and its folder. */
  readonly env: { readonly [name: string]: string };
  /** The folder of the keys that open the letters: MODTAGER.key.pem, MODTAGER.crt.pem. */
  readonly keysDir: string;
  readonly stop: () => Promise<void>;
};

export type ManyOptions = {
  readonly count?: number;
  /** Beside or in place of what all instances are told. */
  readonly env?: { readonly [name: string]: string };
  readonly relay?: RelayOptions;
  /** The folder of another version's code, to begin with. */
  readonly root?: string;
};

/** Of `makeProduction`, what a kommune's instances have in common; logins and hosts stay development's. */
const SHARED = ['RULES_DIR', 'MAIL_FROM', 'SIGNING_CERT', 'SIGNING_KEY', 'APP_SECRET'];

/**
 * Starts PostgreSQL and radosgw (from Debian's packages), a relay in this process, and `count`
 * instances beside each other; resolves when all of them answer. The store's address and keys stand
 * in this process' environment too, so that a test can look into it.
 * @throws Error, a Danish sentence, when an engine cannot be had here.
 */
export async function startManyInstances(options: ManyOptions = {}): Promise<ManyInstances> {
  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of running.splice(0).toReversed()) await end();
  };
  try {
    return { ...(await startAll(options, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  { count = 3, env: more = {}, relay: relayOptions, root }: ManyOptions,
  running: (() => Promise<void>)[],
): Promise<Omit<ManyInstances, 'stop'>> {
  const postgres = there(await startPostgres());
  running.push(postgres.stop);
  const s3 = there(await startRadosgw());
  running.push(s3.stop);
  Object.assign(process.env, s3.env);
  const kommune = await makeProduction();
  running.push(kommune.close);
  const relay = await startRelay(relayOptions);
  running.push(relay.close);
  const databaseUrl = await makeDatabase(postgres.address, 'klagevej');
  const places = { DATABASE_URL: databaseUrl, OBJECTS_URL: s3.address };
  const env = { ...sharedOf(kommune), ...relay.env, ...places, ...more };
  const instances = await Promise.all(Array.from({ length: count }, () => onePlace(env, running)));
  await Promise.all(instances.map((instance) => instance.start(root)));
  return {
    ...{ instances, postgres, s3, relay, databaseUrl, objectsUrl: s3.address, env },
    keysDir: kommune.dir,
  };
}

/** An instance that is yet to be started, with a port and a folder of its own. */
async function onePlace(
  env: { readonly [name: string]: string },
  running: (() => Promise<void>)[],
): Promise<Instance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-instans-'));
  const instance = makeInstance({ dataDir, port: await freePort(), env });
  running.push(async () => {
    await instance.kill();
    await rm(dataDir, { recursive: true, force: true });
  });
  return instance;
}

function sharedOf({ env }: Production): { readonly [name: string]: string } {
  return Object.fromEntries(SHARED.map((name) => [name, env[name] ?? '']));
}

function there<T extends object>(started: T | { readonly ikkeKoert: string }): T {
  if ('ikkeKoert' in started) throw new Error(started.ikkeKoert);
  return started;
}
