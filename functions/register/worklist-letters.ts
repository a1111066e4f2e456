import { type SelectQueryBuilder, sql } from 'kysely';
import { OWN_KILDE } from './kilder.ts';
import type { Db, Tables } from './tables.ts';
import type { Heap } from './worklist-heap.ts';

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

type Letters = SelectQueryBuilder<Tables, 'forsendelse', object>;

export type SomeLetters = Pick<Heap, 'desk' | 'filter'> & {
  /** To whom the letters went; null: whoever it was. */
  readonly modtagere: readonly string[] | null;
};

/**
 * Letters to open cases that nobody has acknowledged, not yet in order. Whoever registers on a case
 * acknowledges the letter that has come; whoever has the letter has the case.
 */
export function lettersOf(db: Db, { desk, filter, modtagere }: SomeLetters): Letters {
  const { emne, slags } = filter;
  let letters: Letters = db
    .selectFrom('forsendelse')
    .where('erstattet', 'is', null)
    // Spelled out: an index over some rows serves a statement that shows it is about those.
    .where('tilstand', '=', sql.lit('accepteret'))
    .where('sag_lukket', '=', sql.lit(0))
    .where('accepteret', '<=', desk.kvitteretSenest.toISOString());
  if (modtagere !== null) letters = letters.where('modtager', 'in', modtagere);
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
