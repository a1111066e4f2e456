import type { Log } from '../telemetry/log.ts';
import type { Clock } from '../world.ts';

/** Below this a fast clock (KLAGEVEJ_TEMPO) would keep the machine busy with looking. */
const LOOK_MS_MIN = 100;

type Looker = { readonly clock: Clock; readonly tempo: number; readonly log: Log };

/**
 * Looks again and again until stopped; resolves then. A look that fails is told once, until one
 * succeeds, and survived.
 */
export async function keepLooking(
  { clock, tempo, log }: Looker,
  {
    everyMs,
    signal,
    look,
  }: {
    readonly everyMs: number;
    readonly signal: AbortSignal;
    readonly look: () => Promise<void>;
  },
): Promise<void> {
  const pauseMs = Math.max(everyMs, LOOK_MS_MIN * tempo);
  let failing = false;
  for (;;) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) return;
    try {
      await look();
      failing = false;
    } catch (error) {
      if (!failing) log('error', 'regelsaet.fejl', { fejl: errorName(error) });
      failing = true;
    }
  }
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'ukendt';
}
