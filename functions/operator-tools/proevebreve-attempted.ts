import { setTimeout as pause } from 'node:timers/promises';
import { makePost } from '../delivery/post.ts';
import { WAITS } from '../delivery/waits.ts';
import type { OpenedPostWorld } from '../make-world.ts';
import { deliverProevebrev, takeDueProevebreve } from '../proevebrev/deliver-proevebrev.ts';
import { findProevebreve, type Proevebrev } from '../register/proevebreve.ts';

/** A running server looks twice a second. */
const SERVER_TAKES_MS = 2_000;
/** The relay may think for ten minutes; we do not wait for that. */
const OUTCOME_MS_MAX = 30_000;
const LOOK_EVERY_MS = 50;

/**
 * Sees to it that prøvebreve are attempted at once: by the running server, or without one by us.
 * @returns when each was seen to be accepted, by `performance.now()`; without those that are not
 */
export async function proevebreveAttempted(
  world: OpenedPostWorld['world'],
  numre: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const accepted = new Map<string, number>();
  if (numre.length === 0) return accepted;
  const look = async (holds: (row: Proevebrev) => boolean, ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until) {
      const rows = await findProevebreve(world.db, numre);
      note(rows, accepted);
      if (rows.every(holds)) return;
      await pause(LOOK_EVERY_MS);
    }
  };
  await look(({ forsoeg }) => forsoeg > 0, SERVER_TAKES_MS);
  await attemptOurselves(world, numre);
  await look(({ tilstand, udfald }) => tilstand !== 'venter' || udfald !== null, OUTCOME_MS_MAX);
  return accepted;
}

function note(rows: readonly Proevebrev[], accepted: Map<string, number>): void {
  for (const { nummer, tilstand } of rows) {
    if (tilstand === 'accepteret' && !accepted.has(nummer)) {
      accepted.set(nummer, performance.now());
    }
  }
}

/** Takes only what no server has taken. */
async function attemptOurselves(
  world: OpenedPostWorld['world'],
  numre: readonly string[],
): Promise<void> {
  const post = makePost(world, WAITS);
  const rows = await takeDueProevebreve(post, numre.length, numre);
  await Promise.all(rows.map((row) => deliverProevebrev(post, row)));
}
