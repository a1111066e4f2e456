import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installDebianPackages } from '../debian-packages.ts';
import { freePort } from '../free-port.ts';
import type { Engine, NotRun, StartedEngine } from './engine.ts';

const ADDRESS = 'KLAGEVEJ_TEST_CLAMD';
const START_MS_MAX = 30_000;
/** Under the largest file a klage may have, so that the limit can be met. */
export const STREAM_MAX = '4M';
/** The harmless file that every scanner takes for a virus (eicar.org), in two pieces lest one does here. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR',
  '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

/** clamd from Debian's packages with one signature of its own, in a folder of its own. */
export const clamd: Engine = {
  name: 'clamd',
  tests: [{ suites: ['motorer'], paths: ['test/motorer/clamd'] }],
  async start() {
    const given = process.env[ADDRESS] ?? '';
    if (given !== '') return { env: { [ADDRESS]: given }, stop: async () => {} };
    if (!isThere()) installDebianPackages(['clamav-daemon']);
    return isThere() ? startClamd() : MISSING;
  },
};

const MISSING: NotRun = {
  ikkeKoert: `clamd mangler. Installér Debians pakke clamav-daemon, eller sæt ${ADDRESS} til tcp://host:port.`,
};

function isThere(): boolean {
  return spawnSync('clamd', ['--version'], { stdio: 'ignore' }).error === undefined;
}

async function startClamd(): Promise<StartedEngine> {
  const dir = mkdtempSync(join(tmpdir(), 'klagevej-clamd-'));
  const port = await freePort();
  const signature = Buffer.from(EICAR).toString('hex');
  writeFileSync(join(dir, 'proeve.ndb'), `Proeve.Eicar:0:*:${signature}\n`);
  writeFileSync(join(dir, 'clamd.conf'), config(dir, port));
  const child = spawn('clamd', ['--foreground', '-c', join(dir, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await untilListening(child);
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
    rmSync(dir, { recursive: true });
  };
  return { env: { [ADDRESS]: `tcp://127.0.0.1:${port}` }, stop };
}

function config(dir: string, port: number): string {
  const lines = [
    ...['Foreground yes', `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `DatabaseDirectory ${dir}`],
    ...[`StreamMaxLength ${STREAM_MAX}`, 'AlertExceedsMax yes', 'LogVerbose yes'],
    ...[`TemporaryDirectory ${dir}`, 'LogFileUnlock yes'],
  ];
  return `${lines.join('\n')}\n`;
}

/** @throws Error when it ends, or says nothing for too long. */
async function untilListening(child: ChildProcess): Promise<void> {
  const told: string[] = [];
  const signal = AbortSignal.timeout(START_MS_MAX);
  if (child.stdout === null) throw new Error('clamd has no output.');
  const lines = createInterface({ input: child.stdout, signal });
  for await (const line of lines) {
    told.push(line);
    if (/Listening daemon|Self checking/.test(line)) {
      child.stdout.resume();
      return;
    }
  }
  throw new Error(`clamd did not start: ${told.join(' / ')}`);
}
