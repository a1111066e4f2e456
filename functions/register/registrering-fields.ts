import type { Registreret } from '../../src/klage/registrering.ts';

/** One field that is another now; values as the log of events writes them, null: not registered. */
export type FieldChange = {
  readonly felt: string;
  readonly fra: string | null;
  readonly til: string | null;
};

/** What to change: groups take the keys they are given, lists are replaced whole. */
export type RegistreretChanges = {
  readonly [Field in Exclude<keyof Registreret, Group>]?: Registreret[Field];
} & {
  readonly [Field in Group]?: Partial<Registreret[Field]>;
};
type Group = 'risikoBorger' | 'risikoKommune' | 'styrketBorgerkontakt' | 'tilfredshed';

/** The registration with the changes made. */
export function withChanges(nu: Registreret, changes: RegistreretChanges): Registreret {
  return {
    ...nu,
    ...changes,
    risikoBorger: { ...nu.risikoBorger, ...changes.risikoBorger },
    risikoKommune: { ...nu.risikoKommune, ...changes.risikoKommune },
    styrketBorgerkontakt: { ...nu.styrketBorgerkontakt, ...changes.styrketBorgerkontakt },
    tilfredshed: { ...nu.tilfredshed, ...changes.tilfredshed },
  };
}

/**
 * Every field in which two registrations differ: `loesning`, `risikoBorger.tillidOgTryghed`,
 * `klagepunkter.0.medhold`; a list of ids is one field, its ids with commas between.
 */
export function changedFields(fra: Registreret, til: Registreret): readonly FieldChange[] {
  const [before, after] = [fieldsOf(fra), fieldsOf(til)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names]
    .map((felt) => ({ felt, fra: before.get(felt) ?? null, til: after.get(felt) ?? null }))
    .filter((change) => change.fra !== change.til);
}

/** The fields that something is registered in, as text. */
export function fieldsOf(registreret: Registreret): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(registreret)) addField(fields, name, value);
  return fields;
}

function addField(fields: Map<string, string>, name: string, value: unknown): void {
  if (isListOfIds(value)) {
    if (value.length > 0) fields.set(name, value.join(','));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) addField(fields, `${name}.${key}`, part);
  } else if (value !== null && value !== undefined) {
    fields.set(name, asText(value));
  }
}

function isListOfIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function asText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return String(value);
}
