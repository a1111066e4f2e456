/** A process that records: `repeats` (its half of 2 400 over 300 keys) or `endless` until killed. */
import { writeSync } from 'node:fs';
import { openRegister } from '../../../functions/register/open-register.ts';
import { recordKlage } from '../../../functions/register/record-klage.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { registerUrl } from '../../register-address.ts';
import { klage, nummerOf } from '../given/klage.ts';

const KEYS = 300;
const REPEATS_EACH = 4;
const AT_ONCE = 20;

const [path = '', mode = '', writer = '0'] = process.argv.slice(2);
const db = await openRegister(await registerUrl(path));
if (mode === 'repeats') await repeats(db, Number(writer));
else await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => endless(db, lane)));

/** Every repeat comes with a number of its own, as a retry by a browser does. */
async function repeats(register: Db, from: number): Promise<void> {
  const all = Array.from({ length: KEYS * REPEATS_EACH }, (_, i) => {
    const number = from * 10_000 + i;
    const sag = { noegleHash: `noegle-${i % KEYS}`, registreringskodeHash: `r-${number}` };
    return recordKlage(register, klage(number, { sag }));
  });
  for (const result of await Promise.all(all)) say(result);
  await register.destroy();
}

async function endless(register: Db, lane: number): Promise<void> {
  for (let i = Number(writer) * 1_000_000 + lane; ; i += AT_ONCE) {
    await recordKlage(register, klage(i));
    say(nummerOf(i));
  }
}

/** Written at once, so that a kill finds every acknowledgement in the pipe. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
