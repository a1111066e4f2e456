import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COMPILED } from './bare-env.ts';
import { freePort } from './free-port.ts';
import { dropRegister, registerEnv } from './register-address.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** As `npm start` has it: a polluted prototype throws instead of spreading. */
const SERVE = ['--disable-proto=throw', 'functions/serve.ts'];
const START_MS_MAX = 120_000;

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
  /** The folder of another version's code. */
  readonly root?: string;
  /** Makes its keys itself, as a first start does; otherwise it finds those of an earlier one. */
  readonly ownKeys?: boolean;
};

/** Starts `functions/serve.ts` as a user would, and waits until it answers. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const dataDir = options.dataDir ?? (await newDataDir(options));
  const port = options.port ?? (await freePort());
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    ...(await registerEnv(dataDir)),
    NODE_ENV: '',
    NODE_COMPILE_CACHE: COMPILED,
    // As `npm start` has it: fsyncs that wait together share one write of the disk's journal.
    UV_THREADPOOL_SIZE: '16',
    ...options.env,
  };
  const child = spawn(process.execPath, SERVE, { cwd: options.root ?? ROOT, env });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const output = () => printed.join('');
  const url = `http://localhost:${port}`;
  await untilAnswering(url, child, output);
  if (options.env?.['RULES_DIR'] === undefined) await keepKeys(dataDir);
  const end = (signal: NodeJS.Signals = 'SIGTERM') => endOf(child, signal);
  const stop = async () => {
    await end('SIGKILL');
    await dropRegister(join(dataDir, 'klagevej.db'));
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, dataDir, pid: child.pid ?? 0, output, end, stop };
}

/** Making a kommune's keys takes as long as all else of a start: one start does it for the others. */
const KEYS = join(COMPILED, '..', 'klagevej-test-noegler');

async function newDataDir({ ownKeys = false }: SystemOptions): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-'));
  if (ownKeys || !existsSync(KEYS)) return dataDir;
  await cp(KEYS, join(dataDir, 'noegler'), { recursive: true });
  return dataDir;
}

/** What has all its files at once is whole, whoever was first. */
async function keepKeys(dataDir: string): Promise<void> {
  const made = join(dataDir, 'noegler');
  if (existsSync(KEYS) || !existsSync(made)) return;
  const copy = await mkdtemp(`${KEYS}-`);
  await cp(made, copy, { recursive: true });
  await rename(copy, KEYS).catch(() => rm(copy, { recursive: true, force: true }));
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
    env: {
      ...process.env,
      NODE_ENV: '',
      PORT: port,
      DATA_DIR: dataDir,
      ...(await registerEnv(dataDir)),
      ...env,
    },
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
