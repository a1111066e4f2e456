import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newKey, type System, startSystem, until } from '../system.ts';
import { alone, type Figure, perSecond, quantile } from './figure.ts';
import type { LoadReport } from './load.ts';

const CLIENTS = 48;
const ACCEPT_SECONDS = 10;
const CLICK_RATE = 50;
const CLICK_SECONDS = 20;
const FILES = 2;
const FILE_BYTES = 10_000_000;
const MB = 1_000_000;

const execute = promisify(execFile);

/** Klager through HTTP into mailboxes: how many, how quickly, with how much memory. */
export async function httpFigures(): Promise<readonly Figure[]> {
  const rest = await restFigures();
  const clicks = await withSystem(clickToMailbox);
  const accepted = await withSystem(acceptedPerSecond);
  const large = await withSystem(largeAtOnce);
  return [...accepted, ...clicks, ...rest, ...large];
}

async function withSystem(measure: (system: System) => Promise<readonly Figure[]>) {
  const system = await startSystem();
  try {
    return await measure(system);
  } finally {
    await system.stop();
  }
}

/** FULL durability and sealing to modtager, reserve and citizen; delivery goes on beside it. */
async function acceptedPerSecond(system: System): Promise<readonly Figure[]> {
  await load(system, ['closed', CLIENTS, 2]);
  const peak = watchMemory(system.pid);
  const report = await load(system, ['closed', CLIENTS, ACCEPT_SECONDS]);
  if (report.other > 0) throw new Error(`${report.other} klager were not accepted.`);
  const rate = report.accepted / report.seconds;
  return [
    alone(`klager accepted, ${CLIENTS} clients, FULL durability, sealed`, perSecond(rate)),
    alone('answer under that load', milliseconds(report.answerMs)),
    alone('RSS under that load', megabytes(await peak.stop())),
  ];
}

/** From the request being sent until the letter lies in the mailbox. */
async function clickToMailbox(system: System): Promise<readonly Figure[]> {
  await load(system, ['open', CLICK_RATE, 3]);
  const arrived = await watchMailbox(system, 'SUF');
  const report = await load(system, ['open', CLICK_RATE, CLICK_SECONDS]);
  const numre = Object.keys(report.clicked);
  await until('every letter', async () => (numre.every((nr) => arrived.has(nr)) ? true : null));
  const times = numre.map((nr) => (arrived.get(nr) ?? 0) - (report.clicked[nr] ?? 0));
  const sorted = times.toSorted((a, b) => a - b);
  return [alone(`click to mailbox at ${CLICK_RATE} klager/s`, milliseconds(sorted))];
}

async function restFigures(): Promise<readonly Figure[]> {
  return withSystem(async (system) => {
    await new Promise((wake) => setTimeout(wake, 3_000));
    return [alone('RSS at rest', megabytes(await rssBytes(system.pid)))];
  });
}

/** Four klager of 20 MB each, at the same time. */
async function largeAtOnce(system: System): Promise<readonly Figure[]> {
  const peak = watchMemory(system.pid);
  const bodies = Array.from({ length: 4 }, largeForm);
  const answers = await Promise.all(bodies.map((body) => postForm(system.url, body)));
  if (answers.some((status) => status !== 201)) throw new Error(`Answers: ${answers.join(' ')}`);
  await new Promise((wake) => setTimeout(wake, 5_000));
  return [alone('RSS with four 20 MB klager at once', megabytes(await peak.stop()))];
}

function largeForm(): FormData {
  const form = new FormData();
  form.set('emne', 'lang-sagsbehandlingstid');
  form.set('valgtForvaltning', 'SUF');
  form.set('beskrivelse', 'Se de to filer.');
  form.set('navn', 'Prøve Prøvesen');
  form.set('email', 'proeve@example.com');
  for (let i = 0; i < FILES; i += 1) {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES)]);
    form.append('bilag', new Blob([bytes], { type: 'application/pdf' }), `bilag-${i}.pdf`);
  }
  return form;
}

async function postForm(url: string, body: FormData): Promise<number> {
  const headers = { 'idempotency-key': newKey() };
  const answer = await fetch(`${url}/api/klager`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

async function load(system: System, args: readonly (string | number)[]): Promise<LoadReport> {
  const script = join(import.meta.dirname, 'load.ts');
  const all = [script, system.url, ...args.map(String)];
  const { stdout } = await execute(process.execPath, all, { maxBuffer: 100 * MB });
  return JSON.parse(stdout);
}

/** When each letter appeared in a mailbox (ms since 1970), by number. */
async function watchMailbox(system: System, modtager: string): Promise<Map<string, number>> {
  const dir = join(system.dataDir, 'postkasser', modtager);
  await mkdir(dir, { recursive: true });
  const arrived = new Map<string, number>();
  watch(dir, (_, file) => {
    const nummer = /K-\d{4}-[A-Z0-9]{7}(?=\.eml$)/.exec(file ?? '')?.[0];
    if (nummer !== undefined && !arrived.has(nummer)) arrived.set(nummer, Date.now());
  }).unref();
  return arrived;
}

/** The most memory a process held, looked at ten times a second. */
function watchMemory(pid: number) {
  let most = 0;
  const timer = setInterval(async () => {
    most = Math.max(most, await rssBytes(pid));
  }, 100);
  return {
    stop: async () => {
      clearInterval(timer);
      return most;
    },
  };
}

async function rssBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  if (status !== null) return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  const { stdout } = await execute('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}

function milliseconds(sorted: readonly number[]): string {
  return `p50 ${Math.round(quantile(sorted, 0.5))} ms, p99 ${Math.round(quantile(sorted, 0.99))} ms`;
}
