import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Alarm } from '../alarm.ts';
import { versionInForce } from '../register/published-versions.ts';
import {
  isKnown,
  lastInFolder,
  proposeFolder,
  publishFirst,
  publishFolder,
} from '../register/rule-folder.ts';
import { MAPPEN, openProposals } from '../register/rule-proposals.ts';
import type { Db } from '../register/tables.ts';
import { hashRuleSet } from '../routing/hash-rule-set.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import type { Log } from '../telemetry/log.ts';
import type { Clock } from '../world.ts';
import { judgeVersion } from './judge-version.ts';

/** What a look at the folder touches. */
export type FolderDesk = {
  readonly db: Db;
  readonly rulesDir: string;
  readonly production: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Alarm;
};

/** What stands in the log of events when development publishes a saved folder. */
export const FOLDER_CHANGED = 'Mappen er ændret.';
/** Sentences of one bad folder that are told. */
const TOLD_MAX = 10;

/**
 * At a start: what the folder holds becomes a version when nobody knows it. The first one ever, and in
 * development any, is published at once; in production it waits for a person, and says so.
 * @throws Error with Danish sentences when the folder is bad and nothing good was ever published, or
 * in development whenever it is.
 */
export async function takeInFolder(desk: FolderDesk): Promise<void> {
  const first = (await versionInForce(desk.db)) === null;
  if (first) await publishFirstFolder(desk);
  else if (desk.production) await proposeUnknown(desk);
  else await publishChanged(desk);
  for (const { hash, id, hvem } of await openProposals(desk.db)) {
    desk.log('warn', 'regelsaet-afventer', { regelsaet: hash, forslag: id, hvem });
  }
}

async function publishFirstFolder(desk: FolderDesk): Promise<void> {
  const files = await readGood(desk);
  const published = await publishFirst(desk.db, { files, now: desk.clock.now() });
  if (published === 'udgivet') tellPublished(desk, files, 'system');
}

async function publishChanged(desk: FolderDesk): Promise<void> {
  const seen = await lastInFolder(desk.db);
  if (hashRuleSet(await ruleSetFiles(desk.rulesDir)) === seen) return;
  const files = await readGood(desk);
  const deed = { hvem: MAPPEN, grund: FOLDER_CHANGED, now: desk.clock.now() };
  const published = await publishFolder(desk.db, { files, ...deed });
  if (published === 'udgivet') tellPublished(desk, files, MAPPEN);
}

/** @throws Error with what is wrong. */
async function readGood(desk: FolderDesk): Promise<RuleSetFiles> {
  const files = await ruleSetFiles(desk.rulesDir);
  const faults = judgeFolder(desk, files);
  if (faults.length > 0) throw new Error(unusable(desk.rulesDir, faults));
  return files;
}

/** What stops the folder from being published, in Danish; nothing when it is good. */
export function judgeFolder(desk: FolderDesk, files: RuleSetFiles): readonly string[] {
  const { production, clock } = desk;
  const judged = judgeVersion(files, { dag: dayInCopenhagen(clock.now()), production });
  return judged.ok ? [] : judged.fejl.map(({ besked }) => besked);
}

/** One fault stands on the same line, several below each other. */
export function unusable(dir: string, faults: readonly string[]): string {
  const told = faults.length === 1 ? ` ${faults[0]}` : `\n  ${faults.join('\n  ')}`;
  return `Reglerne i ${dir} kan ikke bruges:${told}`;
}

/** Says that a version was published. */
export function tellPublished({ log }: FolderDesk, files: RuleSetFiles, hvem: string): void {
  log('info', 'regelsaet-udgivet', { regelsaet: hashRuleSet(files), hvem });
}

/** A bad folder stops nothing that runs on a good version; somebody is told. */
async function proposeUnknown(desk: FolderDesk): Promise<void> {
  const { db, clock, rulesDir } = desk;
  const files = await ruleSetFiles(rulesDir).catch(() => new Map<string, Uint8Array>());
  if (await isKnown(db, hashRuleSet(files))) return;
  const faults = judgeFolder(desk, files);
  if (faults.length === 0) await proposeFolder(db, { files, now: clock.now() });
  else tellBadFolder(desk, faults);
}

/** Tells once what is wrong; the rules in force stay. */
export function tellBadFolder({ log, alarm }: FolderDesk, faults: readonly string[]): void {
  alarm('regelmappe-afvist', { fejl: faults.length });
  for (const besked of faults.slice(0, TOLD_MAX)) log('error', 'regelmappe-fejl', { besked });
}
