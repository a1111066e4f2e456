import { once } from 'node:events';
import type { Server } from 'node:http';
import type { DeliveryThread } from './threads/delivery-thread.ts';

/** How long a stop waits for answers under way; whoever is slower sends again under the same key. */
const ANSWERS_MS_MAX = 5_000;
const IDLE_EVERY_MS = 50;
/** How long a stop may take in all. */
const STOP_MS_MAX = 10_000;

/** What runs, and how its register is left. */
export type Running = {
  readonly server: Server;
  readonly delivery: DeliveryThread;
  readonly close: () => Promise<void>;
};

/**
 * Ends the process cleanly on SIGTERM or SIGINT; once, however often it is told, since Ctrl-C comes
 * from the terminal and again from npm.
 */
export function endOnSignal(running: Running): void {
  let ending = false;
  const stop = () => {
    if (!ending) void end(running);
    ending = true;
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function end({ server, delivery, close }: Running): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
  await Promise.all([finishAnswers(server), delivery.stop()]);
  await close();
  process.exit(0);
}

/** Takes nothing new, and lets what is under way be answered. */
async function finishAnswers(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A kept connection falls idle only after its answer; Node would then wait for more on it.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
  const limit = setTimeout(() => server.closeAllConnections(), ANSWERS_MS_MAX);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
