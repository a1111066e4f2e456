import type { SelectQueryBuilder } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db, Tables } from './tables.ts';
import type { Bunke, Desk, Heap } from './worklist-heap.ts';
import { lettersWithPerson } from './worklist-letters.ts';

/** Registrations of a heap, not yet in order. */
export type Cases = SelectQueryBuilder<Tables, 'registrering', object>;

/** The cases of a heap that an index of cases tells, or a short list of letters. */
export async function narrowed(db: Db, { desk, bunke, filter }: Heap): Promise<Cases> {
  const { hos, emne, slags, nummer } = filter;
  let cases = inBunke(inSight(db, desk), bunke, desk);
  if (bunke === 'manuelle') {
    const numre = await lettersWithPerson(db);
    cases = cases.where('kilde', '=', OWN_KILDE).where('nummer', 'in', numre);
  }
  if (hos !== null) cases = cases.where('hos', 'in', hos);
  if (emne !== null) cases = cases.where('emne', '=', emne);
  if (nummer !== undefined) cases = cases.where('nummer', '=', nummer);
  if (slags !== null) cases = cases.where('slags', '=', slags);
  return cases;
}

/** Every case that somebody may see. */
export function inSight(db: Db, { hos }: Desk): Cases {
  const all = db.selectFrom('registrering');
  return hos === null ? all : all.where('hos', 'in', hos);
}

/** Every heap but the last holds open cases only. */
function inBunke(cases: Cases, bunke: Bunke, desk: Desk): Cases {
  if (bunke === 'alle') return cases;
  const open = cases.where('afsluttet', 'is', null);
  if (bunke === 'nye') return open.where('udgave', '=', 1).where('hos', 'in', desk.egne);
  if (bunke === 'overskredne') return open.where('frist', '<', desk.dag);
  const isOthers = bunke === 'hos-forvaltningen' && desk.hos === null;
  return isOthers ? open.where('hos', 'not in', desk.egne) : open;
}
