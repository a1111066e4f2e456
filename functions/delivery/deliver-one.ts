import { deliverRow } from './deliver-row.ts';
import { renewLeases } from './leases.ts';
import { takeOne } from './outbox.ts';
import { type DeliveryWorld, makePost } from './post.ts';
import { WAITS } from './waits.ts';

/**
 * One attempt, now, at one klage that is due; for an operator when no server runs.
 * @returns whether there was something to attempt; a running server may have it already.
 */
export async function deliverOne(world: DeliveryWorld, nummer: string): Promise<boolean> {
  const post = makePost(world, WAITS);
  const running = new Set<number>();
  const claimant = () => ({ ...post, running, now: world.clock.now() });
  const row = await takeOne(world.db, claimant(), nummer);
  if (row === null) return false;
  running.add(row.id);
  const beat = setInterval(() => {
    renewLeases(world.db, claimant()).catch(() => {});
  }, post.spans.leaseMs / 4);
  try {
    await deliverRow(post, row);
    return true;
  } finally {
    clearInterval(beat);
  }
}
