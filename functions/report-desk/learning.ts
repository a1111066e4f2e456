import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { LearningTheme } from '../../src/rapport-locals.ts';
import { type LearningNote, learningNotes, UDEN_EMNE } from '../register/learning-notes.ts';
import type { Db } from '../register/tables.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { caseAddress } from '../sager/case-address.ts';
import { isInSight, type Sight } from '../sager/sight.ts';
import type { Periode } from '../statistics/report.ts';

/** The newest of each theme; the cases themselves have the rest. */
const SHOWN_OF_THEME = 6;
/** Nobody reads more of one theme; how many more there are is said up to here. */
const COUNTED_OF_THEME = 999;

export type LearningAsked = {
  readonly forvaltning: string;
  readonly periode: Periode;
  readonly rules: RuleSet;
  /** Whose cases the reader may open. */
  readonly sight: Sight;
};

/** What was learned in cases about one forvaltning: the themes with most notes first. */
export async function learningThemes(
  db: Db,
  { forvaltning, periode, rules, sight }: LearningAsked,
): Promise<readonly LearningTheme[]> {
  const asked = { periode, forvaltninger: [forvaltning], antal: COUNTED_OF_THEME };
  const notes = await learningNotes(db, asked);
  const mayOpen = await openableAmong(db, [...notes.values()].flatMap(newest), sight);
  const themes = [...notes].map(([emne, some]) => ({
    tema: themeOf(rules, emne),
    antal: some.length,
    noter: newest(some).map((note) => shownNote(note, mayOpen)),
    flere: Math.max(0, some.length - SHOWN_OF_THEME),
  }));
  return themes.toSorted((a, b) => b.antal - a.antal || collator.compare(a.tema, b.tema));
}

const collator = new Intl.Collator('da');

function newest(notes: readonly LearningNote[]): readonly LearningNote[] {
  return notes.slice(0, SHOWN_OF_THEME);
}

/** Numbers of cases that whoever reads may open: one about a forvaltning may lie with another. */
async function openableAmong(
  db: Db,
  notes: readonly LearningNote[],
  sight: Sight,
): Promise<(note: LearningNote) => boolean> {
  if (sight.hos === null) return () => true;
  const numre = notes.map(({ nummer }) => nummer);
  if (numre.length === 0) return () => false;
  const rows = await db
    .selectFrom('registrering')
    .select(['kilde', 'nummer', 'hos'])
    .where('nummer', 'in', numre)
    .execute();
  const seen = rows.filter(({ hos }) => isInSight(sight, hos));
  return ({ kilde, nummer }) => seen.some((row) => row.kilde === kilde && row.nummer === nummer);
}

/** What nobody has put under an emne stands together. */
function themeOf({ kategorier }: RuleSet, emne: string): string {
  if (emne === UDEN_EMNE) return 'Uden overordnet emne';
  return kategorier.overordnedeEmner.find(({ id }) => id === emne)?.da ?? emne;
}

function shownNote(note: LearningNote, mayOpen: (note: LearningNote) => boolean) {
  const { tekst, nummer, tid } = note;
  return {
    ...{ tekst, nummer, dag: dayInCopenhagen(new Date(tid)) },
    adresse: mayOpen(note) ? caseAddress(note) : null,
  };
}
