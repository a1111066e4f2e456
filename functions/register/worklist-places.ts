import { type Expression, type RawBuilder, sql } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db } from './tables.ts';
import { casesOf, type SomeCases } from './worklist-cases.ts';
import { listColumns, STORED } from './worklist-columns.ts';
import { type Heap, holdersOf, type Page, type Place, wayOf } from './worklist-heap.ts';
import { lettersOf, lettersWithPerson, type SomeLetters } from './worklist-letters.ts';

/** How a heap is read: in which order, from where on, and no more than `antal` of it. */
export type Span = Pick<Page, 'sortering' | 'retning' | 'fra' | 'antal'>;

/** Some places of a heap, in their order. */
export type Places = Expression<Place>;

/**
 * The first places of a heap, so many of each who has cases in it. Whoever has the case comes first in
 * the indexes, so each is read by itself, in the order of one of them: several at once would be read
 * to the end, and sorted as a whole, for the sake of a page.
 */
export async function placesByHolder(db: Db, heap: Heap, span: Span): Promise<readonly Places[]> {
  const holders = holdersOf(heap);
  const numre = await numbersOf(db, heap);
  if (numre?.length === 0) return [];
  if (numre !== null) return [casePlaces(db, { ...heap, numre, holders, lukket: null }, span)];
  const each = holders === null ? [null] : holders.map((one) => [one]);
  if (heap.bunke === 'uden-kvittering') {
    return each.map((modtagere) => letterPlaces(db, { ...heap, modtagere }, span));
  }
  const some = each.flatMap((held) => heldCases(heap, held));
  return some.map((one) => casePlaces(db, one, span));
}

/** Those of all together, in no order. */
export function placesOf(parts: readonly Places[]): RawBuilder<Place> {
  const each = parts.map((part) => sql`select * from (${part}) as en`);
  return sql`${sql.join(each, sql` union all `)}`;
}

/** The numbers that a heap is about, where somebody knows them; null: they must be found. */
async function numbersOf(db: Db, { bunke, filter }: Heap): Promise<readonly string[] | null> {
  if (filter.nummer !== undefined) return [filter.nummer];
  return bunke === 'manuelle' ? await lettersWithPerson(db) : null;
}

/** What one has, open and closed, lies in two indexes. */
function heldCases(heap: Heap, holders: SomeCases['holders']): readonly SomeCases[] {
  const isInTwo = heap.bunke === 'alle' && holders !== null;
  const each = isInTwo ? [false, true] : [null];
  return each.map((lukket) => ({ ...heap, numre: null, holders, lukket }));
}

function casePlaces(db: Db, some: SomeCases, span: Span): Places {
  const isEverything = some.bunke === 'alle' && some.holders === null;
  const columns = isEverything ? STORED : listColumns(db);
  const by = columns[span.sortering];
  const way = wayOf(span);
  const ordered = casesOf(db, some, columns)
    .select(['kilde', 'nummer', by.as('vaerdi')])
    .orderBy(by, way)
    .orderBy('nummer', way)
    .orderBy('kilde', way)
    .limit(span.antal);
  if (span.fra === null) return ordered;
  const { vaerdi, nummer, kilde } = span.fra.sted;
  // The first says nothing more, but SQLite finds its place in an index by it.
  const isBeyond = way === 'asc' ? sql`>` : sql`<`;
  return ordered
    .where(by, way === 'asc' ? '>=' : '<=', vaerdi)
    .where(sql<boolean>`(${by}, nummer, kilde) ${isBeyond} (${vaerdi}, ${nummer}, ${kilde})`);
}

/** Letters lie in the order they were accepted, whatever is asked. */
function letterPlaces(db: Db, some: SomeLetters, span: Span): Places {
  const { fra, antal } = span;
  const way = wayOf(span);
  const ordered = lettersOf(db, some)
    .select(({ ref, val }) => [
      val(OWN_KILDE).as('kilde'),
      'nummer',
      ref('accepteret').$notNull().as('vaerdi'),
    ])
    .orderBy('accepteret', way)
    .orderBy('nummer', way)
    .limit(antal);
  if (fra === null) return ordered;
  const { vaerdi, nummer } = fra.sted;
  return ordered.where(({ eb, refTuple, tuple }) =>
    eb(refTuple('accepteret', 'nummer'), way === 'asc' ? '>' : '<', tuple(vaerdi, nummer)),
  );
}
