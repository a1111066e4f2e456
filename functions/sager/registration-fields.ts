import {
  INDSATSER_MAX,
  KLAGEPUNKTER_MAX,
  RISICI_BORGER,
  RISICI_KOMMUNE,
} from '../../src/klage/registrering.ts';
import type { WholeCase } from '../register/find-case.ts';
import { fieldsOf } from '../register/registrering-fields.ts';
import { NOTAT } from '../registering/notat.ts';

/** Fields of the form with several answers: each is sent by itself, and the register has a list. */
const LISTS: readonly string[] = ['overordnedeEmner', 'borgerensProblem', 'vejledning'];

const KONTAKT = ['brugt', 'foersteKontakt', 'kanal', 'forsoeg', 'resultat'].map(
  (name) => `styrketBorgerkontakt.${name}`,
);

/** Borgerrådgiveren registers what the report counts, a forvaltning what came of its klage. */
const FIELDS = {
  raadgiver: [
    ...['forvaltning', 'emne', 'overordnedeEmner', 'borgerensProblem'],
    ...RISICI_BORGER.map((name) => `risikoBorger.${name}`),
    ...RISICI_KOMMUNE.map((name) => `risikoKommune.${name}`),
    ...['loesning', 'loestMedMaalrettetIndsats', 'laering', 'konsultativOpfoelgning'],
    'afsluttet',
  ],
  forvaltning: [
    'emne',
    ...KONTAKT,
    NOTAT,
    'loesning',
    'laering',
    'medarbejdertilfredshed',
    'afsluttet',
  ],
} as const satisfies { readonly [who: string]: readonly string[] };

const ROWS = {
  raadgiver: /^(?:klagepunkter|indsatser)\.\d+\./,
  forvaltning: /^klagepunkter\.\d+\./,
} as const;

/** Whether the form that somebody gets has a field of the register. */
export function isInForm(felt: string, raadgiver: boolean): boolean {
  const who = raadgiver ? 'raadgiver' : 'forvaltning';
  const fields: readonly string[] = FIELDS[who];
  return fields.includes(felt) || ROWS[who].test(felt);
}

/** Everything that is registered on a case, by the names of the form's fields. */
export function registeredFields({
  registrering,
  notat,
}: Pick<WholeCase, 'registrering' | 'notat'>): ReadonlyMap<string, string> {
  const fields = fieldsOf(registrering.registreret);
  return notat ? new Map([...fields, [NOTAT, 'ja']]) : fields;
}

/** A form's fields by name, as the register names and writes them. */
export function typedFields(form: URLSearchParams): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    typed.set(name, LISTS.includes(name) ? values.join(',') : (values.at(-1) ?? ''));
  }
  return typed;
}

const ROWS_MAX = { klagepunkter: KLAGEPUNKTER_MAX, indsatser: INDSATSER_MAX } as const;

/** How many rows of a list the fields fill, and one to write in. */
export function rowsToShow(
  values: ReadonlyMap<string, string>,
  list: keyof typeof ROWS_MAX,
  extra = 1,
): number {
  const filled = [...values].flatMap(([felt, value]) => {
    const [name, place] = felt.split('.');
    return name === list && value !== '' ? [Number(place) + 1] : [];
  });
  return Math.min(ROWS_MAX[list], Math.max(0, ...filled) + extra);
}
