import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the system by NODE_OPTIONS: a thread beside the main one throws, where nothing
 * catches it, as soon as DATA_DIR holds a file "kill-thread".
 */
const ORDER = join(process.env['DATA_DIR'] ?? '', 'kill-thread');
const LOOK_EVERY_MS = 20;

if (!isMainThread) setInterval(crashOnOrder, LOOK_EVERY_MS).unref();

function crashOnOrder(): void {
  if (!existsSync(ORDER)) return;
  rmSync(ORDER);
  throw new Error('This thread was told to crash.');
}
