import type { Db } from './tables.ts';

type Listener = () => Promise<void>;
const listeners = new WeakMap<Db, Set<Listener>>();

/**
 * Tells whoever holds the rules in force that this process has published. Resolves when they have
 * switched, so that the next page already shows it.
 */
export async function announcePublished(db: Db): Promise<void> {
  await Promise.all([...(listeners.get(db) ?? [])].map((listener) => listener()));
}

/**
 * Calls `listener`, which must not reject, each time this process has published a version.
 * @returns how to stop listening
 */
export function onPublished(db: Db, listener: Listener): () => void {
  const known = listeners.get(db) ?? new Set();
  listeners.set(db, known.add(listener));
  return () => known.delete(listener);
}
