import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenCases } from '../functions/given/cases.ts';
import { rulesIn } from '../rules/rule-folders.ts';
import { alone, type Figure } from './figure.ts';

const COUNTS = [20_000, 100_000] as const;
const SAMPLE_MS = 50;

/** Cases in and out as the command does it, and that memory does not grow with their number. */
export async function registerFigures(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'klagevej-bench-'));
  try {
    const [few, many] = [await measure(dir, COUNTS[0]), await measure(dir, COUNTS[1])];
    return [
      alone('100 000 cases imported', secondsOf(many.imported)),
      alone('the same 100 000 imported again', secondsOf(many.again)),
      alone('100 000 cases exported', secondsOf(many.exported)),
      alone(
        'most memory importing 20 000 and 100 000 cases',
        `${few.imported.mb} MB and ${many.imported.mb} MB`,
      ),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Run = { readonly ms: number; readonly mb: number };

async function measure(dir: string, count: number) {
  const fil = join(dir, `${count}.ndjson`);
  await write(fil, count);
  const dataDir = join(dir, String(count));
  const imported = await run(dataDir, ['importer', fil]);
  const again = await run(dataDir, ['importer', fil]);
  const exported = await run(dataDir, ['eksporter', '--ud', join(dir, `${count}.ud`)]);
  return { imported, again, exported };
}

async function write(fil: string, count: number): Promise<void> {
  const out = createWriteStream(fil);
  const rules = await rulesIn(join(import.meta.dirname, '../../routing-rules'));
  for (const one of givenCases({ count, seed: 1, rules })) {
    if (!out.write(`${JSON.stringify(one)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** @throws Error when the command does not end well. */
async function run(dataDir: string, args: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const command = ['functions/register.ts', ...args];
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const running = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let mb = 0;
  const sampling = setInterval(async () => {
    mb = Math.max(mb, await residentMb(running.pid ?? 0));
  }, SAMPLE_MS);
  const [code] = await once(running, 'exit');
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`);
  return { ms: performance.now() - begun, mb };
}

/** What the kernel says a process holds; 0 where there is no /proc. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function secondsOf({ ms }: Run): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
