import { addDays, dayInCopenhagen, startOfDay } from '../../src/klage/calendar.ts';
import type { LearningTheme } from '../../src/rapport-locals.ts';
import type { Db } from '../register/tables.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { caseAddress } from '../sager/case-address.ts';
import { isInSight, type Sight } from '../sager/sight.ts';
import type { Periode } from '../statistics/report.ts';

/** The newest of each theme; the cases themselves have the rest. */
const SHOWN_OF_THEME = 6;
/** More notes than anybody reads; a theme says how many more there are among these. */
const NOTES_MAX = 2_000;

export type LearningAsked = {
  readonly forvaltning: string;
  readonly periode: Periode;
  readonly rules: RuleSet;
  /** Whose cases the reader may open. */
  readonly sight: Sight;
};

/**
 * What staff wrote that they learned, in cases about one forvaltning, by the first overordnede emne
 * of the case: the themes with most notes first, in each the newest note first.
 */
export async function learningThemes(
  db: Db,
  { forvaltning, periode, rules, sight }: LearningAsked,
): Promise<readonly LearningTheme[]> {
  const notes = await notesAbout(db, forvaltning, periode);
  const byTheme = Map.groupBy(notes, ({ emne }) => emne ?? '');
  const themes = [...byTheme].map(([emne, some]) => ({
    tema: themeOf(rules, emne),
    antal: some.length,
    noter: some.slice(0, SHOWN_OF_THEME).map((note) => shownNote(note, sight)),
    flere: Math.max(0, some.length - SHOWN_OF_THEME),
  }));
  return themes.toSorted((a, b) => b.antal - a.antal || collator.compare(a.tema, b.tema));
}

const collator = new Intl.Collator('da');

type Note = Awaited<ReturnType<typeof notesAbout>>[number];

/** Written in the period, whenever the case came. */
function notesAbout(db: Db, forvaltning: string, { fra, til }: Periode) {
  return db
    .selectFrom('registrering_note as note')
    .innerJoin('registrering as sag', (join) =>
      join.onRef('sag.kilde', '=', 'note.kilde').onRef('sag.nummer', '=', 'note.nummer'),
    )
    .leftJoin('registrering_ord as ord', (join) =>
      join
        .onRef('ord.kilde', '=', 'note.kilde')
        .onRef('ord.nummer', '=', 'note.nummer')
        .on('ord.slags', '=', 'overordnet-emne')
        .on('ord.plads', '=', 0),
    )
    .select(['note.kilde', 'note.nummer', 'note.tid', 'note.tekst', 'sag.hos', 'ord.id as emne'])
    .where('sag.forvaltning', '=', forvaltning)
    .where('note.tid', '>=', startOfDay(fra).toISOString())
    .where('note.tid', '<', startOfDay(addDays(til, 1)).toISOString())
    .orderBy('note.tid', 'desc')
    .orderBy('note.id', 'desc')
    .limit(NOTES_MAX)
    .execute();
}

/** What nobody has put under an emne stands together. */
function themeOf({ kategorier }: RuleSet, emne: string): string {
  if (emne === '') return 'Uden overordnet emne';
  return kategorier.overordnedeEmner.find(({ id }) => id === emne)?.da ?? emne;
}

function shownNote({ kilde, nummer, tid, tekst, hos }: Note, sight: Sight) {
  return {
    ...{ tekst, nummer },
    dag: dayInCopenhagen(new Date(tid)),
    adresse: isInSight(sight, hos) ? caseAddress({ kilde, nummer }) : null,
  };
}
