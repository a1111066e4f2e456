import { deliverProevebrev, takeDueProevebreve } from '../proevebrev/deliver-proevebrev.ts';
import { secondsSince, waiting } from '../register/counts.ts';
import type { Forsendelse } from '../register/find-sag.ts';
import { onWork } from '../register/work-waiting.ts';
import { makeBell } from './bell.ts';
import { confirm, takeConfirmations } from './confirm.ts';
import { deliverRow } from './deliver-row.ts';
import { renewLeases } from './leases.ts';
import { type Claimant, type Taken, takeDue } from './outbox.ts';
import { type DeliveryWorld, makePost, type Post } from './post.ts';
import { releaseRow } from './release-row.ts';
import { PARALLEL_MAX, WAITS, type Waits } from './waits.ts';

/** A running worker of the outbox. */
export type Delivery = {
  /** Finishes what is being sent, gives back what is not done in time. Resolves when all is quiet. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts to deliver what waits in the outbox, now and whenever something is recorded, until stopped.
 * Several workers, in one process or many, may share a register.
 */
export function startDelivery(world: DeliveryWorld, waits: Waits = WAITS): Delivery {
  const worker = makeWorker(world, waits);
  const stopListening = onWork(world.db, worker.wake);
  const loops = Promise.all([sendLoop(worker), watchLoop(worker)]);
  const end = async () => {
    stopListening();
    worker.stopping.abort();
    worker.wake();
    await loops;
    await finish(worker);
  };
  let ended: Promise<void> | null = null;
  return {
    stop() {
      ended ??= end();
      return ended;
    },
  };
}

type Worker = {
  readonly post: Post;
  readonly running: Map<number, { readonly row: Forsendelse; readonly done: Promise<void> }>;
  /** Mails that are no klage: to citizens, and prøvebreve. */
  readonly beside: Set<Promise<void>>;
  readonly stopping: AbortController;
  readonly wake: () => void;
  /** Resolves after a poll interval, or as soon as somebody wakes the worker. */
  readonly rest: () => Promise<void>;
};

function makeWorker(world: DeliveryWorld, waits: Waits): Worker {
  const bell = makeBell();
  return {
    post: makePost(world, waits),
    running: new Map(),
    beside: new Set(),
    stopping: new AbortController(),
    wake: bell.ring,
    rest: () => bell.rest((signal) => world.clock.sleep(waits.pollMs, signal)),
  };
}

async function sendLoop(worker: Worker): Promise<void> {
  while (!worker.stopping.signal.aborted) {
    await guarded(worker, () => round(worker));
    await worker.rest();
  }
}

/** Takes what is due and there is room for; each row that ends rings the bell for the next round. */
async function round(worker: Worker): Promise<void> {
  await startLetters(worker);
  await startConfirmations(worker);
  await startProevebreve(worker);
}

async function startLetters(worker: Worker): Promise<void> {
  const room = PARALLEL_MAX - worker.running.size;
  if (room <= 0) return;
  const { claimed, poisoned } = await take(worker, room);
  for (const { nummer, modtager } of poisoned) {
    worker.post.world.alarm('klage-manuel', { nummer, modtager, grund: 'nedbrud' });
  }
  for (const row of claimed) start(worker, row);
}

/** Looking is not worth telling of, taking is. */
function take(worker: Worker, room: number): Promise<Taken> {
  const { db, trace } = worker.post.world;
  return trace('outbox.claim', {}, async (span) => {
    const taken = await takeDue(db, claimant(worker), room);
    const antal = taken.claimed.length + taken.poisoned.length;
    if (antal === 0) span.drop();
    else span.tell({ 'klagevej.antal': antal });
    return taken;
  });
}

function claimant({ post, running }: Worker): Claimant {
  return {
    owner: post.owner,
    running: new Set(running.keys()),
    now: post.world.clock.now(),
    spans: post.spans,
  };
}

function start(worker: Worker, row: Forsendelse): void {
  const done = guarded(worker, () => deliverRow(worker.post, row)).then(() => {
    worker.running.delete(row.id);
    worker.wake();
  });
  worker.running.set(row.id, { row, done });
}

async function startConfirmations(worker: Worker): Promise<void> {
  const room = PARALLEL_MAX - worker.beside.size;
  if (room <= 0) return;
  for (const kontakt of await takeConfirmations(worker.post, room)) {
    startBeside(worker, () => confirm(worker.post, kontakt));
  }
}

async function startProevebreve(worker: Worker): Promise<void> {
  const room = PARALLEL_MAX - worker.beside.size;
  if (room <= 0) return;
  for (const proevebrev of await takeDueProevebreve(worker.post, room)) {
    startBeside(worker, () => deliverProevebrev(worker.post, proevebrev));
  }
}

function startBeside(worker: Worker, work: () => Promise<void>): void {
  const done = guarded(worker, work).then(() => {
    worker.beside.delete(done);
    worker.wake();
  });
  worker.beside.add(done);
}

/** Whatever holds a klage back, and whether or not anything was tried: a person hears of it. */
async function alarmOverAge({ post }: Worker): Promise<void> {
  const { aeldste, antal } = await waiting(post.world.db);
  const sekunder = secondsSince(aeldste, post.world.clock.now());
  if (sekunder * 1000 < post.spans.alarmAfterMs) return;
  post.alarmSeldom('klager-venter', { antal: Number(antal), aeldste_sekunder: sekunder });
}

async function watchLoop(worker: Worker): Promise<void> {
  const { world, waits } = worker.post;
  while (!worker.stopping.signal.aborted) {
    await guarded(worker, () => renewLeases(world.db, claimant(worker)));
    await guarded(worker, () => alarmOverAge(worker));
    await world.clock.sleep(waits.heartbeatMs, worker.stopping.signal);
  }
}

/** A fault in one row or one round is told and survived; the row's lease ends by itself. */
async function guarded<T>(worker: Worker, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const fejl = error instanceof Error ? error.name : 'ukendt';
    worker.post.world.log('error', 'udbakke.fejl', { fejl });
    worker.post.alarmSeldom('udbakke-fejl', { fejl });
    return undefined;
  }
}

async function finish(worker: Worker): Promise<void> {
  const { world, waits } = worker.post;
  const all = [...worker.running.values()].map(({ done }) => done);
  const quiet = new AbortController();
  const limit = world.clock.sleep(waits.stopMs * world.settings.tempo, quiet.signal);
  await Promise.race([Promise.all([...all, ...worker.beside]), limit]);
  quiet.abort();
  for (const { row } of worker.running.values()) {
    await guarded(worker, () => releaseRow(worker.post, row));
  }
}
