import { type SelectQueryBuilder, sql } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db, Tables } from './tables.ts';
import type { ListColumns } from './worklist-columns.ts';
import type { Bunke, Heap } from './worklist-heap.ts';

/** Registrations of a heap, not yet in order. */
type Cases = SelectQueryBuilder<Tables, 'registrering', object>;

/** Which cases of a heap. */
export type SomeCases = Heap & {
  /** Only those with these numbers; null: whichever. */
  readonly numre: readonly string[] | null;
  /** Only those that one of these has; null: whoever has them. */
  readonly holders: readonly string[] | null;
  /** Only closed ones, or only open ones; null: both. */
  readonly lukket: boolean | null;
};

/** The cases of a heap that their own rows tell, or a short list of numbers. */
export function casesOf(db: Db, some: SomeCases, columns: ListColumns): Cases {
  const { emne, slags } = some.filter;
  let cases = inBunke(db.selectFrom('registrering'), some, columns);
  if (some.numre !== null) cases = numbered(cases, some.bunke, some.numre);
  if (some.holders !== null) cases = cases.where(holderOf(some, columns), 'in', some.holders);
  if (some.lukket !== null) cases = cases.where('afsluttet', some.lukket ? 'is not' : 'is', null);
  if (emne !== null) cases = cases.where('emne', '=', emne);
  if (slags !== null) cases = cases.where('slags', '=', slags);
  return cases;
}

/** Every heap but the last holds open cases only. */
function inBunke(cases: Cases, { bunke, desk }: Heap, { hos, frist }: ListColumns): Cases {
  if (bunke === 'alle') return cases;
  const open = cases.where('afsluttet', 'is', null);
  // Spelled out: an index over some rows serves a statement that shows it is about those.
  if (bunke === 'nye') return open.where('udgave', '=', sql.lit(1));
  if (bunke === 'overskredne') return open.where(frist, '<', desk.dag);
  const isOthers = bunke === 'hos-forvaltningen' && desk.hos === null;
  return isOthers ? open.where(hos, 'not in', desk.egne) : open;
}

function numbered(cases: Cases, bunke: Bunke, numre: readonly string[]): Cases {
  const named = cases.where('nummer', 'in', numre);
  return bunke === 'manuelle' ? named.where('kilde', '=', OWN_KILDE) : named;
}

/** Cases with a number are never found by an index of whoever has them, who may have a great many. */
function holderOf({ numre }: SomeCases, { hos }: ListColumns) {
  return numre === null ? hos : sql<string>`coalesce(${hos}, '')`;
}
