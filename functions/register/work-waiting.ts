import type { Db } from './tables.ts';

const listeners = new WeakMap<Db, Set<() => void>>();

/** Tells whoever delivers that there is something to do, so that nobody waits for a poll. */
export function announceWork(db: Db): void {
  for (const listener of listeners.get(db) ?? []) listener();
}

/**
 * Calls `listener` each time this process writes something to be delivered.
 * @returns how to stop listening
 */
export function onWork(db: Db, listener: () => void): () => void {
  const known = listeners.get(db) ?? new Set();
  listeners.set(db, known.add(listener));
  return () => known.delete(listener);
}
