import type { Alarm } from '../alarm.ts';
import { filesOfVersion } from '../register/kept-versions.ts';
import {
  type Published,
  publishedVersions,
  versionInForce,
} from '../register/published-versions.ts';
import { onPublished } from '../register/publishing-news.ts';
import type { Db } from '../register/tables.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import type { Log } from '../telemetry/log.ts';
import type { Clock } from '../world.ts';
import { keepLooking } from './keep-looking.ts';
import type { MakeKeyring } from './make-keys.ts';
import { unusable } from './take-in-folder.ts';
import { type InForce, type UsedVersion, useVersion } from './use-version.ts';

/** How often to look for what another process published. */
const LOOK_EVERY_MS = 1_000;
/** How far back a start goes for a version it can use. */
const FALLBACKS_MAX = 20;

/** What the holder touches. */
export type HolderParts = {
  readonly db: Db;
  readonly rulesDir: string;
  readonly tempo: number;
  readonly makeKeyring: MakeKeyring;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
  /** Called with each version that comes into force later. */
  readonly onSwitch: (inForce: InForce) => void;
};

/** Holds the rules in force, and changes them when another version is published. */
export type RulesInForce = {
  /** The rules and their keys as of this moment; both from one version. */
  readonly current: () => InForce;
  /** Looks into the register first. */
  readonly latest: () => Promise<InForce>;
  readonly stop: () => Promise<void>;
};

/**
 * Takes the version in force into use and follows the register from then on: what this process
 * publishes at once, what others publish within a second or two. A version that cannot be used
 * alarms once, and the last good one stays.
 * @throws Error with Danish sentences when no published version can be used.
 */
export async function openRulesInForce(parts: HolderParts): Promise<RulesInForce> {
  const held = await firstHeld(parts);
  const look = inTurn(() => lookAgain(parts, held));
  const stopping = new AbortController();
  const looking = keepLooking(parts, { everyMs: LOOK_EVERY_MS, signal: stopping.signal, look });
  const survive = () => look().catch(() => {});
  const stopListening = onPublished(parts.db, survive);
  return {
    current: () => held.current,
    latest: async () => {
      await look();
      return held.current;
    },
    stop: async () => {
      stopListening();
      stopping.abort();
      await looking;
    },
  };
}

/** `seen`: the last publication that was looked at, usable or not. */
type Held = { current: InForce; seen: number };

async function firstHeld(parts: HolderParts): Promise<Held> {
  const versions = await publishedVersions(parts.db, FALLBACKS_MAX);
  const [newest] = versions;
  if (newest === undefined) return { current: await fromFolder(parts), seen: 0 };
  for (const version of versions) {
    const used = await useKept(parts, version);
    if (used.ok) return { current: used.inForce, seen: newest.id };
    tellUnusable(parts, version, used.beskeder);
  }
  throw new Error(
    'Ingen af de udgivne regelsæt kan bruges af denne udgave af Klagevej; loggen siger hvorfor. Start den forrige udgave, og udgiv et regelsæt, som begge kan bruge.',
  );
}

/** A register where nothing was ever published, for a tool that only delivers: as the folder says. */
async function fromFolder({ rulesDir, makeKeyring, clock }: HolderParts): Promise<InForce> {
  const used = await useVersion(await ruleSetFiles(rulesDir), { makeKeyring, now: clock.now() });
  if (used.ok) return used.inForce;
  throw new Error(unusable(rulesDir, used.beskeder));
}

async function lookAgain(parts: HolderParts, held: Held): Promise<void> {
  const newest = await versionInForce(parts.db);
  if (newest === null || newest.id === held.seen) return;
  if (newest.hash !== held.current.rules.hash) {
    const used = await useKept(parts, newest);
    if (used.ok) {
      held.current = used.inForce;
      parts.log('info', 'regelsaet-i-kraft', { regelsaet: newest.hash });
      parts.onSwitch(used.inForce);
    } else tellUnusable(parts, newest, used.beskeder);
  }
  held.seen = newest.id;
}

async function useKept(
  { db, makeKeyring, clock }: HolderParts,
  { hash }: Published,
): Promise<UsedVersion> {
  const files = await filesOfVersion(db, hash);
  if (files === null) return { ok: false, beskeder: [`Regelsættet ${hash} mangler i registeret.`] };
  return useVersion(files, { makeKeyring, now: clock.now() });
}

function tellUnusable(
  { alarm }: HolderParts,
  { hash }: Published,
  beskeder: readonly string[],
): void {
  alarm('regelsaet-afvist', { regelsaet: hash, besked: beskeder[0] ?? '' });
}

/** Runs one after the other, so that an older look never overtakes a newer one. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(work, work);
    return last;
  };
}
