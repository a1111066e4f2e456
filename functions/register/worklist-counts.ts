import { sql } from 'kysely';
import type { BunkeAntal } from '../../src/sager-locals.ts';
import type { Db } from './tables.ts';
import { BUNKER, type Bunke, type Desk } from './worklist-heap.ts';
import { type Places, placesByHolder, placesOf, type Span } from './worklist-places.ts';

/** More cases than that in one heap are not counted one by one: who has so many knows enough. */
export const COUNTED_MAX = 1_000;

/** How many cases lie in each heap. */
export type Counts = { readonly [B in Bunke]: BunkeAntal };

/** Nobody's own choice: all of a heap. */
const ALL = { hos: null, emne: null, slags: null };

/** How many cases lie in each heap, all in one statement. */
export async function worklistCounts(db: Db, desk: Desk): Promise<Counts> {
  const counts = new Map<Bunke, ReturnType<typeof countOf>>();
  for (const bunke of BUNKER) {
    const parts = await placesByHolder(db, { desk, bunke, filter: ALL }, spanOf(bunke));
    counts.set(bunke, countOf(parts));
  }
  const columns = [...counts].map(([bunke, count]) => sql`${count} as ${sql.ref(bunke)}`);
  const { rows } = await sql<{ readonly [B in Bunke]: unknown }>`
    select ${sql.join(columns)}`.execute(db);
  const [row] = rows;
  const antal = (bunke: Bunke) => boundedCount(Number(row?.[bunke]));
  return {
    nye: antal('nye'),
    'hos-forvaltningen': antal('hos-forvaltningen'),
    overskredne: antal('overskredne'),
    'uden-kvittering': antal('uden-kvittering'),
    manuelle: antal('manuelle'),
    alle: antal('alle'),
  };
}

/** Read as the heap's first page is. */
function spanOf(bunke: Bunke): Span {
  const sortering = bunke === 'alle' ? 'modtaget' : 'frist';
  return { sortering, retning: 'asc', fra: null, antal: COUNTED_MAX + 1 };
}

function countOf(parts: readonly Places[]) {
  if (parts.length === 0) return sql<number>`0`;
  return sql<number>`(select count(*) from
    (select 1 from (${placesOf(parts)}) as alle limit ${COUNTED_MAX + 1}) as bunke)`;
}

function boundedCount(found: number): BunkeAntal {
  return { antal: Math.min(found, COUNTED_MAX), flere: found > COUNTED_MAX };
}
