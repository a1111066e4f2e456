import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { commitTogether } from './commit-together.ts';
import { keepFiles } from './kept-versions.ts';
import { announcePublished } from './publishing-news.ts';
import { appendRuleEvent, type ReasonedDeed } from './rule-events.ts';
import type { Db, Trx } from './tables.ts';

/** One publication of a version. */
export type Published = {
  /** Number of the event; the highest is in force. */
  readonly id: number;
  readonly hash: string;
  /** ISO 8601 instant in UTC. */
  readonly tid: string;
  readonly foreslaaetAf: string;
  /** null when no second person was asked: the first start, and development. */
  readonly godkendtAf: string | null;
  readonly grund: string | null;
};

/** The publication in force, or null when nothing was ever published. */
export async function versionInForce(db: Db): Promise<Published | null> {
  return (await publishedVersions(db, 1))[0] ?? null;
}

/** The last `limit` publications, newest first. */
export async function publishedVersions(db: Db, limit: number): Promise<readonly Published[]> {
  const rows = await db
    .selectFrom('regelsaet_haendelse as udgivet')
    .leftJoin('regelsaet_haendelse as forslag', 'forslag.id', 'udgivet.forslag')
    .where('udgivet.hvad', '=', 'udgivet')
    .select(['udgivet.id', 'udgivet.hash', 'udgivet.tid', 'udgivet.hvem', 'udgivet.grund'])
    .select('forslag.hvem as foreslaaetAf')
    .orderBy('udgivet.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, hash, tid, hvem, grund, foreslaaetAf }) => ({
    ...{ id, hash, tid, grund },
    foreslaaetAf: foreslaaetAf ?? hvem,
    godkendtAf: foreslaaetAf === null ? null : hvem,
  }));
}

/** Publishes without a second person, as development may. Resolves when this process has switched. */
export async function publishAtOnce(
  db: Db,
  { files, ...deed }: ReasonedDeed & { readonly files: RuleSetFiles },
): Promise<'udgivet' | 'uaendret'> {
  const result = await commitTogether(db, async (trx) =>
    publishHash(trx, await keepFiles(trx, files, deed.now), deed),
  );
  if (result === 'udgivet') await announcePublished(db);
  return result;
}

/** Publishes a kept version inside a transaction, unless it is in force already. */
export async function publishHash(
  trx: Trx,
  hash: string,
  deed: ReasonedDeed,
): Promise<'udgivet' | 'uaendret'> {
  if ((await versionInForce(trx))?.hash === hash) return 'uaendret';
  await appendRuleEvent(trx, { hash, hvad: 'udgivet' }, deed);
  return 'udgivet';
}
