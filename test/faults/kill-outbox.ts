import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { resend } from '../../functions/delivery/operate.ts';
import { openRegister } from '../../functions/register/open-register.ts';
import { until } from '../system.ts';
import type { Left } from './kill-checks.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTBOX_MS_MAX = 120_000;

type Outbox = Pick<Left, 'rows'> & { readonly databaseUrl: string };

/**
 * Waits until all is delivered. Three crashes in the middle of an attempt set a letter aside for a
 * person; the alarm asks them to send it again, so that is done here.
 */
export async function emptyOutbox({ rows, databaseUrl }: Outbox): Promise<void> {
  await untilNothingWaits(rows);
  const aside = await rows("select nummer from forsendelse where tilstand = 'manuel'");
  const db = await openRegister(databaseUrl);
  for (const { nummer } of aside) {
    await resend(db, { nummer: String(nummer), hvem: 'drift:prøve', now: new Date() });
  }
  await db.destroy();
  await untilNothingWaits(rows);
}

function untilNothingWaits(rows: Left['rows']): Promise<true> {
  const waiting = `select nummer from forsendelse where tilstand in ('venter', 'sendes')
    union all select nummer from kontakt where slags = 'bekraeftelse'`;
  const check = async () => ((await rows(waiting)).length === 0 ? (true as const) : null);
  return until('the outbox to be empty', check, OUTBOX_MS_MAX);
}

/** An operator's tool beside the running system: its exit code and what it printed. */
export async function drift(
  args: readonly string[],
  env: { readonly [name: string]: string },
): Promise<{ readonly code: number; readonly output: string }> {
  const child = spawn(process.execPath, ['functions/drift.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: '', ...env },
  });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const [code] = await once(child, 'close');
  return { code: Number(code), output: printed.join('') };
}
