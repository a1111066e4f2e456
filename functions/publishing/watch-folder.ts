import { lastInFolder, publishFolder } from '../register/rule-folder.ts';
import { MAPPEN } from '../register/rule-proposals.ts';
import { hashRuleSet } from '../routing/hash-rule-set.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import { keepLooking } from './keep-looking.ts';
import {
  FOLDER_CHANGED,
  type FolderDesk,
  judgeFolder,
  tellBadFolder,
  tellPublished,
} from './take-in-folder.ts';

const LOOK_EVERY_MS = 1_000;
/** Several files are saved one after the other: what still changes is not looked at yet. */
const SETTLE_MS = 200;

/** The watch over a folder, and how to end it. */
export type FolderWatch = { readonly stop: () => Promise<void> };

/**
 * Development: publishes the folder at once when it is saved and good. What is wrong with a bad one
 * is told once, and the last good one stays.
 */
export async function watchFolder(
  desk: FolderDesk & { readonly tempo: number },
): Promise<FolderWatch> {
  const watched: Watched = { handled: await lastInFolder(desk.db) };
  const stopping = new AbortController();
  const { signal } = stopping;
  const settle = () => desk.clock.sleep(SETTLE_MS * desk.tempo, signal);
  const look = () => lookAtFolder(desk, watched, settle);
  const looking = keepLooking(desk, { everyMs: LOOK_EVERY_MS, signal, look });
  return {
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}

/** The hash of what was last published, or told to be bad. */
type Watched = { handled: string | null };

async function lookAtFolder(
  desk: FolderDesk,
  watched: Watched,
  settle: () => Promise<void>,
): Promise<void> {
  const changed = hashRuleSet(await ruleSetFiles(desk.rulesDir));
  if (changed === watched.handled) return;
  await settle();
  const files = await ruleSetFiles(desk.rulesDir);
  if (hashRuleSet(files) !== changed) return;
  const faults = judgeFolder(desk, files);
  if (faults.length > 0) tellBadFolder(desk, faults);
  else {
    const deed = { hvem: MAPPEN, grund: FOLDER_CHANGED, now: desk.clock.now() };
    const published = await publishFolder(desk.db, { files, ...deed });
    if (published === 'udgivet') tellPublished(desk, files, MAPPEN);
  }
  watched.handled = changed;
}
