import { parentPort, workerData } from 'node:worker_threads';
import { counts } from '../register/counts.ts';
import { openForReading } from '../register/open-register.ts';
import type { CountsStart, FromCounts } from './counts-thread.ts';

/** The thread that counts the register: counts-thread.ts starts it. One question at a time. */

const { databaseUrl }: CountsStart = workerData;
const db = openForReading(databaseUrl);
const port = parentPort;
port?.on('message', async () => port.postMessage(await answer()));

async function answer(): Promise<FromCounts> {
  const began = performance.now();
  const counted = await counts(db).catch(() => null);
  return { counts: counted, tookMs: performance.now() - began };
}
