import { type DeliveryWorld, makePost, type Post } from './post.ts';
import type { Delivery } from './start-delivery.ts';
import { WAITS, type Waits } from './waits.ts';

/** brevMaksMB counts in 10⁶ bytes, as mail servers do. */
const MB_BYTES = 1_000_000;

/** How large a mail the relay takes, in bytes; null: no limit. */
type AskSize = () => Promise<number | null | 'ukendt'>;

/**
 * Compares what the relay takes with what the rules let letters be, at once and then each hour: a
 * letter is sealed at intake and cannot be cut any more, so whoever keeps the rules or the relay must
 * hear of it before one is too large.
 */
export function startSizeWatch(world: DeliveryWorld, ask: AskSize, waits: Waits = WAITS): Delivery {
  const post = makePost(world, waits);
  const stopping = new AbortController();
  void watchLoop(post, ask, stopping.signal);
  // A relay that is slow to answer holds up no stop.
  return { stop: async () => stopping.abort() };
}

async function watchLoop(post: Post, ask: AskSize, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const size = await ask();
    if (signal.aborted) return;
    if (typeof size === 'number') compare(post, size);
    // A relay that is away is told by the letters that wait for it.
    const waitMs = size === 'ukendt' ? post.waits.retryMsMin : post.waits.alarmAfterMs;
    await post.world.clock.sleep(waitMs, signal);
  }
}

function compare({ world }: Post, size: number): void {
  for (const { id, brevMaksMB } of world.rules().modtagere.values()) {
    if (brevMaksMB * MB_BYTES <= size) continue;
    const relaeMB = Math.floor(size / MB_BYTES);
    world.alarm('relae-tager-for-smaa-breve', { modtager: id, brevMaksMB, relaeMB });
  }
}
