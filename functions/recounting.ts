import { recountLines } from './register/recount-lines.ts';
import type { World } from './world.ts';

/** An older version may write lines for as long as an upgrade takes. */
const EVERY_MS = 10 * 60_000;

type RecountingWorld = Pick<World, 'db' | 'clock' | 'log'>;

/**
 * Brings the lines that statistics count up to this version's, at once and again as long as an older
 * one may be running beside it, until stopped. Several instances share it.
 */
export function startRecounting(world: RecountingWorld): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const ended = recountAgain(world, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

async function recountAgain(world: RecountingWorld, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const antal = await recountLines(world.db);
      if (antal > 0) world.log('info', 'taelling.genoptalt', { antal });
    } catch (error) {
      // The next look tries again; what is counted meanwhile is what the older version counted.
      const fejl = error instanceof Error ? error.name : 'ukendt';
      world.log('warn', 'taelling.fejl', { fejl });
    }
    await world.clock.sleep(EVERY_MS, stopping);
  }
}
