import { OWN_KILDE } from './kilder.ts';
import type { Db } from './tables.ts';
import { type Cases, narrowed } from './worklist-cases.ts';
import { type Heap, type Page, type Place, wayOf } from './worklist-heap.ts';
import { silentLetters } from './worklist-letters.ts';

/** One line of a worklist, and where it lies. */
export type Line = Awaited<ReturnType<typeof linesOf>>[number] & { readonly sted: Place };

export type Lines = {
  readonly lines: readonly Line[];
  /** Whether there are more before and after them. */
  readonly foer: boolean;
  readonly efter: boolean;
};

/** A page of a heap. */
export async function worklist(db: Db, heap: Heap, page: Page): Promise<Lines> {
  const found =
    heap.bunke === 'uden-kvittering'
      ? await silentLines(db, heap, page)
      : await linesInOrder(db, heap, page);
  const more = found.length > page.antal;
  const lines = found.slice(0, page.antal);
  if (page.fra?.side === 'foer') return { lines: lines.toReversed(), foer: more, efter: true };
  return { lines, foer: page.fra !== null, efter: more };
}

async function silentLines(db: Db, heap: Heap, page: Page): Promise<readonly Line[]> {
  const letters = await silentLetters(db, heap, page);
  const numre = letters.map(({ nummer }) => nummer);
  const cases = db.selectFrom('registrering').where('kilde', '=', OWN_KILDE);
  const lines = numre.length === 0 ? [] : await linesOf(cases.where('nummer', 'in', numre));
  const byNummer = new Map(lines.map((line) => [line.nummer, line]));
  return letters.flatMap(({ nummer, accepteret }) => {
    const line = byNummer.get(nummer);
    const sted = { kilde: OWN_KILDE, nummer, vaerdi: accepteret ?? '' };
    return line === undefined ? [] : [{ ...line, sted }];
  });
}

async function linesInOrder(db: Db, heap: Heap, page: Page): Promise<readonly Line[]> {
  const lines = await linesOf(inOrder(await narrowed(db, heap), page));
  return lines.map((line) => {
    const { kilde, nummer } = line;
    return { ...line, sted: { kilde, nummer, vaerdi: line[page.sortering] } };
  });
}

function inOrder(cases: Cases, page: Page): Cases {
  const { sortering, fra, antal } = page;
  const way = wayOf(page);
  const ordered = cases
    .orderBy(sortering, way)
    .orderBy('nummer', way)
    .orderBy('kilde', way)
    .limit(antal + 1);
  if (fra === null) return ordered;
  const { vaerdi, nummer, kilde } = fra.sted;
  return ordered.where(({ eb, refTuple, tuple }) =>
    eb(
      refTuple(sortering, 'nummer', 'kilde'),
      way === 'asc' ? '>' : '<',
      tuple(vaerdi, nummer, kilde),
    ),
  );
}

/** Only what a line shows, and the state of its letter where there is one. */
function linesOf(cases: Cases) {
  return cases
    .select(['kilde', 'nummer', 'slags', 'modtaget', 'kanal', 'hos', 'forvaltning', 'emne'])
    .select(['frist', 'svarfrist', 'afsluttet', 'udgave'])
    .select(({ selectFrom }) =>
      selectFrom('forsendelse')
        .select('tilstand')
        .whereRef('forsendelse.nummer', '=', 'registrering.nummer')
        .where('erstattet', 'is', null)
        .where('registrering.kilde', '=', OWN_KILDE)
        .as('tilstand'),
    )
    .execute();
}
