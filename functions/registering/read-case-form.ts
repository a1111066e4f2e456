import type { Day } from '../../src/klage/calendar.ts';
import {
  type Klagepunkt,
  LAERINGER,
  LOESNINGER,
  type Registreret,
} from '../../src/klage/registrering.ts';
import type { RegistreretChanges } from '../register/registrering-fields.ts';
import { NOTE_CHARS_MAX } from '../register/registrering-noter.ts';
import { type CaseFault, FieldReader } from './field-reader.ts';
import { NOTAT } from './notat.ts';
import { emnerWith, readKlagepunkt } from './read-klagepunkt.ts';
import { readKontakt } from './read-kontakt.ts';
import { sinceReceipt } from './since-receipt.ts';

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
  /**
   * What becomes of the case. One that is closed, or stays so, must say what it ended with; `aaben`
   * also opens a closed one again.
   */
  readonly tilstand: 'aaben' | 'afsluttet';
};

/** Reads the page's fields, named as the register names what they change. */
export function readCaseForm(typed: ReadonlyMap<string, string>, context: CaseContext): ReadCase {
  const read = new FieldReader(typed);
  const { registreret } = context;
  const styrketBorgerkontakt = readKontakt(read, sinceReceipt(registreret, context.dag));
  if (styrketBorgerkontakt.brugt === null && context.tilstand === 'afsluttet') {
    read.fault('styrketBorgerkontakt.brugt', 'mangler');
  }
  const klagepunkter = readKlagepunkter(read, context);
  const loesning = read.choice('loesning', LOESNINGER);
  const laering = read.choice('laering', LAERINGER);
  const note = read.text('note', NOTE_CHARS_MAX);
  const closed = readClosing(read, context);
  if (read.faults.length > 0) return { ok: false, faults: read.faults, note };
  const overordnedeEmner = emnerWith(registreret, klagepunkter);
  const outcome = { klagepunkter, overordnedeEmner, loesning, laering };
  return {
    ok: true,
    changes: { styrketBorgerkontakt, ...outcome, ...closed },
    notat: styrketBorgerkontakt.brugt === 'ja' && read.typed(NOTAT) === 'ja',
    note,
  };
}

function readKlagepunkter(read: FieldReader, context: CaseContext): readonly Klagepunkt[] {
  const { klagepunkter } = context.registreret;
  const shown = Array.from({ length: KLAGEPUNKTER_SHOWN_MAX }, (_, i) =>
    readKlagepunkt(read, i, context),
  );
  const written = shown.filter((punkt) => punkt !== null);
  const isClosed = context.tilstand === 'afsluttet';
  if (isClosed && written.length === 0) read.fault('klagepunkter.0.medhold', 'mangler');
  for (const [i, punkt] of isClosed ? shown.entries() : []) {
    if (punkt?.medhold === null) read.fault(`klagepunkter.${i}.medhold`, 'mangler');
  }
  return [...written, ...klagepunkter.slice(KLAGEPUNKTER_SHOWN_MAX)];
}

/** The staff's score is given once, when the case is closed. */
function readClosing(read: FieldReader, context: CaseContext): RegistreretChanges {
  const { registreret, dag, tilstand } = context;
  if (tilstand === 'aaben') return { afsluttet: null };
  const afsluttet = read.day('afsluttet', sinceReceipt(registreret, dag));
  if (registreret.afsluttet !== null) {
    if (read.typed('afsluttet') === '') read.fault('afsluttet', 'mangler');
    return { afsluttet };
  }
  const score = read.choice('medarbejdertilfredshed', SCORES);
  const given = registreret.medarbejdertilfredshed ?? (score === null ? null : Number(score));
  return { afsluttet: afsluttet ?? dag, medarbejdertilfredshed: given };
}
