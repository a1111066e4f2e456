import { parentPort } from 'node:worker_threads';
import { suppress } from '../statistics/release/suppress.ts';
import type { FromSuppressor, ToSuppressor } from './suppress-thread.ts';

/** The thread that finds what to hide in a release: suppress-thread.ts starts it. */
const port = parentPort;
port?.on('message', ({ report, earlier, cellMin, quarters }: ToSuppressor) => {
  const released: FromSuppressor = suppress(report, earlier, { cellMin, quarters });
  port.postMessage(released);
});
