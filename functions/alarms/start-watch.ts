import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Delivery } from '../delivery/start-delivery.ts';
import { leaveDuty } from '../register/duty.ts';
import { lastSeen, seeInstance } from '../register/instances.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { countDown } from './certificate-countdown.ts';
import { makeClockWatch } from './clock-watch.ts';
import { DIGEST_DUTY, sendDigest } from './send-digest.ts';
import type { Teller } from './tell-target.ts';

/** How often an instance says that it runs, and looks what is due. */
export const WATCH_MS = 60_000;
/** Of the machine's time: a fast clock (KLAGEVEJ_TEMPO) must not keep it busy with looking. */
const WATCH_MS_MIN = 1_000;
/** At every so many looks the certificates are counted down. */
const COUNTDOWN_EVERY = 60;
/** The figures of a large register take a while: a relay that is away does not ask for them each minute. */
const DIGEST_RETRY_LOOKS = 10;

export type WatchParts = {
  readonly world: World;
  readonly tellers: ReadonlyMap<string, Teller>;
};

/**
 * Each minute until stopped: says that this instance runs, judges the clock, sends the daily mail
 * when it is due, and once an hour counts the certificates down.
 */
export function startWatch({ world, tellers }: WatchParts): Delivery {
  const ejer = `${hostname()}:${process.pid}:${randomUUID()}`;
  const stopping = new AbortController();
  const watch = {
    ...{ world, tellers, ejer, begyndt: world.clock.now(), looks: 0, digestFrom: 0 },
    isRight: makeClockWatch(world.alarm, () => performance.now() * world.settings.tempo),
  };
  const loop = watchLoop(watch, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

type Watch = WatchParts & {
  readonly ejer: string;
  readonly begyndt: Date;
  readonly isRight: ReturnType<typeof makeClockWatch>;
  looks: number;
  /** The look at which the daily mail is next tried. */
  digestFrom: number;
};

async function watchLoop(watch: Watch, signal: AbortSignal): Promise<void> {
  const { world, ejer } = watch;
  while (!signal.aborted) {
    await guarded(watch, () => look(watch));
    await world.clock.sleep(Math.max(WATCH_MS, WATCH_MS_MIN * world.settings.tempo), signal);
  }
  await leaveDuty(world.db, { navn: DIGEST_DUTY, ejer }).catch(() => {});
}

async function look(watch: Watch): Promise<void> {
  const { world, ejer, begyndt } = watch;
  const now = world.clock.now();
  if (!watch.isRight(now, await lastSeen(world.db))) return;
  await seeInstance(world.db, { navn: ejer, udgave: VERSION, begyndt }, now);
  if (watch.looks % COUNTDOWN_EVERY === 0) await guarded(watch, () => countDown(world));
  watch.looks += 1;
  if (watch.looks >= watch.digestFrom) await guarded(watch, () => tryDigest(watch));
}

async function tryDigest(watch: Watch): Promise<void> {
  watch.digestFrom = watch.looks + DIGEST_RETRY_LOOKS;
  if (await sendDigest(watch)) watch.digestFrom = 0;
}

/** What fails is told and survived: the next look tries again. */
async function guarded({ world }: Watch, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fejl = error instanceof Error ? error.name : 'ukendt';
    world.log('error', 'driftsvagt.fejl', { fejl });
  }
}
