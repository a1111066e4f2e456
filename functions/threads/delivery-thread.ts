import { setInterval } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { World } from '../world.ts';

/** What the two threads tell each other. */
export type ToDelivery = 'work' | 'stop';
export type FromDelivery = 'ready' | 'alive' | 'stopped';

/** Delivery on a thread of its own. */
export type DeliveryThread = {
  /** Something was recorded: look now. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

const RESTART_AFTER_MS = 1_000;
/** The thread says that it is alive every few seconds; silent for longer, it hangs. */
export const ALIVE_EVERY_MS = 5_000;
const SILENT_MS_MAX = 60_000;
const STOP_MS_MAX = 8_000;

/**
 * Starts delivery (functions/threads/deliver.ts) beside the thread that receives, so that TLS, large letters
 * and a slow relay never make a citizen wait, and a crash out there never stops receiving: the
 * thread is started again, and the outbox knows what was under way.
 * Resolves when it is ready; rejects when the first start fails.
 */
export async function startDeliveryThread(world: Beside): Promise<DeliveryThread> {
  const current = { worker: startWorker(world), stopping: false };
  await ready(current.worker);
  watch(current, world);
  return {
    wake: () => tell(current.worker, 'work'),
    stop: () => {
      current.stopping = true;
      return stopped(current.worker);
    },
  };
}

type Current = { worker: Worker; stopping: boolean };

type Beside = Pick<World, 'alarm' | 'clock'>;

/** Both threads have one clock, also when KLAGEVEJ_NU moved it. */
export type DeliveryStart = { readonly clockOffsetMs: number };

function startWorker({ clock }: Beside): Worker {
  const workerData: DeliveryStart = { clockOffsetMs: clock.now().getTime() - Date.now() };
  return new Worker(new URL('./deliver.ts', import.meta.url), { workerData });
}

/** Starts the thread again whenever it ends or falls silent, until it is meant to. */
function watch(current: Current, world: Beside): void {
  const { worker } = current;
  const { alarm } = world;
  let heard = performance.now();
  worker.on('message', () => {
    heard = performance.now();
  });
  const silence = setInterval(() => {
    if (performance.now() - heard > SILENT_MS_MAX) void worker.terminate();
  }, ALIVE_EVERY_MS).unref();
  worker.on('error', (error) =>
    alarm('levering-fejl', { fejl: error instanceof Error ? error.name : 'ukendt' }),
  );
  worker.on('exit', () => {
    clearInterval(silence);
    if (current.stopping) return;
    alarm('levering-genstartet');
    setTimeout(() => restart(current, world), RESTART_AFTER_MS).unref();
  });
}

function restart(current: Current, world: Beside): void {
  if (current.stopping) return;
  current.worker = startWorker(world);
  watch(current, world);
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromDelivery) => {
      if (message === 'ready') resolve();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('Delivery did not start.')));
  });
}

async function stopped(worker: Worker): Promise<void> {
  // Between a crash and the restart there is no thread whose end could be waited for.
  if (worker.threadId === -1) return;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  tell(worker, 'stop');
  const limit = setTimeout(() => void worker.terminate(), STOP_MS_MAX);
  await ended;
  clearTimeout(limit);
}

function tell(worker: Worker, message: ToDelivery): void {
  worker.postMessage(message);
}
