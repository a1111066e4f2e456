/** Gives the bytes back; a second call does nothing. */
export type Release = () => void;

/** A share of memory that many ask for, in the order they came. */
export type ByteBudget = {
  /**
   * Waits for its turn, then holds `bytes` until released. More than the whole budget counts as
   * the whole budget, so nobody waits for ever; nothing at all is given at once. null when
   * `signal` ended the waiting.
   */
  readonly reserve: (bytes: number, signal?: AbortSignal) => Promise<Release | null>;
  readonly heldBytes: () => number;
};

type Waiting = { readonly bytes: number; readonly start: (release: Release) => void };

/**
 * A semaphore in bytes. Strictly first come, first served: a large one that waits is not passed
 * by small ones for ever.
 */
export function makeByteBudget(maxBytes: number): ByteBudget {
  const queue = new Set<Waiting>();
  let held = 0;

  const startWaiting = () => {
    for (const next of queue) {
      if (held + next.bytes > maxBytes) return;
      queue.delete(next);
      held += next.bytes;
      next.start(releaseOnce(next.bytes));
    }
  };
  const releaseOnce = (bytes: number): Release => {
    let kept = bytes;
    return () => {
      held -= kept;
      kept = 0;
      startWaiting();
    };
  };

  return {
    heldBytes: () => held,
    reserve: (bytes, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(null);
        if (bytes === 0) return resolve(() => {});
        const giveUp = () => {
          queue.delete(waiting);
          resolve(null);
          startWaiting();
        };
        const start = (release: Release) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(release);
        };
        const waiting = { bytes: Math.min(bytes, maxBytes), start };
        signal?.addEventListener('abort', giveUp, { once: true });
        queue.add(waiting);
        startWaiting();
      }),
  };
}
