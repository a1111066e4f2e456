import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { resend } from '../../functions/delivery/operate.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { rowsOf } from '../contract/given/register.ts';
import { type System, startSystem, until } from '../system.ts';
import { type Crowd, sendUnanswered, sendUntil } from './kill-citizens.ts';

export type KillPlan = {
  readonly rounds: number;
  readonly env: { readonly [name: string]: string };
  /** Called 20 to 400 ms into a round; must call `kill`, at once or at a moment of its own. */
  readonly whenToKill: (kill: () => void) => Promise<void>;
};

/** What is there when all is over: who sent, and the last system, still running. */
export type Aftermath = { readonly crowd: Crowd; readonly system: System };

const ROOT = resolve(import.meta.dirname, '../..');
const KILL_MS_MIN = 20;
const KILL_MS_MAX = 400;
const OUTBOX_MS_MAX = 120_000;
/** Leases of a second, back-off of seconds: what waits for a dead owner need not wait long. */
const TEMPO = '60';

/** Kills the system again and again under load, then lets it run until the outbox is empty. */
export async function killAgainAndAgain(plan: KillPlan): Promise<Aftermath> {
  const env = { ...plan.env, KLAGEVEJ_TEMPO: TEMPO };
  const crowd: Crowd = { citizens: [] };
  // A clean stop first: only then does Node keep what it compiled.
  const first = await startSystem({ env });
  await first.end();
  const again = { env, dataDir: first.dataDir, port: Number(new URL(first.url).port) };
  for (let round = 0; round < plan.rounds; round += 1) {
    await killUnderLoad(await startSystem(again), crowd, plan);
  }
  const system = await startSystem(again);
  await sendUnanswered(system.url, crowd);
  await emptyOutbox(system);
  return { crowd, system };
}

async function killUnderLoad(system: System, crowd: Crowd, plan: KillPlan): Promise<void> {
  const stop = new AbortController();
  const load = sendUntil(stop.signal, system.url, crowd);
  const kill = () => {
    if (!stop.signal.aborted) process.kill(system.pid, 'SIGKILL');
    stop.abort();
  };
  await pause(KILL_MS_MIN + randomInt(KILL_MS_MAX - KILL_MS_MIN));
  await plan.whenToKill(kill);
  await system.end('SIGKILL');
  await load;
}

/**
 * Three crashes in the middle of an attempt set a letter aside for a person; the alarm asks them to
 * send it again, so that is done here.
 */
async function emptyOutbox(system: System): Promise<void> {
  await untilNothingWaits(system);
  const aside = rowsOf(system.dataDir, "select nummer from forsendelse where tilstand = 'manuel'");
  const db = await openRegister(`sqlite:${join(system.dataDir, 'klagevej.db')}`);
  for (const { nummer } of aside) {
    await resend(db, { nummer: String(nummer), hvem: 'drift:prøve', now: new Date() });
  }
  await db.destroy();
  await untilNothingWaits(system);
}

function untilNothingWaits({ dataDir }: System): Promise<true> {
  const waiting = `select nummer from forsendelse where tilstand in ('venter', 'sendes')
    union all select nummer from kontakt where slags = 'bekraeftelse'`;
  const check = async () => (rowsOf(dataDir, waiting).length === 0 ? (true as const) : null);
  return until('the outbox to be empty', check, OUTBOX_MS_MAX);
}

/** An operator's tool beside the running system: its exit code and what it printed. */
export async function drift(
  { dataDir }: System,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, ['functions/drift.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: '', DATA_DIR: dataDir },
  });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const [code] = await once(child, 'close');
  return { code: Number(code), output: printed.join('') };
}
