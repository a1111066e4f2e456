import type { DraftFacts, ProposalFacts, VersionFacts } from '../../src/workshop-facts.ts';
import { medarbejderNavne } from '../register/medarbejder-navne.ts';
import type { Published } from '../register/published-versions.ts';
import type { Draft } from '../register/rule-drafts.ts';
import { MAPPEN, type Proposal } from '../register/rule-proposals.ts';
import type { Db } from '../register/tables.ts';
import type { Medarbejder } from '../staff/medarbejder.ts';

/** What people are called whose deeds stand in the history; null for the system itself. */
export type NameOf = (hvem: string) => string | null;

const DRIFT = 'drift:';

/** Names as of now, of everybody in the history. */
export async function namesIn(db: Db): Promise<NameOf> {
  const names = await medarbejderNavne(db);
  return (hvem) => {
    if (hvem === 'system') return null;
    if (hvem === MAPPEN) return 'regelmappen';
    if (hvem.startsWith(DRIFT)) return `${hvem.slice(DRIFT.length)} (kommandolinjen)`;
    return names.get(hvem) ?? hvem;
  };
}

export function versionFacts(
  { hash, tid, foreslaaetAf, godkendtAf, grund }: Published,
  nameOf: NameOf,
): VersionFacts {
  return {
    hash,
    siden: tid,
    foreslaaetAf: nameOf(foreslaaetAf),
    godkendtAf: godkendtAf === null ? null : nameOf(godkendtAf),
    grund,
  };
}

/** The draft as pages show it; without one, null. */
export function draftFacts(draft: Draft | null, nameOf: NameOf): DraftFacts | null {
  if (draft === null) return null;
  const { hash, tid, hvem } = draft;
  return { hash, tid, hvem: nameOf(hvem) ?? hvem };
}

/** A proposal as somebody sees it: their own, or another's. */
export function proposalFacts(
  { id, hash, tid, hvem, grund, slags }: Proposal,
  { nameOf, medarbejder }: { readonly nameOf: NameOf; readonly medarbejder: Medarbejder },
): ProposalFacts {
  return { id, hash, tid, hvem: nameOf(hvem), grund, slags, mit: hvem === medarbejder.id };
}
