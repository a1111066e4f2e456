import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installDebianPackages } from '../debian-packages.ts';
import { freePort } from '../free-port.ts';
import { makeTemplate } from '../register-address.ts';
import type { Engine, NotRun } from './engine.ts';

const DEBIAN_BIN = '/usr/lib/postgresql';
const MEMORY = '/dev/shm';
const ADDRESS = 'KLAGEVEJ_TEST_DATABASE';
const START_MS_MAX = 60_000;

/**
 * Where what is answered hangs on the register: what it takes, refuses, counts and orders, and how it
 * is shared. The other files ask about words, rights, files and pages, which are decided before or
 * after it: they would only repeat themselves. So would those of faults that are the relay's alone.
 */
const CONTRACT: readonly string[] = [
  ...['start', 'stop', 'klager-api', 'carry-on', 'register-api', 'rules-in-force', 'registrer'],
  ...['staff-login', 'staff-cases', 'staff-worklist', 'releases', 'workshop'],
];

/**
 * PostgreSQL from Debian's packages, in a folder of its own, sorted as Danish is: what the register
 * needs must not hang on a server's language. `KLAGEVEJ_TEST_DATABASE` names another, in which the
 * tests may make databases.
 */
export const postgresql: Engine = {
  name: 'postgresql',
  tests: [
    { suites: ['motorer'], paths: ['test/motorer/postgresql'] },
    {
      suites: ['functions'],
      paths: [
        ...['register', 'register-tools', 'delivery', 'operator-tools', 'publishing', 'staff'],
        ...['sager', 'registering', 'release', 'statistics', 'statistics-tools', 'report-desk'],
        ...['sletning', 'flytning', 'retur', 'http'],
      ].map((folder) => `test/functions/${folder}/`),
    },
    { suites: ['contract'], paths: CONTRACT.map((file) => `test/contract/${file}.test.ts`) },
    { suites: ['faults'], paths: ['test/faults/kill', 'test/faults/canary'] },
  ],
  async start() {
    const given = process.env[ADDRESS] ?? '';
    if (given !== '') {
      await makeTemplate(given);
      return { env: { [ADDRESS]: given }, stop: async () => {} };
    }
    const server = await startPostgres();
    if ('ikkeKoert' in server) return server;
    return { env: { [ADDRESS]: server.address }, stop: server.stop };
  },
};

/** Gets PostgreSQL when it is missing, and starts one with nothing in it but the template. */
export async function startPostgres(): Promise<Cluster | NotRun> {
  if (programs() === null) installDebianPackages(['postgresql']);
  const bin = programs();
  if (bin === null) return MISSING;
  const cluster = await newCluster(bin, []);
  await makeTemplate(cluster.address);
  return cluster;
}

const MISSING: NotRun = {
  ikkeKoert: `PostgreSQL mangler. Installér Debians pakke postgresql, eller sæt ${ADDRESS} til en server, hvor der må laves databaser.`,
};

/** The folder of the newest initdb and postgres, or null. */
function programs(): string | null {
  const versions = existsSync(DEBIAN_BIN) ? readdirSync(DEBIAN_BIN) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_BIN, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** A server that a test may do anything to. */
export type Cluster = {
  /** Of its superuser. */
  readonly address: string;
  /** Its own folder, which the server can read. */
  readonly dir: string;
  /** Sends a signal to every one of its processes. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Kills every one of its processes, as a power cut does. */
  readonly crash: () => Promise<void>;
  /** Starts it again. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * A server of a test's own.
 * @param more settings as `name=value`, given its folder
 */
export async function ownCluster(more: readonly string[] = []): Promise<Cluster> {
  const bin = programs();
  if (bin === null) throw new Error(MISSING.ikkeKoert);
  return newCluster(bin, more);
}

async function newCluster(bin: string, more: readonly string[]): Promise<Cluster> {
  const owner = ownerOfServer();
  const dir = mkdtempSync(join(roomInMemory(), 'klagevej-postgresql-'));
  if (owner !== null) chownSync(dir, owner.uid, owner.gid);
  const password = randomBytes(12).toString('hex');
  initCluster(bin, dir, password);
  const port = await freePort();
  const args = [
    '-D',
    join(dir, 'data'),
    ...settings(dir, port),
    ...more.flatMap((one) => ['-c', one]),
  ];
  const run = async () => {
    const begun = spawn(join(bin, 'postgres'), args, {
      ...{ ...owner, cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] },
    });
    await untilReady(begun);
    return begun;
  };
  let server = await run();
  const signal = (name: NodeJS.Signals) => {
    for (const pid of familyOf(server.pid ?? 0)) process.kill(pid, name);
  };
  return {
    ...{ dir, signal, address: `postgres://klagevej:${password}@127.0.0.1:${port}/postgres` },
    crash: async () => {
      const ended = once(server, 'exit');
      signal('SIGKILL');
      await ended;
    },
    start: async () => {
      server = await run();
    },
    stop: async () => {
      // SIGINT: it ends whoever is still connected, and then itself.
      const ended = once(server, 'exit');
      if (server.exitCode === null && server.signalCode === null && server.kill('SIGINT')) {
        await ended;
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function initCluster(bin: string, dir: string, password: string): void {
  const owner = ownerOfServer();
  const passwordFile = join(dir, 'adgangskode');
  writeFileSync(passwordFile, password);
  if (owner !== null) chownSync(passwordFile, owner.uid, owner.gid);
  execFileSync(
    join(bin, 'initdb'),
    [
      ...['-D', join(dir, 'data'), '-U', 'klagevej', '-A', 'scram-sha-256'],
      ...[`--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8'],
      ...['--locale-provider=icu', '--icu-locale=da-DK'],
    ],
    { ...owner, cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/** A process and its children, the parent first: it must not start new ones meanwhile. */
function familyOf(pid: number): readonly number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [pid, ...processes.filter((name) => parentOf(name) === pid).map(Number)];
}

/** The fourth word of `stat`, the second of which is a name in brackets; null when it has ended. */
function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(join('/proc', pid, 'stat'), 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** Hundreds of databases come and go: in memory where there is some. What is tested is no power cut. */
function roomInMemory(): string {
  return existsSync(MEMORY) ? MEMORY : tmpdir();
}

/** PostgreSQL refuses to run as root; Debian's package has made a user for it. */
function ownerOfServer(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function settings(dir: string, port: number): readonly string[] {
  return [
    ...['-p', String(port), '-k', dir, '-c', 'listen_addresses=127.0.0.1'],
    // Many tests at once, each with connections of its own; databases come and go.
    ...['-c', 'max_connections=300', '-c', 'max_wal_size=1GB'],
  ];
}

async function untilReady(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  const lines = createInterface({ input: server.stderr ?? process.stdin });
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(said.join('\n'))), START_MS_MAX);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
    lines.on('line', (line) => {
      if (said.length < 100) said.push(line);
      if (!line.includes('ready to accept connections')) return;
      clearTimeout(late);
      resolve();
    });
  });
  await ready;
}
