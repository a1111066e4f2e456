import type { Day } from '../../src/klage/calendar.ts';
import {
  EKSPEDITION_MAADER,
  INDSATS_TYPER,
  INDSATSER_MAX,
  type Indsats,
  KANALER,
  KLAGEPUNKTER_MAX,
  type Klagepunkt,
  KONSULTATIV_OPFOELGNINGER,
  LAERINGER,
  LOESNINGER,
  ORD_MAX,
  type Registreret,
  RISICI_BORGER,
  RISICI_KOMMUNE,
  type Risici,
} from '../../src/klage/registrering.ts';
import { NOTE_CHARS_MAX } from '../register/registrering-noter.ts';
import type { RegistreretChanges } from '../register/registreringer.ts';
import { type CaseFault, FieldReader } from '../registering/field-reader.ts';
import { NOTAT } from '../registering/notat.ts';
import { emnerWith, readKlagepunkt } from '../registering/read-klagepunkt.ts';
import { readKontakt } from '../registering/read-kontakt.ts';
import { sinceReceipt } from '../registering/since-receipt.ts';
import type { RuleSet } from '../routing/rule-set.ts';

/** What the fields are read against. */
export type ReadContext = {
  readonly rules: RuleSet;
  readonly registreret: Registreret;
  readonly dag: Day;
  readonly raadgiver: boolean;
};

export type WrittenRegistration = {
  readonly changes: RegistreretChanges;
  /** '' for none. */
  readonly note: string;
  /** Whether a note was written of what was said; null where the form does not ask. */
  readonly notat: boolean | null;
};

/** What was written in the form of a case. */
export type ReadRegistration =
  | ({ readonly ok: true } & WrittenRegistration)
  | { readonly ok: false; readonly faults: readonly CaseFault[] };

/** Reads the fields of the form, named as the register names what they change. */
export function readRegistration(
  typed: ReadonlyMap<string, string>,
  context: ReadContext,
): ReadRegistration {
  const read = new FieldReader(typed);
  const changes = context.raadgiver
    ? readForRaadgiver(read, context)
    : readForForvaltning(read, context);
  const note = read.text('note', NOTE_CHARS_MAX);
  const notat = context.raadgiver ? null : isNotatWritten(read);
  const { faults } = read;
  return faults.length === 0 ? { ok: true, changes, note, notat } : { ok: false, faults };
}

/** Where there was no contact there is nothing to have written down. */
function isNotatWritten(read: FieldReader): boolean {
  return read.typed('styrketBorgerkontakt.brugt') === 'ja' && read.typed(NOTAT) === 'ja';
}

function readForRaadgiver(read: FieldReader, context: ReadContext): RegistreretChanges {
  const { rules, registreret, dag } = context;
  const forvaltninger = [...rules.modtagere.values()].filter(
    ({ slags }) => slags === 'forvaltning',
  );
  const ids = forvaltninger.map(({ id }) => id);
  return {
    forvaltning: read.choice('forvaltning', withKept(ids, registreret.forvaltning)),
    emne: read.choice('emne', withKept([...rules.emner.keys()], registreret.emne)),
    overordnedeEmner: readOrd(read, 'overordnedeEmner', context),
    borgerensProblem: readOrd(read, 'borgerensProblem', context),
    klagepunkter: readRows(KLAGEPUNKTER_MAX, (i) => readPunkt(read, i, context)),
    indsatser: readRows(INDSATSER_MAX, (i) => readIndsats(read, i, context)),
    risikoBorger: readRisici(read, 'risikoBorger', RISICI_BORGER),
    risikoKommune: readRisici(read, 'risikoKommune', RISICI_KOMMUNE),
    loesning: read.choice('loesning', LOESNINGER),
    loestMedMaalrettetIndsats: readYesNo(read, 'loestMedMaalrettetIndsats'),
    laering: read.choice('laering', LAERINGER),
    konsultativOpfoelgning: read.choice('konsultativOpfoelgning', KONSULTATIV_OPFOELGNINGER),
    afsluttet: read.day('afsluttet', sinceReceipt(registreret, dag)),
  };
}

function readForForvaltning(read: FieldReader, context: ReadContext): RegistreretChanges {
  const { rules, registreret, dag } = context;
  const span = sinceReceipt(registreret, dag);
  const score = read.choice('medarbejdertilfredshed', SCORES);
  const klagepunkter = readRows(KLAGEPUNKTER_MAX, (i) => readPunkt(read, i, context));
  return {
    emne: read.choice('emne', withKept([...rules.emner.keys()], registreret.emne)),
    klagepunkter,
    overordnedeEmner: emnerWith(registreret, klagepunkter),
    styrketBorgerkontakt: readKontakt(read, span),
    loesning: read.choice('loesning', LOESNINGER),
    laering: read.choice('laering', LAERINGER),
    medarbejdertilfredshed: score === null ? null : Number(score),
    afsluttet: read.day('afsluttet', span),
  };
}

const SCORES = ['1', '2', '3', '4', '5'] as const;

/** What is registered may stay, also when the rules no longer have it. */
function withKept(ids: readonly string[], kept: string | null): readonly string[] {
  return kept === null ? ids : [...ids, kept];
}

function readOrd(
  read: FieldReader,
  field: 'overordnedeEmner' | 'borgerensProblem',
  { rules, registreret }: ReadContext,
): readonly string[] {
  const ids = read.typed(field) === '' ? [] : read.typed(field).split(',');
  const known = [...rules.kategorier[field].map(({ id }) => id), ...registreret[field]];
  if (ids.some((id) => !known.includes(id))) read.fault(field, 'ukendt');
  if (ids.length > ORD_MAX) read.fault(field, 'for-mange');
  return [...new Set(ids)];
}

function readRows<Row>(max: number, readRow: (i: number) => Row | null): readonly Row[] {
  return Array.from({ length: max }, (_, i) => readRow(i)).filter((row) => row !== null);
}

/** How its outcome became known is Borgerrådgiveren's to say. */
function readPunkt(read: FieldReader, i: number, context: ReadContext): Klagepunkt | null {
  const { rules, registreret, raadgiver } = context;
  const emner = rules.kategorier.overordnedeEmner.map(({ id }) => id);
  const punkt = readKlagepunkt(read, i, { registreret, emner });
  if (!raadgiver) return punkt;
  const field = `klagepunkter.${i}`;
  const medholdKendtVia = read.choice(`${field}.medholdKendtVia`, KANALER);
  if (punkt === null && medholdKendtVia !== null) read.fault(`${field}.medhold`, 'mangler');
  return punkt && { ...punkt, medholdKendtVia };
}

function readIndsats(read: FieldReader, i: number, context: ReadContext): Indsats | null {
  const field = `indsatser.${i}`;
  const span = sinceReceipt(context.registreret, context.dag);
  const type = read.choice(`${field}.type`, INDSATS_TYPER);
  const maade = read.choice(`${field}.maade`, EKSPEDITION_MAADER);
  const paabegyndt = read.day(`${field}.paabegyndt`, span);
  const afsluttet = read.day(`${field}.afsluttet`, { ...span, from: paabegyndt ?? span.from });
  if (type === null) {
    const isWritten = [maade, paabegyndt, afsluttet].some((value) => value !== null);
    if (isWritten) read.fault(`${field}.type`, 'mangler');
    return null;
  }
  const begun = `${field}.paabegyndt`;
  if (read.typed(begun) === '') read.fault(begun, 'mangler');
  if (type === 'ekspedition' && maade === null) read.fault(`${field}.maade`, 'mangler');
  const ofEkspedition = type === 'ekspedition' ? maade : null;
  return { type, maade: ofEkspedition, paabegyndt: paabegyndt ?? context.dag, afsluttet };
}

function readRisici<Name extends string>(
  read: FieldReader,
  group: string,
  names: readonly Name[],
): Partial<Risici<Name>> {
  const risici: { [N in Name]?: boolean | null } = {};
  for (const name of names) risici[name] = readYesNo(read, `${group}.${name}`);
  return risici;
}

function readYesNo(read: FieldReader, field: string): boolean | null {
  const answer = read.choice(field, ['ja', 'nej']);
  return answer === null ? null : answer === 'ja';
}
