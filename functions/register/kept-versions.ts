import { hashRuleSet, ruleSetPaths } from '../routing/hash-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { commitTogether } from './commit-together.ts';
import type { Db, Trx } from './tables.ts';

/** Keeps the files of a set as a version, once. @returns its hash */
export function keepVersion(db: Db, files: RuleSetFiles, now: Date): Promise<string> {
  return commitTogether(db, (trx) => keepFiles(trx, files, now));
}

/** The same inside a transaction. Files that do not belong to the set are not kept. */
export async function keepFiles(trx: Trx, files: RuleSetFiles, now: Date): Promise<string> {
  const hash = hashRuleSet(files);
  if (await isKept(trx, hash)) return hash;
  await trx.insertInto('regelsaet').values({ hash, oprettet: now.toISOString() }).execute();
  for (const sti of ruleSetPaths(files)) {
    const indhold = files.get(sti);
    if (indhold === undefined) continue;
    await trx.insertInto('regelsaet_fil').values({ hash, sti, indhold }).execute();
  }
  return hash;
}

/**
 * The files of a version; null when no version has the hash.
 * @throws Error when they are no longer what was kept.
 */
export async function filesOfVersion(db: Db, hash: string): Promise<RuleSetFiles | null> {
  if (!(await isKept(db, hash))) return null;
  const rows = await db
    .selectFrom('regelsaet_fil')
    .select(['sti', 'indhold'])
    .where('hash', '=', hash)
    .execute();
  const files = new Map(rows.map(({ sti, indhold }) => [sti, indhold]));
  if (hashRuleSet(files) !== hash) throw new Error(`Regelsættet ${hash} er beskadiget.`);
  return files;
}

/** The hashes that begin with `prefix` (hexadecimal digits), at most two: enough to see whether it is unique. */
export async function versionsLike(db: Db, prefix: string): Promise<readonly string[]> {
  const query = db.selectFrom('regelsaet').select('hash').where('hash', 'like', `${prefix}%`);
  return (await query.limit(2).execute()).map(({ hash }) => hash);
}

/** Whether a version has the hash, a draft too. */
export async function isKept(db: Db, hash: string): Promise<boolean> {
  const query = db.selectFrom('regelsaet').select('hash').where('hash', '=', hash);
  return (await query.executeTakeFirst()) !== undefined;
}
