import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../command-line.ts';
import { deliverOne } from '../delivery/deliver-one.ts';
import { type Forsendelse, haendelserOf, liveForsendelse } from '../register/find-sag.ts';
import type { Db } from '../register/tables.ts';
import type { Settings } from '../settings.ts';

/** A running server looks twice a second. */
const SERVER_TAKES_MS = 2_000;
/** The relay may think for ten minutes; we do not wait for that. */
const OUTCOME_MS_MAX = 30_000;
const LOOK_EVERY_MS = 50;

/**
 * Sees to it that a klage that was made due is attempted at once: by the running server, or without
 * one by us. Exit 0 when the relay has it.
 */
export async function attemptNow(db: Db, settings: Settings, nummer: string): Promise<Answer> {
  const attempted = (row: Forsendelse) => row.forsoeg > 0 && row.naeste_forsoeg > 0;
  const taken = (row: Forsendelse) => row.tilstand !== 'venter' || attempted(row);
  if (!(await becomes(db, nummer, { holds: taken, ms: SERVER_TAKES_MS }))) {
    await attemptOurselves(settings, nummer);
  }
  await becomes(db, nummer, {
    holds: (row) => row.tilstand !== 'sendes',
    ms: OUTCOME_MS_MAX,
  });
  return report(db, nummer);
}

async function becomes(
  db: Db,
  nummer: string,
  { holds, ms }: { readonly holds: (row: Forsendelse) => boolean; readonly ms: number },
): Promise<boolean> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    const row = await liveForsendelse(db, nummer);
    if (row === null || holds(row)) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

/**
 * Log lines would stand among our answer: the events are in the register all the same. The whole
 * world is loaded only here, so that every other command answers at once.
 */
async function attemptOurselves(settings: Settings, nummer: string): Promise<void> {
  const { makePostWorld } = await import('../make-world.ts');
  const { world, close } = await makePostWorld(settings);
  try {
    await deliverOne({ ...world, log: () => {}, alarm: () => {} }, nummer);
  } finally {
    await close();
  }
}

async function report(db: Db, nummer: string): Promise<Answer> {
  const row = await liveForsendelse(db, nummer);
  const last = (await haendelserOf(db, nummer)).at(-1);
  const accepted = row?.tilstand === 'accepteret';
  const naesteForsoeg =
    row?.tilstand === 'venter' ? new Date(row.naeste_forsoeg).toISOString() : null;
  return {
    text: [
      accepted
        ? `${nummer} er sendt til ${row.modtager}.`
        : `${nummer} er ikke sendt endnu: ${last?.hvad ?? 'ukendt'} ${last?.data ?? ''} (tilstand ${row?.tilstand ?? 'ukendt'}).`,
      ...(naesteForsoeg === null ? [] : [`Klagevej prøver igen ${naesteForsoeg}.`]),
    ],
    data: { nummer, tilstand: row?.tilstand ?? null, haendelse: last?.hvad ?? null, naesteForsoeg },
    exitCode: accepted ? 0 : 1,
  };
}
