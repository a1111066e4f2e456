import type { FieldError } from '../../src/klage/klage.ts';
import type { CaseFault } from './field-reader.ts';

/** What any field says when nothing better is written for it below. */
const GENERAL: { readonly [C in CaseFault['code']]?: string } = {
  mangler: 'Vælg et svar.',
  ukendt: 'Vælg et af de svar, der står på siden.',
  format: 'Skriv datoen som 31-03-2026.',
  fremtid: 'Datoen ligger i fremtiden. Skriv en dato til og med i dag.',
  'for-tidlig': 'Datoen ligger før klagen kom. Skriv en dato fra den dag, klagen kom.',
  tegn: 'Teksten har skjulte tegn. Skriv den igen uden dem.',
};

const BY_FIELD: {
  readonly [field: string]: { readonly [C in CaseFault['code']]?: string };
} = {
  'styrketBorgerkontakt.brugt': { mangler: 'Vælg, om I brugte Styrket Borgerkontakt.' },
  'styrketBorgerkontakt.forsoeg': { format: 'Skriv antallet af forsøg som et tal fra 0 til 99.' },
  afsluttet: { mangler: 'Skriv den dag, sagen blev afsluttet.' },
  note: {
    'for-langt': 'Noten er for lang. Skriv højst 2.000 tegn.',
    personoplysninger: 'Noten ser ud til at rumme personoplysninger. Tag dem ud, eller behold dem.',
  },
  rette: { mangler: 'Vælg, hvem der skal svare på klagen.' },
};

const MEDHOLD = /^klagepunkter\.(\d+)\.medhold$/;

/** A fault on the page as a caseworker reads it: a sentence that says what to do. */
export function caseError({ field, code }: CaseFault): FieldError {
  const shown = code === 'for-tidlig' || code === 'personoplysninger' ? 'format' : code;
  const special = Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field]?.[code] : undefined;
  const message = special ?? medholdMessage(field, code) ?? GENERAL[code] ?? 'Ret feltet.';
  return { field, code: shown, message };
}

function medholdMessage(field: string, code: CaseFault['code']): string | null {
  const at = MEDHOLD.exec(field)?.[1];
  if (at === undefined || code !== 'mangler') return null;
  return `Vælg, om borgeren fik medhold i klagepunkt ${Number(at) + 1}.`;
}
