import { takeOne } from '../delivery/outbox.ts';
import { spansAt, WAITS } from '../delivery/waits.ts';
import { type Result, writeResult } from '../delivery/write-result.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';

/** Who has sent the letters of the fictional year. */
const OWNER = 'demo';
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What became of a letter. */
export type Fate = 'frem' | 'senere' | 'til-reserve' | 'manuel';

/**
 * Delivers a letter that nobody can open any more, in the register only: taken from the outbox and
 * its results written as delivery writes them.
 * @returns when it was accepted; null when a person has to bring it
 */
export async function deliverOld(
  desk: DemoDesk,
  nummer: string,
  { planned, fate }: { readonly planned: PlannedCase; readonly fate: Fate },
): Promise<Date | null> {
  const { random, modtaget } = planned;
  const first = new Date(modtaget.getTime() + (1 + random.below(9)) * SECOND_MS);
  if (fate === 'frem') return attempt(desk, { nummer, now: first }, ACCEPTED);
  if (fate === 'manuel') {
    await attempt(desk, { nummer, now: first }, { to: 'manuel', grund: 'afvist', data: REFUSED });
    return null;
  }
  const again = new Date(first.getTime() + (3 + random.below(60)) * MINUTE_MS);
  await attempt(desk, { nummer, now: first }, fate === 'senere' ? later(again) : toReserve(desk));
  return attempt(desk, { nummer, now: again }, ACCEPTED);
}

const ACCEPTED: Result = { to: 'accepteret', del: 1, data: { del: 1, af: 1 } };
const REFUSED = { del: 1, trin: 'rcpt', kode: '550' } as const;

function later(again: Date): Result {
  const data = { del: 1, trin: 'rcpt', kode: '451' };
  return { to: 'venter', hvad: 'udskudt', naesteForsoeg: again.getTime(), data };
}

function toReserve({ profile }: DemoDesk): Result {
  const [modtager = profile.raadgiver] = profile.rules.reserve;
  const brev = { slags: 'reserve', modtager, dele: 1 } as const;
  return { to: 'reserve', brev, hvad: 'afvist', data: REFUSED };
}

async function attempt(
  { world }: DemoDesk,
  { nummer, now }: { readonly nummer: string; readonly now: Date },
  result: Result,
): Promise<Date> {
  const claimant = { owner: OWNER, running: new Set<number>(), now, spans: spansAt(WAITS, 1) };
  const row = await takeOne(world.db, claimant, nummer);
  if (row === null) throw new Error(`The letter of ${nummer} is not due.`);
  await writeResult(world.db, { row, owner: OWNER, now }, result);
  return now;
}
