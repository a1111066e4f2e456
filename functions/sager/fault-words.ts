import type { FieldError } from '../../src/klage/klage.ts';
import type { CaseFault } from '../registering/field-reader.ts';

const GENERAL: { readonly [C in CaseFault['code']]: string } = {
  mangler: 'Udfyld feltet.',
  ukendt: 'Vælg et af de svar, der står på siden.',
  'for-langt': 'Teksten er for lang. Skriv højst 2.000 tegn.',
  format: 'Skriv svaret i den form, hjælpeteksten viser.',
  fremtid: 'Datoen ligger i fremtiden. Skriv en dato til og med i dag.',
  'for-stor': 'Det er for stort.',
  filtype: 'Filen kan ikke bruges.',
  'for-mange': 'Vælg højst 20.',
  tegn: 'Teksten har skjulte tegn, som ikke kan gemmes. Skriv den igen uden dem.',
  personoplysninger:
    'Noten ser ud til at fortælle, hvem borgeren er. Ret den, eller sæt kryds ved, at den skal gemmes alligevel.',
  'for-tidlig': 'Datoen ligger før den dag, sagen kom. Ret den.',
};

/** What better is said of a field by the end of its name. */
const BY_FIELD: readonly (readonly [end: RegExp, code: CaseFault['code'], words: string])[] = [
  [
    /^klagepunkter\..*medhold$/,
    'mangler',
    'Skriv udfaldet, når du har skrevet, hvordan det er kendt.',
  ],
  [/^indsatser\..*type$/, 'mangler', 'Vælg, hvad det er for en indsats, eller tøm rækken.'],
  [/^indsatser\..*maade$/, 'mangler', 'Vælg, om ekspeditionen er automatisk eller manuel.'],
  [/^indsatser\..*paabegyndt$/, 'mangler', 'Skriv, hvornår indsatsen begyndte.'],
  [/^indsatser\..*afsluttet$/, 'for-tidlig', 'Indsatsen kan ikke slutte, før den er begyndt.'],
  [/(?:paabegyndt|afsluttet|foersteKontakt|modtaget)$/, 'format', 'Skriv datoen som 2026-03-31.'],
  [/forsoeg$/, 'format', 'Skriv et helt tal fra 0 til 99.'],
  [/^forvaltning$/, 'mangler', 'Vælg, hvilken forvaltning det drejer sig om.'],
  [/^emne$/, 'mangler', 'Vælg et emne.'],
  [/^goer$/, 'mangler', 'Vælg, hvad der sker med sagen.'],
  [/^kanal$/, 'mangler', 'Vælg, hvordan den kom.'],
  [/^slags$/, 'mangler', 'Vælg, hvad det er.'],
  [/^modtaget$/, 'mangler', 'Skriv, hvilken dag den kom.'],
  [/^klagedato$/, 'mangler', 'Skriv, hvornår borgeren klagede til forvaltningen.'],
];

/** A fault as the page tells it. */
export function caseError({ field, code }: CaseFault): FieldError {
  const better = BY_FIELD.find(([end, of]) => of === code && end.test(field));
  const isOurs = code === 'for-tidlig' || code === 'personoplysninger';
  return { field, code: isOurs ? 'format' : code, message: better?.[2] ?? GENERAL[code] };
}
