import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rowsOf } from '../contract/given/register.ts';
import { registerEnv, registerUrl } from '../register-address.ts';
import { type System, startSystem } from '../system.ts';
import type { Left, Letter } from './kill-checks.ts';
import { type Crowd, sendUnanswered, sendUntil } from './kill-citizens.ts';
import { drift, emptyOutbox } from './kill-outbox.ts';

export type KillPlan = {
  readonly rounds: number;
  readonly env: { readonly [name: string]: string };
  /** Called 20 to 400 ms into a round; must call `kill`, at once or at a moment of its own. */
  readonly whenToKill: (kill: () => void) => Promise<void>;
};

/** What is there when all is over: who sent, and the last system, still running. */
export type Aftermath = { readonly crowd: Crowd; readonly system: System };

const KILL_MS_MIN = 20;
const KILL_MS_MAX = 400;
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
  const databaseUrl = await registerUrl(join(system.dataDir, 'klagevej.db'));
  await emptyOutbox({ rows: async (sql) => rowsOf(system.dataDir, sql), databaseUrl });
  return { crowd, system };
}

async function killUnderLoad(system: System, crowd: Crowd, plan: KillPlan): Promise<void> {
  const stop = new AbortController();
  const load = sendUntil(stop.signal, () => system.url, crowd);
  const kill = () => {
    if (!stop.signal.aborted) process.kill(system.pid, 'SIGKILL');
    stop.abort();
  };
  await pause(KILL_MS_MIN + randomInt(KILL_MS_MAX - KILL_MS_MIN));
  await plan.whenToKill(kill);
  await system.end('SIGKILL');
  await load;
}

/** The same as the checks want to see it. */
export function leftBy({ crowd, system }: Aftermath, letters: readonly Letter[]): Left {
  const { url, dataDir } = system;
  return {
    ...{ crowd, letters, url },
    keysDir: join(dataDir, 'noegler'),
    rows: async (sql, ...values) => rowsOf(dataDir, sql, ...values),
    drift: async (args) => drift(args, { DATA_DIR: dataDir, ...(await registerEnv(dataDir)) }),
  };
}
