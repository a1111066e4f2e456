/** A process that puts folders until it is killed, and says each that it was promised. */
import { writeSync } from 'node:fs';
import { fileObjects } from '../../../functions/objects/file-objects.ts';
import type { Objects } from '../../../functions/objects/objects.ts';

const NAMES = ['modtager-1.p7m', 'reserve-1.p7m', 'borger.bin', 'manifest.json'];
const AT_ONCE = 8;

const [root = '', round = ''] = process.argv.slice(2);
const store = await fileObjects(root);
await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => endless(store, lane)));

async function endless(objects: Objects, lane: number): Promise<void> {
  const entries = NAMES.map((name) => ({ name, chunks: [Buffer.alloc(5_000, name)] }));
  for (let i = 0; ; i += 1) {
    const nummer = `K-${round}-${lane}-${i}`;
    await objects.putAll(`sager/${nummer}/`, entries);
    writeSync(1, `${nummer}\n`);
  }
}
