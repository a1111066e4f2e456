import { type Proposal, slagsOf } from './rule-proposals.ts';
import type { Db } from './tables.ts';

/** A proposal, and what became of it. */
export type FoundProposal = Proposal & {
  readonly tilstand: 'aabent' | 'udgivet' | 'afvist' | 'trukket';
};

/** The proposal with this number, decided or not; null when there is none. */
export async function findProposal(db: Db, id: number): Promise<FoundProposal | null> {
  const row = await db
    .selectFrom('regelsaet_haendelse as forslag')
    .leftJoin('regelsaet_haendelse as slut', 'slut.forslag', 'forslag.id')
    .where('forslag.hvad', '=', 'foreslaaet')
    .where('forslag.id', '=', id)
    .select(['forslag.id', 'forslag.hash', 'forslag.tid', 'forslag.hvem', 'forslag.grund'])
    .select('slut.hvad as slut')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { slut, ...proposal } = row;
  return { ...proposal, slags: slagsOf(row.hvem), tilstand: stateOf(slut) };
}

function stateOf(slut: string | null): FoundProposal['tilstand'] {
  return slut === 'udgivet' || slut === 'afvist' || slut === 'trukket' ? slut : 'aabent';
}
