import { randomUUID } from 'node:crypto';
import { takeDuty } from '../register/duty.ts';
import { forgetWrongCodes } from '../register/kodeforsoeg.ts';
import { openRegister } from '../register/open-register.ts';
import type { Db } from '../register/tables.ts';
import type { World } from '../world.ts';
import { type CleanedUp, cleanUp } from './clean-up.ts';

/** A service that is restarted every night must come to it all the same. */
const FIRST_AFTER_MS = 15 * 60_000;
const EVERY_MS = 24 * 3_600_000;
/** Whoever has begun is let alone for this long, also when it has died of it: the next day is near. */
const ANOTHER_AFTER_MS = 12 * 3_600_000;

export type CleaningWorld = Pick<World, 'objects' | 'clock' | 'log' | 'alarm'> & {
  readonly settings: Pick<World['settings'], 'databaseUrl' | 'retentionDays'>;
};

/**
 * Cleans up once a day until stopped, so that the promise of how long things are kept does not hang
 * on a person. Of several instances one does it: two at once would each write of the same deletion.
 */
export function startCleaning(world: CleaningWorld): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const cleaner = { ...world, ejer: randomUUID() };
  const ended = cleanDaily(cleaner, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

type Cleaner = CleaningWorld & { readonly ejer: string };

async function cleanDaily(world: Cleaner, stopping: AbortSignal): Promise<void> {
  await world.clock.sleep(FIRST_AFTER_MS, stopping);
  while (!stopping.aborted) {
    await cleanOnce(world, stopping);
    await world.clock.sleep(EVERY_MS, stopping);
  }
}

/** A fault is told, and the next day tries again: nothing is deleted in doubt. */
async function cleanOnce(world: Cleaner, stopping: AbortSignal): Promise<void> {
  try {
    // A connection of its own: what is written of a deletion must outlive a power cut.
    const db = await openRegister(world.settings.databaseUrl);
    try {
      const duty = { navn: 'oprydning', ejer: world.ejer, leaseMs: ANOTHER_AFTER_MS };
      if (!(await takeDuty(db, { ...duty, now: world.clock.now() }))) return;
      await forgetWrongCodes(db, world.clock.now().getTime());
      tell(world, await clean(world, db, stopping));
    } finally {
      await db.destroy();
    }
  } catch (error) {
    world.alarm('oprydning-fejlede', { fejl: error instanceof Error ? error.name : 'ukendt' });
  }
}

function clean({ objects, clock, settings }: CleaningWorld, db: Db, stopping: AbortSignal) {
  const dage = settings.retentionDays;
  return cleanUp({
    ...{ db, objects, dage, stopping },
    ...{ now: clock.now(), hvem: 'system', proeve: false },
  });
}

function tell(world: CleaningWorld, { slettet, genopret, ulaeselige, mapper }: CleanedUp): void {
  world.log('info', 'oprydning', { mapper, slettet: slettet.length });
  if (genopret.length > 0) world.alarm('klager-uden-sag', { antal: genopret.length });
  if (ulaeselige.length > 0) world.alarm('mapper-ulaeselige', { antal: ulaeselige.length });
}
