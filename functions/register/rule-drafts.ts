import { hashRuleSet } from '../routing/hash-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { commitTogether } from './commit-together.ts';
import { keepFiles } from './kept-versions.ts';
import { versionInForce } from './published-versions.ts';
import { appendRuleEvent, type RuleDeed } from './rule-events.ts';
import type { Db } from './tables.ts';

/** The rules as somebody left them in the workshop, perhaps not readable yet. */
export type Draft = {
  readonly id: number;
  readonly hash: string;
  /** ISO 8601 instant in UTC. */
  readonly tid: string;
  readonly hvem: string;
};

export type SavedDraft =
  | { readonly kind: 'gemt'; readonly hash: string }
  /** Others saved or published since the editor began; `seneste` is theirs. */
  | { readonly kind: 'andre-foerst'; readonly seneste: Draft };

/** The draft that is worked on: the newest, unless it is in force or was published since. */
export async function latestDraft(db: Db): Promise<Draft | null> {
  const draft = await db
    .selectFrom('regelsaet_haendelse')
    .select(['id', 'hash', 'tid', 'hvem'])
    .where('hvad', '=', 'kladde')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (draft === undefined || (await isDone(db, draft))) return null;
  return draft;
}

async function isDone(db: Db, { id, hash }: Draft): Promise<boolean> {
  if ((await versionInForce(db))?.hash === hash) return true;
  const published = db
    .selectFrom('regelsaet_haendelse')
    .select('id')
    .where('hvad', '=', 'udgivet')
    .where('hash', '=', hash)
    .where('id', '>', id);
  return (await published.limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Saves what somebody wrote, unless others came first: then nothing is overwritten.
 * @param draft `grundlag` is the hash the editor began from: the latest draft's, or the one in force.
 */
export function saveDraft(
  db: Db,
  {
    files,
    grundlag,
    ...deed
  }: RuleDeed & { readonly files: RuleSetFiles; readonly grundlag: string },
): Promise<SavedDraft> {
  return commitTogether(db, async (trx) => {
    const seneste = (await latestDraft(trx)) ?? (await inForceAsDraft(trx));
    const hash = hashRuleSet(files);
    if (seneste?.hash === hash) return { kind: 'gemt', hash };
    if (seneste !== null && seneste.hash !== grundlag) return { kind: 'andre-foerst', seneste };
    await keepFiles(trx, files, deed.now);
    await appendRuleEvent(trx, { hash, hvad: 'kladde' }, { ...deed, grund: null });
    return { kind: 'gemt', hash };
  });
}

async function inForceAsDraft(db: Db): Promise<Draft | null> {
  const published = await versionInForce(db);
  if (published === null) return null;
  const { id, hash, tid, foreslaaetAf, godkendtAf } = published;
  return { id, hash, tid, hvem: godkendtAf ?? foreslaaetAf };
}
