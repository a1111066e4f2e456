import { commitTogether } from './commit-together.ts';
import { versionInForce } from './published-versions.ts';
import { announcePublished } from './publishing-news.ts';
import { appendRuleEvent, type ReasonedDeed, type RuleDeed } from './rule-events.ts';
import type { Db, Trx } from './tables.ts';

/** A version that waits for another person's word. */
export type Proposal = {
  /** Number of the `foreslaaet` event. */
  readonly id: number;
  readonly hash: string;
  /** ISO 8601 instant in UTC. */
  readonly tid: string;
  readonly hvem: string;
  readonly grund: string | null;
  /** Where it came from: the folder at a start, the workshop, or the command line. */
  readonly slags: 'mappe' | 'vaerksted' | 'drift';
};

/** Who the folder is in the log of events. */
export const MAPPEN = 'mappen';

/** What nobody has approved, refused or withdrawn, newest first. */
export async function openProposals(db: Db): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom('regelsaet_haendelse as forslag')
    .where('forslag.hvad', '=', 'foreslaaet')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('regelsaet_haendelse as slut')
            .select('slut.id')
            .whereRef('slut.forslag', '=', 'forslag.id'),
        ),
      ),
    )
    .select(['forslag.id', 'forslag.hash', 'forslag.tid', 'forslag.hvem', 'forslag.grund'])
    .orderBy('forslag.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, slags: slagsOf(row.hvem) }));
}

/** Where a proposal came from, by who made it. */
export function slagsOf(hvem: string): Proposal['slags'] {
  if (hvem === MAPPEN) return 'mappe';
  return hvem.startsWith('drift:') ? 'drift' : 'vaerksted';
}

/**
 * Proposes a kept version for another person to approve. The same person's open proposal of the same
 * version stands; the folder's of the same version gives way to a person's.
 * @returns the proposal's number
 */
export function propose(
  db: Db,
  { hash, ...deed }: ReasonedDeed & { readonly hash: string },
): Promise<number> {
  return commitTogether(db, async (trx) => {
    const same = (await openProposals(trx)).filter((proposal) => proposal.hash === hash);
    const own = same.find(({ hvem }) => hvem === deed.hvem);
    if (own !== undefined) return own.id;
    const id = await appendRuleEvent(trx, { hash, hvad: 'foreslaaet' }, deed);
    const folders = same.filter(({ slags }) => slags === 'mappe');
    await endProposals(trx, folders, { ...deed, grund: `Afløst af forslag ${id}.` });
    return id;
  });
}

export type Approval = RuleDeed & {
  readonly forslag: number;
  /**
   * The hash in force that the approver compared with: when others have published since, their change
   * would be undone unseen. null: whatever is in force.
   */
  readonly iKraft: string | null;
};

/**
 * Publishes a proposal by another person than who made it: decided inside the transaction, so that
 * two approvals at once publish once. Resolves when this process has switched.
 */
export async function approve(
  db: Db,
  { forslag, iKraft, ...deed }: Approval,
): Promise<'udgivet' | 'samme-person' | 'ikke-aabent' | 'andre-foerst'> {
  const result = await commitTogether(db, async (trx) => {
    const open = await openProposals(trx);
    const proposal = open.find(({ id }) => id === forslag);
    if (proposal === undefined) return 'ikke-aabent';
    if (proposal.hvem === deed.hvem) return 'samme-person';
    if (iKraft !== null && (await versionInForce(trx))?.hash !== iKraft) return 'andre-foerst';
    const { hash, grund } = proposal;
    await appendRuleEvent(trx, { hash, hvad: 'udgivet', forslag }, { ...deed, grund });
    const moot = open.filter((other) => other.hash === hash && other.id !== forslag);
    await endProposals(trx, moot, { ...deed, grund: `Udgivet ved forslag ${forslag}.` });
    return 'udgivet';
  });
  if (result === 'udgivet') await announcePublished(db);
  return result;
}

type ProposalDeed = ReasonedDeed & { readonly forslag: number };

/** Says no to a proposal; whoever made it may do so too. */
export function refuse(
  db: Db,
  { forslag, ...deed }: ProposalDeed,
): Promise<'afvist' | 'ikke-aabent'> {
  return commitTogether(db, async (trx) => {
    const proposal = await openProposal(trx, forslag);
    if (proposal === undefined) return 'ikke-aabent';
    await appendRuleEvent(trx, { hash: proposal.hash, hvad: 'afvist', forslag }, deed);
    return 'afvist';
  });
}

/** Takes one's own proposal back. */
export function withdraw(
  db: Db,
  { forslag, ...deed }: ProposalDeed,
): Promise<'trukket' | 'anden-person' | 'ikke-aabent'> {
  return commitTogether(db, async (trx) => {
    const proposal = await openProposal(trx, forslag);
    if (proposal === undefined) return 'ikke-aabent';
    if (proposal.hvem !== deed.hvem) return 'anden-person';
    await endProposals(trx, [proposal], deed);
    return 'trukket';
  });
}

async function openProposal(trx: Trx, forslag: number): Promise<Proposal | undefined> {
  return (await openProposals(trx)).find(({ id }) => id === forslag);
}

/** Takes back proposals that nobody needs to look at any more. */
export async function endProposals(
  trx: Trx,
  proposals: readonly Proposal[],
  deed: ReasonedDeed,
): Promise<void> {
  for (const { id, hash } of proposals) {
    await appendRuleEvent(trx, { hash, hvad: 'trukket', forslag: id }, deed);
  }
}
