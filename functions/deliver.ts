import { parentPort, workerData } from 'node:worker_threads';
import { startDelivery } from './delivery/start-delivery.ts';
import {
  ALIVE_EVERY_MS,
  type DeliveryStart,
  type FromDelivery,
  type ToDelivery,
} from './delivery-thread.ts';
import { makePostWorld } from './make-world.ts';
import { announceWork } from './register/work-waiting.ts';
import { readSettings } from './settings.ts';

/** The thread that delivers: delivery-thread.ts starts it. */
async function main(
  port: NonNullable<typeof parentPort>,
  { clockOffsetMs }: DeliveryStart,
): Promise<void> {
  const say = (message: FromDelivery) => port.postMessage(message);
  const read = readSettings(process.env);
  const moved = read.clockStart !== null;
  const clockStart = moved ? new Date(Date.now() + clockOffsetMs) : null;
  const { world, close } = await makePostWorld({ ...read, clockStart });
  const delivery = startDelivery(world);
  const alive = setInterval(() => say('alive'), ALIVE_EVERY_MS);
  port.on('message', async (message: ToDelivery) => {
    if (message === 'work') return announceWork(world.db);
    clearInterval(alive);
    await delivery.stop();
    await close();
    say('stopped');
    port.close();
  });
  say('ready');
}

if (parentPort !== null) await main(parentPort, workerData);
