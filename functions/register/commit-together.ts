import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { engineOf, lockUntilEnd } from './engine.ts';
import { untilPassed } from './passing-fault.ts';
import { commitOnce } from './postgres-commit.ts';
import type { Db, Trx } from './tables.ts';

/** How close two commits may follow each other; what comes between them shares the second's fsync. */
const COMMIT_EVERY_MS = 2;
const BATCH_JOBS_MAX = 200;
/** Connections that those who run side by side take at most: readers and the others need some too. */
const LANES_MAX = 4;

/**
 * Runs `work` in a transaction that calls made at the same time share, so that they share its
 * fsync. Each is all or nothing on its own (a savepoint), and the promise resolves only when the
 * disk has the whole. No other such work runs meanwhile, in whatever process: what it reads is still
 * so when it writes. It may be run again when others were in the way, so it touches only `trx`.
 * @throws whatever `work` throws (its writes are undone, the others' stand), or why the commit failed.
 */
export function commitTogether<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const queue = queueOf(db);
    queue.jobs.push(jobOf(work, { resolve, reject }));
    if (!queue.busy) void drain(db, queue);
  });
}

/**
 * The same for work that happens often and needs nobody to stand still: it writes rows of its own,
 * or such that it holds (`lockRows`), and decides by what its statements find. On PostgreSQL many run
 * side by side, and the server shares the fsync; SQLite has one writer anyhow.
 */
export function commitBeside<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (engineOf(db) === 'sqlite') return commitTogether(db, work);
  return new Promise((resolve, reject) => {
    const lanes = lanesOf(db);
    lanes.jobs.push(jobOf(work, { resolve, reject }));
    if (lanes.open < LANES_MAX) void runLane(db, lanes);
  });
}

type Settle = () => void;
type Job = {
  readonly run: (trx: Trx) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
};

function jobOf<T>(
  work: (trx: Trx) => Promise<T>,
  { resolve, reject }: Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'>,
): Job {
  const run = async (trx: Trx) => {
    const value = await work(trx);
    return () => resolve(value);
  };
  return { run, reject };
}

type Queue = { readonly jobs: Job[]; busy: boolean; committedAt: number };

const queues = new WeakMap<Db, Queue>();

function queueOf(db: Db): Queue {
  const known = queues.get(db);
  if (known !== undefined) return known;
  const made: Queue = { jobs: [], busy: false, committedAt: 0 };
  queues.set(db, made);
  return made;
}

/** Jobs that run side by side, and those that wait for a connection. */
type Lanes = { readonly jobs: Job[]; open: number };

const lanes = new WeakMap<Db, Lanes>();

function lanesOf(db: Db): Lanes {
  const known = lanes.get(db);
  if (known !== undefined) return known;
  const made: Lanes = { jobs: [], open: 0 };
  lanes.set(db, made);
  return made;
}

async function runLane(db: Db, lane: Lanes): Promise<void> {
  const { jobs } = lane;
  lane.open += 1;
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    await commitApart(db, job);
  }
  lane.open -= 1;
}

function commitApart(db: Db, job: Job): Promise<void> {
  return settleAll([job], () => untilPassed(() => commitOnce(db, (trx) => runAll(trx, [job]))));
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

function commitBatch(db: Db, jobs: readonly Job[]): Promise<void> {
  return settleAll(jobs, () => untilPassed(() => commitAlone(db, jobs)));
}

async function settleAll(
  jobs: readonly Job[],
  commit: () => Promise<readonly Settle[]>,
): Promise<void> {
  try {
    for (const settle of await commit()) settle();
  } catch (error) {
    for (const job of jobs) job.reject(error);
  }
}

/**
 * Only a transaction's begin meets SQLite's lock, so nothing is ever done twice; on PostgreSQL
 * `commitOnce` sees to that.
 */
function commitAlone(db: Db, jobs: readonly Job[]): Promise<readonly Settle[]> {
  if (engineOf(db) === 'sqlite') return db.transaction().execute((trx) => runAll(trx, jobs));
  return commitOnce(db, async (trx) => {
    await lockUntilEnd(trx, 'skriver');
    return runAll(trx, jobs);
  });
}

async function runAll(trx: Trx, jobs: readonly Job[]): Promise<readonly Settle[]> {
  const [only] = jobs;
  if (jobs.length === 1 && only !== undefined) return [await only.run(trx)];
  const settled: Settle[] = [];
  for (const job of jobs) settled.push(await runApart(trx, job));
  return settled;
}

/** When undoing fails too, the whole transaction is gone: the error ends the batch. */
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
