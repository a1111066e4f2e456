import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Klagevej = { readonly url: string; readonly stop: () => Promise<void> };

const ROOT = join(import.meta.dirname, '../..');
const START_MS_MAX = 120_000;
const POLL_MS = 200;

/** The whole system as `npm start` runs it, on a free port with data of its own and the settings given. */
export async function startKlagevej(
  given: { readonly [name: string]: string } = {},
): Promise<Klagevej> {
  const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-browser-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = { PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(ROOT, 'functions/serve.ts')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', ...settings, ...given },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async () => {
    await stopChild(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error('The system ended instead of starting.');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(POLL_MS);
  }
  throw new Error(`The system was not ready within ${START_MS_MAX / 1000} s.`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
