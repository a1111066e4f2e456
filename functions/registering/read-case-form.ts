import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import {
  ARTER,
  type Klagepunkt,
  KONTAKT_BRUGT,
  KONTAKT_FORSOEG_MAX,
  KONTAKT_KANALER,
  KONTAKT_RESULTATER,
  LAERINGER,
  LOESNINGER,
  MEDHOLD,
  ORD_MAX,
  type Registreret,
  type StyrketBorgerkontakt,
} from '../../src/klage/registrering.ts';
import type { RegistreretChanges } from '../register/registrering-fields.ts';
import { NOTE_CHARS_MAX } from '../register/registrering-noter.ts';
import { type CaseFault, FieldReader } from './field-reader.ts';
import { NOTAT } from './notat.ts';

/** Most klagepunkter the page has room for; those beyond are kept as they are. */
export const KLAGEPUNKTER_SHOWN_MAX = 10;

const SCORES = ['1', '2', '3', '4', '5'] as const;

/** What somebody registered on the page. */
export type TypedCase = {
  readonly changes: RegistreretChanges;
  /** Whether a note was written of what was said (notatpligt). */
  readonly notat: boolean;
  /** '' for none. */
  readonly note: string;
};

export type ReadCase =
  | ({ readonly ok: true } & TypedCase)
  | { readonly ok: false; readonly faults: readonly CaseFault[]; readonly note: string };

/** What the fields are read against. */
export type CaseContext = {
  readonly registreret: Registreret;
  readonly dag: Day;
  /** Ids of the overordnede emner in the kommune's rules. */
  readonly emner: readonly string[];
  /** Whether the case is being closed, or is: then what it ended with must be known. */
  readonly closing: boolean;
};

/** Reads the page's fields, named as the register names what they change. */
export function readCaseForm(typed: ReadonlyMap<string, string>, context: CaseContext): ReadCase {
  const read = new FieldReader(typed);
  const { registreret } = context;
  const styrketBorgerkontakt = readContact(read, context);
  const klagepunkter = readKlagepunkter(read, context);
  const loesning = read.choice('loesning', LOESNINGER);
  const laering = read.choice('laering', LAERINGER);
  const note = read.text('note', NOTE_CHARS_MAX);
  const closed = readClosing(read, context);
  if (read.faults.length > 0) return { ok: false, faults: read.faults, note };
  const overordnedeEmner = withEmnerOf(registreret, klagepunkter);
  const outcome = { klagepunkter, overordnedeEmner, loesning, laering };
  return {
    ok: true,
    changes: { styrketBorgerkontakt, ...outcome, ...closed },
    notat: styrketBorgerkontakt.brugt === 'ja' && read.typed(NOTAT) === 'ja',
    note,
  };
}

const CONTACT = 'styrketBorgerkontakt';

/** How the contact went is asked only where there was one. */
function readContact(read: FieldReader, context: CaseContext): StyrketBorgerkontakt {
  const brugt = read.choice(`${CONTACT}.brugt`, KONTAKT_BRUGT);
  if (brugt === null && context.closing) read.fault(`${CONTACT}.brugt`, 'mangler');
  if (brugt !== 'ja') {
    return { brugt, foersteKontakt: null, kanal: null, forsoeg: null, resultat: null };
  }
  return {
    brugt,
    foersteKontakt: read.day(`${CONTACT}.foersteKontakt`, spanOf(context)),
    kanal: read.choice(`${CONTACT}.kanal`, KONTAKT_KANALER),
    forsoeg: read.count(`${CONTACT}.forsoeg`, KONTAKT_FORSOEG_MAX),
    resultat: read.choice(`${CONTACT}.resultat`, KONTAKT_RESULTATER),
  };
}

/** From the day the klage came until today. */
function spanOf({ registreret, dag }: CaseContext) {
  return { from: dayInCopenhagen(new Date(registreret.modtaget)), to: dag };
}

function readKlagepunkter(read: FieldReader, context: CaseContext): readonly Klagepunkt[] {
  const { klagepunkter } = context.registreret;
  const shown = Array.from({ length: KLAGEPUNKTER_SHOWN_MAX }, (_, i) =>
    readKlagepunkt(read, i, context),
  );
  const written = shown.filter((punkt) => punkt !== null);
  if (context.closing && written.length === 0) read.fault('klagepunkter.0.medhold', 'mangler');
  return [...written, ...klagepunkter.slice(KLAGEPUNKTER_SHOWN_MAX)];
}

/** null when nothing stands in its fields: then it is none, or one that was taken out. */
function readKlagepunkt(
  read: FieldReader,
  i: number,
  { registreret, emner, closing }: CaseContext,
): Klagepunkt | null {
  const before = registreret.klagepunkter[i];
  const field = `klagepunkter.${i}`;
  const known = [...emner, before?.overordnetEmne ?? ''].filter((id) => id !== '');
  const overordnetEmne = read.choice(`${field}.overordnetEmne`, known);
  const art = read.choice(`${field}.art`, ARTER);
  const medhold = read.choice(`${field}.medhold`, MEDHOLD);
  if (overordnetEmne === null && art === null && medhold === null) return null;
  if (closing && medhold === null) read.fault(`${field}.medhold`, 'mangler');
  const medholdKendtVia = before?.medholdKendtVia ?? null;
  return { overordnetEmne, art, medhold, medholdKendtVia };
}

/** The emner of the klagepunkter are emner of the case too, beside those others have given it. */
function withEmnerOf(before: Registreret, klagepunkter: readonly Klagepunkt[]): readonly string[] {
  const idsOf = (punkter: readonly Klagepunkt[]) =>
    punkter.flatMap(({ overordnetEmne }) => (overordnetEmne === null ? [] : [overordnetEmne]));
  const gone = idsOf(before.klagepunkter);
  const others = before.overordnedeEmner.filter((id) => !gone.includes(id));
  return [...new Set([...idsOf(klagepunkter), ...others])].slice(0, ORD_MAX);
}

/** An open case stays open unless it is being closed; the staff's score is given once, then. */
function readClosing(read: FieldReader, context: CaseContext): RegistreretChanges {
  const { registreret, dag, closing } = context;
  if (registreret.afsluttet !== null) {
    const afsluttet = read.day('afsluttet', spanOf(context));
    if (read.typed('afsluttet') === '') read.fault('afsluttet', 'mangler');
    return { afsluttet };
  }
  if (!closing) return {};
  const afsluttet = read.day('afsluttet', spanOf(context));
  const score = read.choice('medarbejdertilfredshed', SCORES);
  const given = registreret.medarbejdertilfredshed ?? (score === null ? null : Number(score));
  return {
    afsluttet: afsluttet ?? dag,
    medarbejdertilfredshed: given,
    tilfredshed: { inviteret: true },
  };
}
