import { filesOfVersion } from '../register/kept-versions.ts';
import { type Published, versionInForce } from '../register/published-versions.ts';
import { type Draft, latestDraft } from '../register/rule-drafts.ts';
import type { Db } from '../register/tables.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import type { ProofThread } from '../threads/proof-thread.ts';
import type { World } from '../world.ts';

/** What staff work on the rules with. */
export type Workshop = { readonly world: World; readonly thread: ProofThread };

/** The version in force, and the one that is worked on: the draft, or the same. */
export type Versions = {
  readonly inForce: Published;
  readonly inForceFiles: RuleSetFiles;
  readonly draft: Draft | null;
  readonly hash: string;
  readonly files: RuleSetFiles;
};

/** @throws Error when no version was ever published: the start publishes one. */
export async function versionsAtWork(db: Db): Promise<Versions> {
  const [inForce, draft] = [await versionInForce(db), await latestDraft(db)];
  if (inForce === null) throw new Error('No rules were ever published; the start publishes some.');
  const inForceFiles = await keptFiles(db, inForce.hash);
  const hash = draft?.hash ?? inForce.hash;
  const files = draft === null ? inForceFiles : await keptFiles(db, draft.hash);
  return { inForce, inForceFiles, draft, hash, files };
}

/** The files of a version that the register names. @throws Error when it has lost them. */
export async function keptFiles(db: Db, hash: string): Promise<RuleSetFiles> {
  const files = await filesOfVersion(db, hash);
  if (files === null) throw new Error(`The register names version ${hash} and has no files of it.`);
  return files;
}
