import * as v from 'valibot';
import type { Day } from './calendar.ts';
import { FIELD_NAMES, KLAGE_FIELDS, KlageSchema } from './fields.ts';
import { ERROR_CODES, type ErrorCode, type Klage } from './klage.ts';
import { type Catalogue, togetherFaults } from './together-faults.ts';

export type { Catalogue } from './together-faults.ts';

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
  const filled = filledIn(input);
  const result = v.safeParse(KlageSchema, Object.fromEntries(filled));
  const alone = (result.issues ?? []).map(faultOf);
  const faulty = new Set(alone.map((fault) => fault.field));
  const sound = [...filled].filter(([name]) => !faulty.has(name));
  const fields = v.parse(SoundSchema, Object.fromEntries(sound));
  const faults = [
    ...alone,
    ...togetherFaults(fields, catalogue, { today, fuldmagt, given: new Set(filled.keys()) }),
    ...unknownFields(input),
  ];
  if (!result.success || faults.length > 0) return { ok: false, faults: inFormOrder(faults) };
  return { ok: true, klage: withoutIdentity(result.output) };
}

/** The fields that are in order by themselves, so that all that is wrong can be said at once. */
const SoundSchema = v.strictObject({
  ...KLAGE_FIELDS,
  emne: v.optional(KLAGE_FIELDS.emne),
  beskrivelse: v.optional(KLAGE_FIELDS.beskrivelse),
});

function filledIn(input: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map(
    [...input].filter(
      ([name, value]) =>
        Object.hasOwn(KLAGE_FIELDS, name) && !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

function unknownFields(input: ReadonlyMap<string, unknown>): readonly FieldFault[] {
  const unknown = [...input.keys()].filter((name) => !Object.hasOwn(KLAGE_FIELDS, name));
  return unknown.map((field) => ({ field, code: 'ukendt' }));
}

/** A required field that is not there is `mangler`; everything else says its code as message. */
function faultOf(issue: v.BaseIssue<unknown>): FieldFault {
  const field = String(issue.path?.[0]?.key ?? '');
  if (issue.received === 'undefined') return { field, code: 'mangler' };
  return { field, code: ERROR_CODES.find((code) => code === issue.message) ?? 'format' };
}

/** One fault per field (the first), in the order the form asks. */
function inFormOrder(faults: readonly FieldFault[]): readonly FieldFault[] {
  const first = new Map<string, FieldFault>();
  for (const fault of faults) if (!first.has(fault.field)) first.set(fault.field, fault);
  const place = ({ field }: FieldFault) => {
    const index = FIELD_NAMES.indexOf(field);
    return index === -1 ? FIELD_NAMES.length : index;
  };
  return [...first.values()].toSorted((a, b) => place(a) - place(b));
}

/** Whoever asks to be anonymous is: a name or CPR number typed all the same goes nowhere. */
function withoutIdentity(klage: Klage): Klage {
  if (klage.anonym === 'nej') return klage;
  const { navn: _navn, cpr: _cpr, ...rest } = klage;
  return rest;
}
