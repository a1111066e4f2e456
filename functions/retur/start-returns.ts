import { type DeliveryWorld, makePost, type Post } from '../delivery/post.ts';
import type { Delivery } from '../delivery/start-delivery.ts';
import { WAITS, type Waits } from '../delivery/waits.ts';
import { leaveDuty, takeDuty } from '../register/duty.ts';
import type { ReturnMailbox } from './return-mailbox.ts';
import { takeReturn } from './take-return.ts';

const DUTY = 'returpost';

/**
 * Reads what comes back, again and again until stopped. Of several instances one reads; should two do
 * it for a moment, each mail is written once all the same.
 */
export function startReturns(
  world: DeliveryWorld,
  mailbox: ReturnMailbox,
  waits: Waits = WAITS,
): Delivery {
  const reader: Reader = { post: makePost(world, waits), mailbox, stopping: new AbortController() };
  const loop = readLoop(reader);
  return {
    async stop() {
      reader.stopping.abort();
      await loop;
    },
  };
}

type Reader = {
  readonly post: Post;
  readonly mailbox: ReturnMailbox;
  readonly stopping: AbortController;
};

async function readLoop(reader: Reader): Promise<void> {
  const { post, stopping } = reader;
  while (!stopping.signal.aborted) {
    await round(reader).catch((error: unknown) => tell(reader, error));
    await post.world.clock.sleep(post.waits.returnsMs, stopping.signal);
  }
  await leaveDuty(post.world.db, { navn: DUTY, ejer: post.owner }).catch(() => {});
}

async function round({ post, mailbox, stopping }: Reader): Promise<void> {
  if (!(await onDuty(post))) return;
  await mailbox.empty(
    async (raw) => ((await onDuty(post)) ? takeReturn(post, raw) : 'senere'),
    stopping.signal,
  );
}

function onDuty({ world, owner, spans }: Post): Promise<boolean> {
  const now = world.clock.now();
  return takeDuty(world.db, { navn: DUTY, ejer: owner, now, leaseMs: spans.dutyMs });
}

/** By its code only: what a server says may repeat a name. */
function tell({ post, stopping }: Reader, error: unknown): void {
  if (stopping.signal.aborted) return;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const fejl = typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : nameOf(error);
  post.world.log('error', 'returpostkasse.fejl', { fejl });
  post.alarmSeldom('returpostkasse-fejl', { fejl });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'ukendt';
}
