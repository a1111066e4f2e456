/** Wakes whoever rests. */
export type Bell = {
  readonly ring: () => void;
  /** Resolves with the sleep, or as soon as somebody rings. */
  readonly rest: (sleep: (signal: AbortSignal) => Promise<void>) => Promise<void>;
};

/** A ring during work is not lost: the next rest ends at once. */
export function makeBell(): Bell {
  let next = new AbortController();
  return {
    ring: () => next.abort(),
    async rest(sleep) {
      await sleep(next.signal);
      next = new AbortController();
    },
  };
}
