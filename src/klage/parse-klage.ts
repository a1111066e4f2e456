import * as v from 'valibot';
import type { Day } from './calendar.ts';
import { FIELD_NAMES, KLAGE_FIELDS, KlageSchema } from './fields.ts';
import { ERROR_CODES, type ErrorCode, type Klage } from './klage.ts';

/** What the kommune's rules say a klage may name. */
export type Catalogue = {
  readonly emner: ReadonlyMap<string, { readonly afklar: unknown }>;
  readonly forvaltninger: ReadonlySet<string>;
  /** Whom a citizen may choose against the route. */
  readonly modtagere: ReadonlySet<string>;
};

export type FieldFault = { readonly field: string; readonly code: ErrorCode };

export type ParsedKlage =
  | { readonly ok: true; readonly klage: Klage }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * Reads what a browser or a system sent: unknown input → a klage, or every fault with its field.
 * @param input field name → value; a field with only white space counts as not filled in.
 * @param today the day in Europe/Copenhagen: no date may lie after it.
 * @param fuldmagt whether a power of attorney lies beside the fields; null while nobody asks yet.
 */
export function parseKlage(
  input: ReadonlyMap<string, unknown>,
  catalogue: Catalogue,
  { today, fuldmagt }: { readonly today: Day; readonly fuldmagt: boolean | null },
): ParsedKlage {
  const result = v.safeParse(KlageSchema, filledIn(input));
  const unknown = [...input.keys()].filter((name) => !Object.hasOwn(KLAGE_FIELDS, name));
  const faults = [
    ...(result.issues ?? []).map(faultOf).filter((fault) => !unknown.includes(fault.field)),
    ...unknown.map((field) => ({ field, code: 'ukendt' as const })),
    ...(result.success ? togetherFaults(result.output, catalogue, { today, fuldmagt }) : []),
  ];
  if (!result.success || faults.length > 0) return { ok: false, faults: inFormOrder(faults) };
  return { ok: true, klage: withoutIdentity(result.output) };
}

type Fields = v.InferOutput<typeof KlageSchema>;

/** Faults that only show when fields are read together, or against the kommune's rules. */
function togetherFaults(
  fields: Fields,
  catalogue: Catalogue,
  { today, fuldmagt }: { readonly today: Day; readonly fuldmagt: boolean | null },
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const add = (field: keyof Fields, code: ErrorCode, when: boolean) => {
    if (when) faults.push({ field, code });
  };
  const emne = catalogue.emner.get(fields.emne);
  add('emne', 'ukendt', emne === undefined);
  add('valgtForvaltning', 'ukendt', !mayPick(fields.valgtForvaltning, emne, catalogue));
  add('oensketModtager', 'ukendt', isOutside(fields.oensketModtager, catalogue.modtagere));
  add('klagedato', 'mangler', fields.harKlaget === 'ja-venter' && fields.klagedato === undefined);
  add('klagedato', 'fremtid', isAfter(fields.klagedato, today));
  add('afgoerelsesdato', 'fremtid', isAfter(fields.afgoerelsesdato, today));
  add('fuldmagtSenere', 'mangler', lacksFuldmagt(fields, fuldmagt));
  const named = fields.anonym === 'nej';
  add('navn', 'mangler', named && fields.navn === undefined);
  add('email', 'mangler', lacksEmail(fields));
  add('telefon', 'mangler', fields.kontaktform === 'telefon' && fields.telefon === undefined);
  add('adresse', 'mangler', fields.kontaktform === 'brev' && fields.adresse === undefined);
  return faults;
}

/** `valgtForvaltning` answers the emne's own question; without one there is nothing to pick. */
function mayPick(
  picked: string | undefined,
  emne: { readonly afklar: unknown } | undefined,
  catalogue: Catalogue,
): boolean {
  if (picked === undefined) return true;
  if (emne === undefined || emne.afklar === null) return false;
  return picked === 'ved-ikke' || catalogue.forvaltninger.has(picked);
}

function lacksFuldmagt(fields: Fields, fuldmagt: boolean | null): boolean {
  return fields.paaVegneAf === 'en-anden' && fuldmagt === false && fields.fuldmagtSenere !== 'ja';
}

/** An e-mail is missed where a mail is asked for, and where there is no other way to answer. */
function lacksEmail(fields: Fields): boolean {
  if (fields.email !== undefined) return false;
  if (fields.bekraeftelse === 'ja' || fields.besked === 'ja') return true;
  if (fields.kontaktform === 'email') return true;
  return fields.anonym === 'nej' && fields.telefon === undefined && fields.adresse === undefined;
}

/** Whoever asks to be anonymous is: a name or CPR number typed all the same goes nowhere. */
function withoutIdentity(klage: Klage): Klage {
  if (klage.anonym === 'nej') return klage;
  const { navn: _navn, cpr: _cpr, ...rest } = klage;
  return rest;
}

function isOutside(id: string | undefined, known: ReadonlySet<string>): boolean {
  return id !== undefined && !known.has(id);
}

function isAfter(day: Day | undefined, today: Day): boolean {
  return day !== undefined && day > today;
}

function filledIn(input: ReadonlyMap<string, unknown>): { [field: string]: unknown } {
  return Object.fromEntries(
    [...input].filter(
      ([name, value]) =>
        Object.hasOwn(KLAGE_FIELDS, name) && !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

/** A required field that is not there is `mangler`; everything else says its code as message. */
function faultOf(issue: v.BaseIssue<unknown>): FieldFault {
  const field = String(issue.path?.[0]?.key ?? '');
  if (issue.received === 'undefined') return { field, code: 'mangler' };
  return { field, code: ERROR_CODES.find((code) => code === issue.message) ?? 'format' };
}

/** One fault per field (the first), in the order the form asks. */
function inFormOrder(faults: readonly FieldFault[]): readonly FieldFault[] {
  const first = faults.filter((fault, i) => faults.findIndex((f) => f.field === fault.field) === i);
  const place = (fault: FieldFault) => {
    const index = FIELD_NAMES.indexOf(fault.field);
    return index === -1 ? FIELD_NAMES.length : index;
  };
  return first.toSorted((a, b) => place(a) - place(b));
}
