import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { MailboxFacts } from '../../src/workshop-facts.ts';
import { proofOfMailboxes } from '../proevebrev/proof-of-mailboxes.ts';
import { modtagerOf } from '../receiving/decide-klage.ts';
import { nameOn } from '../routing/on-day.ts';
import type { World } from '../world.ts';

/** Which modtagere of the rules in force somebody has shown that they can open our letters. */
export async function mailboxFacts(world: World): Promise<readonly MailboxFacts[]> {
  const dag = dayInCopenhagen(world.clock.now());
  const proofs = await proofOfMailboxes(world);
  return proofs.map(({ modtager: id, postkasse, fingeraftryk, sendt, afproevet }) => {
    const modtager = nameOn(modtagerOf(world.rules(), id), dag).da;
    return { id, modtager, postkasse, fingeraftryk, sendt, afproevet };
  });
}
