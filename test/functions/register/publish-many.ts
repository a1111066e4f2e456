/** A process that publishes: `endless` new versions until killed, or `approve` whatever is open. */
import { writeSync } from 'node:fs';
import { openRegister } from '../../../functions/register/open-register.ts';
import {
  approve,
  openProposals,
  publishAtOnce,
  versionInForce,
} from '../../../functions/register/rule-versions.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { registerUrl } from '../../register-address.ts';
import { edited, FICTIONAL } from '../../rules/rule-folders.ts';

const [path = '', mode = '', who = ''] = process.argv.slice(2);
const db = await openRegister(await registerUrl(path));
if (mode === 'endless') await endless(db);
else await approveAll(db);

async function endless(register: Db): Promise<void> {
  for (let i = 0; ; i += 1) {
    const to = `udgave ${who}-${i}`;
    const files = edited(FICTIONAL, { fil: 'regler.json', from: 'opdigtet til prøve', to });
    await publishAtOnce(register, { files, hvem: 'drift:anna', grund: null, now: new Date() });
    say(String((await versionInForce(register))?.id));
  }
}

/** Proposals in the order all approvers see them, so that they meet. */
async function approveAll(register: Db): Promise<void> {
  const open = (await openProposals(register)).toReversed();
  const deed = { hvem: `medarbejder:${who}`, now: new Date() };
  for (const { id } of open) say(await approve(register, { iKraft: null, forslag: id, ...deed }));
  await register.destroy();
}

/** Written at once, so that a kill finds every acknowledgement in the pipe. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
