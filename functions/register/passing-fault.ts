import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './node-sqlite.ts';

/** How long the register may be out of reach before whoever asks is told. */
const PASSING_MS_MAX = 3_000;
const AGAIN_MS = 20;

/** What Node says of a server that does not answer. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ENOENT'],
]);
/**
 * PostgreSQL: a lost connection, a server that stops, starts, is full or has become a copy, and one
 * that has ended a session which stood still in a transaction.
 */
const SERVER_GONE = /^(?:08...|57P0[1235]|53300|25006|25P03)$/;
/** PostgreSQL: others were in the way, and the same once more will do. */
const IN_THE_WAY = /^(?:40001|40P01|55P03)$/;
/** `pg` gives these no code. */
const CLIENT_GONE =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying|Query read timeout|Postgres connection has been discarded)/;

/** Whether the connection to the register was lost, or could not be had. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (CLIENT_GONE.test(error.message)) return true;
  const code = codeOf(error);
  return UNREACHABLE.has(code) || SERVER_GONE.test(code);
}

/** Whether the same may well succeed a moment later: others were in the way, or the server is away. */
export function isPassing(error: unknown): boolean {
  if (isBusy(error) || isLost(error)) return true;
  return error instanceof Error && IN_THE_WAY.test(codeOf(error));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Does it again while it fails by what passes, waiting off the event loop. `work` must be such that
 * a failed try leaves nothing behind.
 */
export async function untilPassed<T>(
  work: () => Promise<T>,
  passingMsMax = PASSING_MS_MAX,
): Promise<T> {
  const until = performance.now() + passingMsMax;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || performance.now() > until) throw error;
    }
    await pause(AGAIN_MS);
  }
}
