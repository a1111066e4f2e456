import type { Periode } from '../statistics/report.ts';
import { type About, instantsOf, isAbout } from './statistics-cases.ts';
import type { Db } from './tables.ts';

/** What was learned from a case: for staff only, in no export, no release and no figures. */
export type LearningNote = {
  readonly kilde: string;
  readonly nummer: string;
  /** ISO 8601 instant at which it was written. */
  readonly tid: string;
  readonly forvaltning: string | null;
  readonly tekst: string;
};

export type NotesAsked = {
  readonly periode: Periode;
  readonly forvaltninger: About;
  /** Most notes of each theme; 50 when nobody says. */
  readonly antal?: number;
};

const NOTES_MAX = 50;

/** The theme of notes on cases that have none. */
export const UDEN_EMNE = '';

/**
 * The notes on cases received in the period, the newest first, by overordnet emne; a case with two
 * has its notes under both. Registration cannot stand alone: what was learned is read beside it.
 */
export async function learningNotes(
  db: Db,
  asked: NotesAsked,
): Promise<ReadonlyMap<string, readonly LearningNote[]>> {
  const rows = await db
    .selectFrom(ranked(db, asked).as('noter'))
    .where('plads', '<=', asked.antal ?? NOTES_MAX)
    .select(['kilde', 'nummer', 'tid', 'tekst', 'forvaltning', 'emne'])
    .orderBy('note_id', 'desc')
    .execute();
  const found = new Map<string, LearningNote[]>();
  for (const { emne, ...note } of rows) {
    const theme = emne ?? UDEN_EMNE;
    found.set(theme, [...(found.get(theme) ?? []), note]);
  }
  return found;
}

/** Every note with a theme of its case, and how many of the theme are newer. */
function ranked(db: Db, { periode, forvaltninger }: NotesAsked) {
  const { fra, foer } = instantsOf(periode);
  return db
    .selectFrom('registrering_note as note')
    .innerJoin('registrering', (join) =>
      join
        .onRef('registrering.kilde', '=', 'note.kilde')
        .onRef('registrering.nummer', '=', 'note.nummer'),
    )
    .leftJoin('registrering_ord as ord', (join) =>
      join
        .onRef('ord.kilde', '=', 'note.kilde')
        .onRef('ord.nummer', '=', 'note.nummer')
        .on('ord.slags', '=', 'overordnet-emne'),
    )
    .where('registrering.modtaget', '>=', fra)
    .where('registrering.modtaget', '<', foer)
    .where(isAbout(forvaltninger, 'registrering.forvaltning'))
    .select(['note.id as note_id', 'note.kilde', 'note.nummer', 'note.tid', 'note.tekst'])
    .select((eb) => [
      'registrering.forvaltning',
      'ord.id as emne',
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('ord.id').orderBy('note.id', 'desc'))
        .as('plads'),
    ]);
}
