import type { SelectQueryBuilder } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db, Tables } from './tables.ts';
import { type Desk, type Filter, type Heap, type Page, wayOf } from './worklist-heap.ts';

/** Letters left to a person are alarmed and few; no page shows more of them. */
const WITH_PERSON_MAX = 1_000;

/** The numbers of the klager whose letter is left to a person. */
export async function lettersWithPerson(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('forsendelse')
    .select('nummer')
    .where('erstattet', 'is', null)
    .where('tilstand', '=', 'manuel')
    .orderBy('naeste_forsoeg')
    .limit(WITH_PERSON_MAX)
    .execute();
  return rows.map(({ nummer }) => nummer);
}

/**
 * A page of letters to open cases that nobody has acknowledged. Whoever registers on a case
 * acknowledges the letter that has come; whoever has the letter has the case.
 */
export function silentLetters(db: Db, { desk, filter }: Heap, page: Page) {
  const way = wayOf(page);
  const ordered = silent(db, desk, filter)
    .select(['nummer', 'accepteret'])
    .orderBy('accepteret', way)
    .orderBy('nummer', way)
    .limit(page.antal + 1);
  if (page.fra === null) return ordered.execute();
  const { vaerdi, nummer } = page.fra.sted;
  const beyond = ordered.where(({ eb, refTuple, tuple }) =>
    eb(refTuple('accepteret', 'nummer'), way === 'asc' ? '>' : '<', tuple(vaerdi, nummer)),
  );
  return beyond.execute();
}

/** How many there are. */
export async function silentCount(db: Db, desk: Desk): Promise<number> {
  const counted = silent(db, desk, ALL).select(({ fn }) => fn.countAll().as('antal'));
  return Number((await counted.executeTakeFirstOrThrow()).antal);
}

type Letters = SelectQueryBuilder<Tables, 'forsendelse', object>;

const ALL: Filter = { hos: null, emne: null, slags: null };

function silent(
  db: Db,
  { hos: seen, kvitteretSenest }: Desk,
  { hos, emne, slags }: Filter,
): Letters {
  let letters: Letters = db
    .selectFrom('forsendelse')
    .where('erstattet', 'is', null)
    .where('tilstand', '=', 'accepteret')
    .where('sag_lukket', '=', 0)
    .where('accepteret', '<=', kvitteretSenest.toISOString());
  if (seen !== null) letters = letters.where('modtager', 'in', seen);
  if (hos !== null) letters = letters.where('modtager', 'in', hos);
  if (emne === null && slags === null) return letters;
  return letters.where(({ exists, selectFrom }) => {
    let cases = selectFrom('registrering')
      .select('registrering.nummer')
      .where('registrering.kilde', '=', OWN_KILDE)
      .whereRef('registrering.nummer', '=', 'forsendelse.nummer');
    if (emne !== null) cases = cases.where('registrering.emne', '=', emne);
    if (slags !== null) cases = cases.where('registrering.slags', '=', slags);
    return exists(cases);
  });
}
