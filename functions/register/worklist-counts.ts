import type { Db } from './tables.ts';
import { inSight, narrowed } from './worklist-cases.ts';
import type { Bunke, Desk } from './worklist-heap.ts';
import { silentCount } from './worklist-letters.ts';

/** How many cases lie in each heap. */
export type Counts = { readonly [B in Bunke]: number };

export async function worklistCounts(db: Db, desk: Desk): Promise<Counts> {
  return {
    ...(await openCounts(db, desk)),
    'uden-kvittering': await silentCount(db, desk),
    manuelle: await manualCount(db, desk),
    alle: await allCount(db, desk),
  };
}

/** How many open cases lie in the heaps that an index of cases tells, in one pass over it. */
async function openCounts(db: Db, desk: Desk) {
  const counted = await inSight(db, desk)
    .where('afsluttet', 'is', null)
    .select(({ fn, eb }) => [
      fn
        .countAll()
        .filterWhere(eb.and([eb('udgave', '=', 1), eb('hos', 'in', desk.egne)]))
        .as('nye'),
      fn.countAll().filterWhere('hos', 'not in', desk.egne).as('andres'),
      fn.countAll().filterWhere('frist', '<', desk.dag).as('overskredne'),
      fn.countAll().as('aabne'),
    ])
    .executeTakeFirstOrThrow();
  return {
    nye: Number(counted.nye),
    'hos-forvaltningen': Number(desk.hos === null ? counted.andres : counted.aabne),
    overskredne: Number(counted.overskredne),
  };
}

/** How many cases somebody may see at all. */
async function allCount(db: Db, desk: Desk): Promise<number> {
  const counted = inSight(db, desk).select(({ fn }) => fn.countAll().as('antal'));
  return Number((await counted.executeTakeFirstOrThrow()).antal);
}

/** How many cases lie in a heap that letters tell. */
async function manualCount(db: Db, desk: Desk): Promise<number> {
  const filter = { hos: null, emne: null, slags: null };
  const cases = await narrowed(db, { desk, bunke: 'manuelle', filter });
  const counted = cases.select(({ fn }) => fn.countAll().as('antal'));
  return Number((await counted.executeTakeFirstOrThrow()).antal);
}
