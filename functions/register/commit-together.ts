import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { isBusy } from './node-sqlite.ts';
import type { Db, Trx } from './tables.ts';

/** How close two commits may follow each other; what comes between them shares the second's fsync. */
const COMMIT_EVERY_MS = 2;
const BATCH_JOBS_MAX = 200;
/** How long another process may hold the write lock before the caller is told. */
const LOCKED_MS_MAX = 3_000;
const LOCKED_RETRY_MS = 20;

/**
 * Runs `work` in a transaction that calls made at the same time share, so that they share its
 * fsync. Each is all or nothing on its own (a savepoint), and the promise resolves only when the
 * disk has the whole.
 * @throws whatever `work` throws (its writes are undone, the others' stand), or why the commit failed.
 */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const queue = queueOf(db);
    queue.jobs.push({
      async run(trx) {
        const value = await work(trx);
        return () => resolve(value);
      },
      reject,
    });
    if (!queue.busy) void drain(db, queue);
  });
}

type Settle = () => void;
type Job = {
  readonly run: (trx: Trx) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
};
type Queue = { readonly jobs: Job[]; busy: boolean; committedAt: number };

const queues = new WeakMap<Db, Queue>();

function queueOf(db: Db): Queue {
  const known = queues.get(db);
  if (known !== undefined) return known;
  const made: Queue = { jobs: [], busy: false, committedAt: 0 };
  queues.set(db, made);
  return made;
}

async function drain(db: Db, queue: Queue): Promise<void> {
  queue.busy = true;
  while (queue.jobs.length > 0) {
    await gather(queue);
    await commitBatch(db, queue.jobs.splice(0, BATCH_JOBS_MAX));
    queue.committedAt = performance.now();
  }
  queue.busy = false;
}

/** Waits for what is about to be written too: one turn of the loop, longer right after a commit. */
async function gather(queue: Queue): Promise<void> {
  const soonMs = queue.committedAt + COMMIT_EVERY_MS - performance.now();
  if (soonMs > 0 && queue.jobs.length < BATCH_JOBS_MAX) await pause(soonMs);
  else await new Promise(setImmediate);
}

async function commitBatch(db: Db, jobs: readonly Job[]): Promise<void> {
  try {
    const settled = await whenUnlocked(() => db.transaction().execute((trx) => runAll(trx, jobs)));
    for (const settle of settled) settle();
  } catch (error) {
    for (const job of jobs) job.reject(error);
  }
}

/**
 * Tries again while another process holds the write lock, waiting off the event loop. Only a
 * transaction's begin meets the lock, so nothing is ever done twice.
 */
export async function whenUnlocked<T>(
  work: () => Promise<T>,
  lockedMsMax = LOCKED_MS_MAX,
): Promise<T> {
  const until = performance.now() + lockedMsMax;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await pause(LOCKED_RETRY_MS);
  }
}

async function runAll(trx: Trx, jobs: readonly Job[]): Promise<readonly Settle[]> {
  const [only] = jobs;
  if (jobs.length === 1 && only !== undefined) return [await only.run(trx)];
  const settled: Settle[] = [];
  for (const job of jobs) settled.push(await runApart(trx, job));
  return settled;
}

/** When undoing fails too, SQLite has dropped the whole transaction: the error ends the batch. */
async function runApart(trx: Trx, job: Job): Promise<Settle> {
  await sql`savepoint job`.execute(trx);
  try {
    const settle = await job.run(trx);
    await sql`release savepoint job`.execute(trx);
    return settle;
  } catch (error) {
    await sql`rollback to savepoint job`.execute(trx);
    await sql`release savepoint job`.execute(trx);
    return () => job.reject(error);
  }
}
