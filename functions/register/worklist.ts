import { type RawBuilder, sql } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db } from './tables.ts';
import { type Heap, type Page, type Place, wayOf } from './worklist-heap.ts';
import { placesByHolder, placesOf, type Span } from './worklist-places.ts';

/** One line of a worklist, and where it lies. */
export type Line = Omit<Awaited<ReturnType<typeof linesAt>>[number], 'vaerdi'> & {
  readonly sted: Place;
};

export type Lines = {
  readonly lines: readonly Line[];
  /** Whether there are more before and after them. */
  readonly foer: boolean;
  readonly efter: boolean;
};

/** A page of a heap. */
export async function worklist(db: Db, heap: Heap, page: Page): Promise<Lines> {
  const found = await linesOf(db, heap, page);
  const more = found.length > page.antal;
  const lines = found.slice(0, page.antal);
  if (page.fra?.side === 'foer') return { lines: lines.toReversed(), foer: more, efter: true };
  return { lines, foer: page.fra !== null, efter: more };
}

async function linesOf(db: Db, heap: Heap, page: Page): Promise<readonly Line[]> {
  const span = { ...page, antal: page.antal + 1 };
  const parts = await placesByHolder(db, heap, span);
  if (parts.length === 0) return [];
  const lines = await linesAt(db, inOrder(placesOf(parts), span));
  return lines.map(({ vaerdi, ...line }) => {
    const { kilde, nummer } = line;
    return { ...line, sted: { kilde, nummer, vaerdi } };
  });
}

type Ordered = { readonly places: RawBuilder<Place>; readonly way: 'asc' | 'desc' };

const BY = {
  asc: sql`vaerdi asc, nummer asc, kilde asc`,
  desc: sql`vaerdi desc, nummer desc, kilde desc`,
};

function inOrder(places: RawBuilder<Place>, span: Span): Ordered {
  const way = wayOf(span);
  const first = sql<Place>`(select * from (${places}) as alle order by ${BY[way]} limit ${span.antal})`;
  return { places: first, way };
}

/** Only what a line shows, and the state of its letter where there is one. */
function linesAt(db: Db, { places, way }: Ordered) {
  // The cross join says in which order SQLite reads: the places first.
  return db
    .selectFrom(places.as('fundet'))
    .crossJoin('registrering')
    .whereRef('registrering.kilde', '=', 'fundet.kilde')
    .whereRef('registrering.nummer', '=', 'fundet.nummer')
    .select(['registrering.kilde', 'registrering.nummer', 'fundet.vaerdi'])
    .select(['slags', 'modtaget', 'kanal', 'hos', 'forvaltning', 'emne'])
    .select(['frist', 'svarfrist', 'afsluttet', 'udgave'])
    .select(({ selectFrom }) =>
      selectFrom('forsendelse')
        .select('tilstand')
        .whereRef('forsendelse.nummer', '=', 'registrering.nummer')
        .where('erstattet', 'is', null)
        .where('registrering.kilde', '=', OWN_KILDE)
        .as('tilstand'),
    )
    .orderBy('fundet.vaerdi', way)
    .orderBy('fundet.nummer', way)
    .orderBy('fundet.kilde', way)
    .execute();
}
