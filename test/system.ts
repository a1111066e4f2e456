import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
/** As `npm start` has it: a polluted prototype throws instead of spreading. */
const SERVE = ['--disable-proto=throw', 'functions/serve.ts'];
const START_MS_MAX = 120_000;
/** What Node made of our modules last time: a third less work at each start. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'klagevej-test');

/** The whole system, running as a process of its own on its own data. */
export type System = {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** Sends a signal and waits for the end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
};

export type SystemOptions = {
  /** Data of an earlier system, to start again on. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly env?: { readonly [name: string]: string };
};

/** Starts `functions/serve.ts` as a user would, and waits until it answers. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'klagevej-')));
  const port = options.port ?? (await freePort());
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    NODE_ENV: '',
    NODE_COMPILE_CACHE: COMPILED,
    // As `npm start` has it: fsyncs that wait together share one write of the disk's journal.
    UV_THREADPOOL_SIZE: '16',
    ...options.env,
  };
  const child = spawn(process.execPath, SERVE, { cwd: ROOT, env });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const output = () => printed.join('');
  const url = `http://localhost:${port}`;
  await untilAnswering(url, child, output);
  const end = (signal: NodeJS.Signals = 'SIGTERM') => endOf(child, signal);
  const stop = async () => {
    await end('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, dataDir, pid: child.pid ?? 0, output, end, stop };
}

/** A test that fails before it can stop its system must not leave it behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The exit code and words of a start that must not succeed. */
export async function failingStart(env: { readonly [name: string]: string }) {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-'));
  const port = String(await freePort());
  const child = spawn(process.execPath, SERVE, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: '', PORT: port, DATA_DIR: dataDir, ...env },
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const [code] = await once(child, 'close');
  await rm(dataDir, { recursive: true, force: true });
  return { code: Number(code), output: printed.join('') };
}

/** A random idempotency key. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** Sends one klage as a system would. */
export function postKlage(url: string, fields: object, key = newKey()): Promise<Response> {
  return fetch(`${url}/api/klager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(fields),
  });
}

/** Names of the letters in a mailbox that are there in full; `[]` while it has none. */
export async function lettersIn(dataDir: string, modtager: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'postkasser', modtager)).catch(() => []);
  return names.filter((name) => name.endsWith('.eml'));
}

/** Waits until `check` gives something, or fails with what was waited for. */
export async function until<T>(
  what: string,
  check: () => Promise<T | null>,
  ms = 20_000,
): Promise<T> {
  const ends = performance.now() + ms;
  while (performance.now() < ends) {
    const found = await check();
    if (found !== null) return found;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Waited ${ms} ms in vain for ${what}.`);
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string) {
  const check = async () => {
    if (child.exitCode !== null) throw new Error(`The system did not start: ${output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    return answer?.ok === true ? true : null;
  };
  await until('the system to answer', check, START_MS_MAX);
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port could be had.');
  return address.port;
}
