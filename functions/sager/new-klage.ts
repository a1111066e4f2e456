import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import { svarfrist } from '../../src/klage/deadlines.ts';
import { type Kanal, nothingRegistered, type Registreret } from '../../src/klage/registrering.ts';
import type { ManualCase } from '../register/manual-cases.ts';
import { withChanges } from '../register/registrering-fields.ts';
import { type CaseFault, FieldReader } from '../registering/field-reader.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { instantOf, receiptSpan } from './day-of-receipt.ts';
import { MANUAL_KANALER } from './new-henvendelse.ts';
import { readRegistration } from './read-registration.ts';

/** Who writes the klage down, and when. */
export type Writer = {
  readonly rules: RuleSet;
  readonly now: Date;
  /** The forvaltninger whose people they are. */
  readonly egne: readonly string[];
};

/** What is kept beside the registration. */
export type Beside = { readonly note: string; readonly notat: boolean };

export type ReadNewKlage =
  | ({ readonly ok: true; readonly klage: Omit<ManualCase, 'nummer'> } & Beside)
  | { readonly ok: false; readonly faults: readonly CaseFault[] };

/** Reads the short form for a klage that came to the forvaltning by letter, phone or in person. */
export function readNewKlage(typed: ReadonlyMap<string, string>, writer: Writer): ReadNewKlage {
  const { rules, now } = writer;
  const read = new FieldReader(typed);
  const dag = dayInCopenhagen(now);
  const kanal = read.choice('kanal', MANUAL_KANALER);
  const modtaget = read.day('modtaget', receiptSpan(dag));
  for (const field of ['kanal', 'modtaget', 'emne']) {
    if (read.typed(field) === '') read.fault(field, 'mangler');
  }
  const forvaltning = readOwn(read, writer);
  const registreret = emptyKlage({ kanal, dag: modtaget ?? dag, forvaltning, now });
  const rest = readRegistration(typed, { rules, registreret, dag, raadgiver: false });
  const faults = [...read.faults, ...(rest.ok ? [] : rest.faults)];
  if (!rest.ok || faults.length > 0) return { ok: false, faults };
  const klage = {
    registreret: withChanges(registreret, rest.changes),
    svarer: forvaltning ?? '',
    svarfrist: svarfrist(modtaget ?? dag, rules.indstillinger),
    rute: null,
  };
  return { ok: true, klage, note: rest.note, notat: rest.notat === true };
}

/** Who is of one forvaltning only is not asked which. */
function readOwn(read: FieldReader, { egne }: Writer): string | null {
  const [only, ...others] = egne;
  if (only !== undefined && others.length === 0) return only;
  const chosen = read.choice('forvaltning', egne);
  if (chosen === null && read.typed('forvaltning') === '') read.fault('forvaltning', 'mangler');
  return chosen;
}

/** A klage of which nobody has registered anything yet. */
export function emptyKlage({
  kanal,
  dag,
  forvaltning,
  now,
}: {
  readonly kanal: Kanal | null;
  readonly dag: Day;
  readonly forvaltning: string | null;
  readonly now: Date;
}): Registreret {
  const modtaget = instantOf(dag, now).toISOString();
  const klage = nothingRegistered({ slags: 'klage', modtaget, kanal: kanal ?? 'skriftlig' });
  return { ...klage, sprog: 'da', forvaltning };
}
