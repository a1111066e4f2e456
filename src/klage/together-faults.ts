import type { Day } from './calendar.ts';
import type { ErrorCode, Klage } from './klage.ts';

/** What the kommune's rules say a klage may name. */
export type Catalogue = {
  readonly emner: ReadonlyMap<string, { readonly afklar: unknown }>;
  readonly forvaltninger: ReadonlySet<string>;
  /** Whom a citizen may choose against the route. */
  readonly modtagere: ReadonlySet<string>;
};

/** A klage whose fields are each in order or left out. */
type SoundFields = Omit<Klage, 'emne' | 'beskrivelse'> & {
  readonly emne?: string | undefined;
  readonly beskrivelse?: string | undefined;
};

type Given = {
  readonly today: Day;
  /** Whether a power of attorney lies beside the fields; null while nobody asks yet. */
  readonly fuldmagt: boolean | null;
  /** The fields that were filled in, in order or not. */
  readonly given: ReadonlySet<string>;
};

type Fault = { readonly field: keyof Klage; readonly code: ErrorCode };

/** Faults that only show when fields are read together, or against the kommune's rules. */
export function togetherFaults(
  fields: SoundFields,
  catalogue: Catalogue,
  { today, fuldmagt, given }: Given,
): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (field: keyof Klage, code: ErrorCode, when: boolean) => {
    if (when) faults.push({ field, code });
  };
  const lacks = (field: keyof Klage) => !given.has(field);
  add('emne', 'ukendt', fields.emne !== undefined && !catalogue.emner.has(fields.emne));
  add('valgtForvaltning', 'ukendt', !mayPick(fields, catalogue));
  add('oensketModtager', 'ukendt', isOutside(fields.oensketModtager, catalogue.modtagere));
  add('klagedato', 'mangler', fields.harKlaget === 'ja-venter' && lacks('klagedato'));
  add('klagedato', 'fremtid', isAfter(fields.klagedato, today));
  add('afgoerelsesdato', 'fremtid', isAfter(fields.afgoerelsesdato, today));
  add('fuldmagtSenere', 'mangler', fuldmagt === false && lacksFuldmagt(fields));
  add('navn', 'mangler', fields.anonym === 'nej' && lacks('navn'));
  add('email', 'mangler', lacks('email') && needsEmail(fields, given));
  add('telefon', 'mangler', fields.kontaktform === 'telefon' && lacks('telefon'));
  add('adresse', 'mangler', fields.kontaktform === 'brev' && lacks('adresse'));
  return faults;
}

/** `valgtForvaltning` answers the emne's own question; without one there is nothing to pick. */
function mayPick({ emne, valgtForvaltning }: SoundFields, catalogue: Catalogue): boolean {
  const known = emne === undefined ? undefined : catalogue.emner.get(emne);
  // An emne that is missing or unknown is its own fault; the pick is judged when it is mended.
  if (valgtForvaltning === undefined || known === undefined) return true;
  if (known.afklar === null) return false;
  return valgtForvaltning === 'ved-ikke' || catalogue.forvaltninger.has(valgtForvaltning);
}

function lacksFuldmagt({ paaVegneAf, fuldmagtSenere }: SoundFields): boolean {
  return paaVegneAf === 'en-anden' && fuldmagtSenere !== 'ja';
}

/** An e-mail is needed where a mail is asked for, and where there is no other way to answer. */
function needsEmail(fields: SoundFields, given: ReadonlySet<string>): boolean {
  if (fields.bekraeftelse === 'ja' || fields.besked === 'ja') return true;
  if (fields.kontaktform !== undefined) return fields.kontaktform === 'email';
  return fields.anonym === 'nej' && !given.has('telefon') && !given.has('adresse');
}

function isOutside(id: string | undefined, known: ReadonlySet<string>): boolean {
  return id !== undefined && !known.has(id);
}

function isAfter(day: Day | undefined, today: Day): boolean {
  return day !== undefined && day > today;
}
