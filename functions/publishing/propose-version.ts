import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { keepVersion } from '../register/kept-versions.ts';
import { versionInForce } from '../register/published-versions.ts';
import { propose } from '../register/rule-proposals.ts';
import type { Db } from '../register/tables.ts';
import type { Fejl } from '../routing/fejl.ts';
import { hashRuleSet } from '../routing/hash-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { judgeVersion } from './judge-version.ts';

/** Where a version is proposed. */
export type ProposalDesk = { readonly db: Db; readonly production: boolean; readonly now: Date };

/** Who proposes what, and why. */
export type NewProposal = {
  readonly files: RuleSetFiles;
  readonly hvem: string;
  readonly grund: string | null;
};

export type ProposedVersion =
  | { readonly kind: 'foreslaaet'; readonly hash: string; readonly forslag: number }
  /** The version is in force already. */
  | { readonly kind: 'uaendret'; readonly hash: string }
  | { readonly kind: 'fejl'; readonly fejl: readonly Fejl[] };

/** Keeps a version and proposes it for another person to approve; one with faults is not proposed. */
export async function proposeVersion(
  { db, production, now }: ProposalDesk,
  { files, hvem, grund }: NewProposal,
): Promise<ProposedVersion> {
  const hash = hashRuleSet(files);
  if ((await versionInForce(db))?.hash === hash) return { kind: 'uaendret', hash };
  const judged = judgeVersion(files, { dag: dayInCopenhagen(now), production });
  if (!judged.ok) return { kind: 'fejl', fejl: judged.fejl };
  await keepVersion(db, files, now);
  return { kind: 'foreslaaet', hash, forslag: await propose(db, { hash, hvem, grund, now }) };
}
