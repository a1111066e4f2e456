import type { CaseLink } from '../../src/sag-locals.ts';
import { type WholeCase, whereIs } from '../register/find-case.ts';
import { OWN_KILDE } from '../register/kilder.ts';
import type { Db } from '../register/tables.ts';
import { carriedOnAs, carriedOnFrom } from '../register/videre.ts';
import { caseAddress, isOurs } from './case-address.ts';
import { isInSight, type Sight } from './sight.ts';

/** The cases that are the same klage: before it was carried on, and after. */
export async function caseLinks(
  db: Db,
  { where }: WholeCase,
  sight: Sight,
): Promise<readonly CaseLink[]> {
  if (!isOurs(where)) return [];
  const before = await carriedOnFrom(db, where.nummer);
  const after = await carriedOnAs(db, where.nummer);
  return [
    ...(before === null ? [] : [await linkTo(db, sight, { ...before, nummer: before.fra })]),
    ...(after === null ? [] : [await linkTo(db, sight, { ...after, nummer: after.til })]),
  ];
}

type Other = { readonly nummer: string; readonly fra: string; readonly tid: string };

/** The address only for whoever may open it: a case of somebody else looks like none. */
async function linkTo(db: Db, sight: Sight, { nummer, fra, tid }: Other): Promise<CaseLink> {
  const where = await whereIs(db, { kilde: OWN_KILDE, nummer });
  const seen = where !== null && isInSight(sight, where.hos);
  const adresse = seen ? caseAddress(where) : null;
  return { nummer, slags: nummer === fra ? 'foer' : 'efter', tid, adresse };
}
