import type { Context } from 'hono';
import { keepOpslag, type OpslagData } from '../../register/opslag.ts';
import { addressOfNumber, type ListFacts, listFacts } from '../../sager/list-facts.ts';
import { type ListQuery, readListQuery } from '../../sager/list-query.ts';
import { type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type CaseDesk, caseDesk } from './case-desk.ts';

/** The worklist; a number that is one case leads to it. */
export async function caseList(staff: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const asks = caseDesk(staff, c);
  const { world, sight, person } = asks;
  const query = readListQuery(new URL(c.req.url).searchParams, world.rules());
  const sag = await addressOfNumber(world, sight, query);
  if (sag !== null) {
    await keepSearch(asks, query, 1);
    return c.redirect(sag, 303);
  }
  const facts = await listFacts(world, sight, query);
  await keepSearch(asks, query, facts.lines.length);
  return showStaff(staff, { view: 'staff-cases', person, ...facts }, statusOf(facts));
}

function statusOf({ soegt }: ListFacts): number {
  if (soegt === null) return 200;
  return soegt.fejl === 'ukendt' ? 404 : 422;
}

/** A search stands in the log; turning a page of it, and a heap as it is, does not. */
async function keepSearch(
  { world, deed }: CaseDesk,
  { valg, fra, soegt }: ListQuery,
  fundet: number,
): Promise<void> {
  const data = searched(valg, soegt);
  if (data === null || fra !== null) return;
  await keepOpslag(world.db, deed, { hvad: 'soegning', data: { ...data, fundet } });
}

function searched(
  { bunke, hos, emne, slags }: ListQuery['valg'],
  soegt: ListQuery['soegt'],
): OpslagData | null {
  if (soegt !== null) return soegt.nummer === null ? null : { nummer: soegt.nummer };
  const isNarrowed = hos !== null || emne !== null || slags !== null;
  return isNarrowed ? { bunke, hos, emne, sagsslags: slags } : null;
}
