import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { commitTogether } from './commit-together.ts';
import { keepFiles } from './kept-versions.ts';
import { publishHash, versionInForce } from './published-versions.ts';
import { announcePublished } from './publishing-news.ts';
import { appendRuleEvent, type ReasonedDeed } from './rule-events.ts';
import { endProposals, MAPPEN, openProposals } from './rule-proposals.ts';
import type { Db } from './tables.ts';

type FolderNow = { readonly files: RuleSetFiles; readonly now: Date };

/** Publishes the folder when nothing ever was: somebody has to be first. */
export async function publishFirst(
  db: Db,
  { files, now }: FolderNow,
): Promise<'udgivet' | 'andre-foerst'> {
  const deed = { hvem: 'system', grund: 'Første start', now };
  return commitTogether(db, async (trx) => {
    if ((await versionInForce(trx)) !== null) return 'andre-foerst';
    const hash = await keepFiles(trx, files, now);
    await appendRuleEvent(trx, { hash, hvad: 'set-i-mappen' }, { ...deed, grund: null });
    await appendRuleEvent(trx, { hash, hvad: 'udgivet' }, deed);
    return 'udgivet';
  });
}

/**
 * Development: publishes the folder when it is another than when it was last looked at. A folder that
 * stayed as it was takes nothing back that was published elsewhere since.
 * @returns `set`: another folder, whose version is in force already.
 */
export async function publishFolder(
  db: Db,
  { files, ...deed }: ReasonedDeed & { readonly files: RuleSetFiles },
): Promise<'uaendret' | 'set' | 'udgivet'> {
  const result = await commitTogether(db, async (trx) => {
    const hash = await keepFiles(trx, files, deed.now);
    if ((await lastInFolder(trx)) === hash) return 'uaendret';
    await appendRuleEvent(trx, { hash, hvad: 'set-i-mappen' }, { ...deed, grund: null });
    return (await publishHash(trx, hash, deed)) === 'udgivet' ? 'udgivet' : 'set';
  });
  if (result === 'udgivet') await announcePublished(db);
  return result;
}

/** The hash the folder had when development last looked; null before the first time. */
export async function lastInFolder(db: Db): Promise<string | null> {
  const query = db
    .selectFrom('regelsaet_haendelse')
    .select('hash')
    .where('hvad', '=', 'set-i-mappen')
    .orderBy('id', 'desc')
    .limit(1);
  return (await query.executeTakeFirst())?.hash ?? null;
}

/**
 * Production: makes a folder that nobody knows a proposal; an earlier one of the folder's gives way.
 * @returns the proposal's number, or null when the version is known.
 */
export function proposeFolder(db: Db, { files, now }: FolderNow): Promise<number | null> {
  const deed = { hvem: MAPPEN, now };
  return commitTogether(db, async (trx) => {
    const hash = await keepFiles(trx, files, now);
    if (await isKnown(trx, hash)) return null;
    const earlier = (await openProposals(trx)).filter(({ hvem }) => hvem === MAPPEN);
    await endProposals(trx, earlier, { ...deed, grund: 'Mappen er ændret igen.' });
    const grund = 'Mappen er ændret.';
    return appendRuleEvent(trx, { hash, hvad: 'foreslaaet' }, { ...deed, grund });
  });
}

/** Whether somebody has published or proposed the version; a draft alone is known to its writer only. */
export async function isKnown(db: Db, hash: string): Promise<boolean> {
  const query = db
    .selectFrom('regelsaet_haendelse')
    .select('id')
    .where('hash', '=', hash)
    .where('hvad', 'in', ['udgivet', 'foreslaaet'])
    .limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
