import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { installDebianPackages } from '../debian-packages.ts';
import { freePort } from '../free-port.ts';
import { cephConf } from './ceph-conf.ts';
import type { Engine, NotRun, StartedEngine } from './engine.ts';

const ADDRESS = 'KLAGEVEJ_TEST_S3';
const PROGRAMS = ['ceph-mon', 'ceph-osd', 'radosgw'] as const;
const BUCKET = 'proevesager';
const START_MS_MAX = 120_000;
const LOOK_EVERY_MS = 200;

/**
 * An S3 server: Ceph's radosgw from Debian's packages, with its objects in memory, in a folder of
 * its own. `KLAGEVEJ_TEST_S3` (`s3://BUCKET/PREFIX`) names another, with the SDK's own variables.
 */
export const radosgw: Engine = {
  name: 's3',
  tests: [{ suites: ['motorer'], paths: ['test/motorer/s3'] }],
  async start() {
    const given = process.env[ADDRESS] ?? '';
    if (given !== '') return { env: { [ADDRESS]: given }, stop: async () => {} };
    const store = await startRadosgw();
    if ('ikkeKoert' in store) return store;
    return { env: store.env, stop: store.stop };
  },
};

/** An S3 server of the test's own. */
export type S3Server = StartedEngine & {
  /** `s3://BUCKET/PREFIX`; what else the SDK must know stands in `env`. */
  readonly address: string;
  /** Kills the gateway and starts it again; what is stored stays. */
  readonly crash: () => Promise<void>;
};

/** Gets Ceph when it is missing, and starts one with an empty bucket. */
export async function startRadosgw(): Promise<S3Server | NotRun> {
  if (!isInstalled()) installDebianPackages(['radosgw', 'ceph-mon', 'ceph-osd']);
  return isInstalled() ? startCeph() : MISSING;
}

const MISSING: NotRun = {
  ikkeKoert: `Ceph mangler. Installér Debians pakker radosgw, ceph-mon og ceph-osd, eller sæt ${ADDRESS} og AWS_ENDPOINT_URL_S3 til en server med en tom spand.`,
};

function isInstalled(): boolean {
  return PROGRAMS.every((program) => existsSync(join('/usr/bin', program)));
}

type Program = (typeof PROGRAMS)[number];
type Servers = Map<Program, ChildProcess>;

async function startCeph(): Promise<S3Server> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-ceph-'));
  const servers: Servers = new Map();
  const stop = async () => {
    for (const server of [...servers.values()].toReversed()) await ended(server);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const { env, startGateway } = await startServers(dir, servers);
    await createBucket(env);
    const address = `s3://${BUCKET}/afproevning`;
    const crash = async () => {
      const gateway = servers.get('radosgw');
      if (gateway !== undefined) await ended(gateway);
      await startGateway();
    };
    return { env: { ...env, [ADDRESS]: address }, address, crash, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServers(dir: string, servers: Servers) {
  const [mon, rgw] = [await freePort(), await freePort()];
  const fsid = randomUUID();
  const conf = join(dir, 'ceph.conf');
  await writeFile(conf, cephConf({ dir, fsid, mon, rgw }));
  for (const folder of ['mon', 'osd', 'rgw']) await mkdir(join(dir, folder));
  const ceph = { dir, conf, fsid, mon };
  const start = (program: Program, args: readonly string[]) => {
    servers.set(program, spawn(program, ['-f', '-c', conf, ...args], { stdio: 'ignore' }));
  };
  await makeMonitor(ceph);
  start('ceph-mon', ['-i', 'a']);
  await makeStore(ceph);
  start('ceph-osd', ['-i', '0']);
  const startGateway = async () => {
    start('radosgw', ['-n', 'client.admin']);
    await untilAnswers(`http://127.0.0.1:${rgw}/`);
  };
  const [accessKey, secretKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];
  await makeUser(conf, { accessKey, secretKey });
  await startGateway();
  const env = {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${rgw}`,
    AWS_REGION: 'default',
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: secretKey,
  };
  return { env, startGateway };
}

type Ceph = {
  readonly dir: string;
  readonly conf: string;
  readonly fsid: string;
  readonly mon: number;
};

const run = promisify(execFile);

async function makeMonitor({ dir, conf, fsid, mon }: Ceph): Promise<void> {
  const keyring = join(dir, 'keyring');
  const caps = ['--cap', 'mon', 'allow *'];
  await run('ceph-authtool', [keyring, '-C', '--gen-key', '-n', 'mon.', ...caps]);
  await run('ceph-authtool', [
    ...[keyring, '--gen-key', '-n', 'client.admin', ...caps],
    ...['--cap', 'osd', 'allow *'],
  ]);
  const map = join(dir, 'monmap');
  await run('monmaptool', [
    '--create',
    '--fsid',
    fsid,
    '--addv',
    'a',
    `[v2:127.0.0.1:${mon}]`,
    map,
  ]);
  await run('ceph-mon', ['--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring, '-c', conf]);
}

/** The monitor must know of the store before it is made. */
async function makeStore({ dir, conf }: Ceph): Promise<void> {
  const uuid = randomUUID();
  const { stdout } = await run('ceph-authtool', ['--gen-print-key']);
  const key = stdout.trim();
  const secret = join(dir, 'osd.json');
  await writeFile(secret, JSON.stringify({ cephx_secret: key }));
  const keyring = join(dir, 'osd', 'keyring');
  await run('ceph-authtool', [keyring, '-C', '-n', 'osd.0', '--add-key', key]);
  await run('ceph', ['-c', conf, 'osd', 'new', uuid, '0', '-i', secret], { timeout: START_MS_MAX });
  await run('ceph-osd', ['--mkfs', '-i', '0', '--osd-uuid', uuid, '-c', conf]);
}

async function makeUser(
  conf: string,
  { accessKey, secretKey }: { readonly accessKey: string; readonly secretKey: string },
): Promise<void> {
  const user = ['user', 'create', '--uid', 'klagevej', '--display-name', 'Klagevej'];
  const keys = ['--access-key', accessKey, '--secret-key', secretKey];
  const admin = ['-c', conf, '-n', 'client.admin', ...user, ...keys];
  await run('radosgw-admin', admin, { timeout: START_MS_MAX });
}

async function untilAnswers(url: string): Promise<void> {
  const until = performance.now() + START_MS_MAX;
  while (performance.now() < until) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error('radosgw did not answer in time.');
}

async function createBucket(env: Awaited<ReturnType<typeof startServers>>['env']): Promise<void> {
  const client = new S3Client({
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_URL_S3,
    forcePathStyle: true,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    },
  });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
}
