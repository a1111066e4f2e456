import { FIELD_NAMES } from './fields.ts';
import type { ErrorCode, FieldError, Sprog } from './klage.ts';
import type { FieldFault } from './parse-klage.ts';

type Sentences = { readonly [code in ErrorCode]: string };

/** What any field says when nothing better is written for it below. */
const GENERAL: { readonly [S in Sprog]: Sentences } = {
  da: {
    mangler: 'Udfyld feltet.',
    ukendt: 'Vælg et af de svar, der står på siden.',
    'for-langt': 'Teksten er for lang. Gør den kortere.',
    format: 'Skriv svaret i den form, hjælpeteksten viser.',
    fremtid: 'Datoen ligger i fremtiden. Skriv en dato til og med i dag.',
    'for-stor': 'Filen er for stor. En fil må højst fylde 10 MB og alle filer tilsammen 30 MB.',
    filtype: 'Filen kan ikke bruges. Vælg en pdf, jpg, png, webp, docx, odt eller txt.',
    'for-mange': 'Der er for mange filer. Vælg højst 10.',
    tegn: 'Teksten har skjulte tegn, som vi ikke kan sende. Skriv den igen uden dem.',
  },
  en: {
    mangler: 'Fill in this field.',
    ukendt: 'Choose one of the answers on the page.',
    'for-langt': 'The text is too long. Make it shorter.',
    format: 'Write the answer in the form shown in the hint.',
    fremtid: 'The date is in the future. Write a date no later than today.',
    'for-stor': 'The file is too large. One file may be 10 MB, and all files together 30 MB.',
    filtype: 'This file cannot be used. Choose a pdf, jpg, png, webp, docx, odt or txt.',
    'for-mange': 'There are too many files. Choose no more than 10.',
    tegn: 'The text has hidden characters that we cannot send. Write it again without them.',
  },
};

const BY_FIELD: {
  readonly [S in Sprog]: { readonly [field: string]: { readonly [code in ErrorCode]?: string } };
} = {
  da: {
    emne: {
      mangler: 'Vælg, hvad du klager over.',
      ukendt: 'Emnet findes ikke på listen. Vælg et emne fra listen, eller vælg "Andet".',
    },
    valgtForvaltning: { ukendt: 'Vælg en af kommunens forvaltninger, eller vælg "Ved ikke".' },
    klagedato: {
      mangler: 'Skriv, hvornår du klagede. Et bud på datoen er nok.',
      format: 'Skriv datoen, du klagede, som 2026-03-31.',
    },
    afgoerelsesdato: { format: 'Skriv datoen på afgørelsen som 2026-03-31.' },
    beskrivelse: {
      mangler: 'Fortæl, hvad der er sket.',
      'for-langt': 'Din tekst er for lang. Skriv højst 20.000 tegn, og vedhæft resten som en fil.',
    },
    oensketLoesning: { 'for-langt': 'Din tekst er for lang. Skriv højst 5.000 tegn.' },
    oensketModtager: { ukendt: 'Vælg en af de modtagere, der står på siden.' },
    fuldmagtSenere: { mangler: 'Vedhæft fuldmagten, eller vælg, at du sender den senere.' },
    navn: { mangler: 'Skriv dit navn, eller vælg, at du vil være anonym.' },
    email: {
      mangler: 'Skriv din e-mail. Har du ingen, så skriv telefon eller adresse i stedet.',
      format: 'Skriv e-mailen som navn@eksempel.dk.',
    },
    telefon: {
      mangler: 'Skriv dit telefonnummer, så vi kan ringe til dig.',
      format: 'Skriv telefonnummeret med tal, for eksempel 12 34 56 78.',
    },
    adresse: { mangler: 'Skriv din adresse, så vi kan sende dig et brev.' },
    cpr: { format: 'Skriv CPR-nummeret som 010203-4567, eller lad feltet være tomt.' },
    fuldmagt: { 'for-mange': 'Vedhæft kun én fuldmagt.' },
  },
  en: {
    emne: {
      mangler: 'Choose what your complaint is about.',
      ukendt: 'That subject is not on the list. Choose one from the list, or "Something else".',
    },
    valgtForvaltning: { ukendt: 'Choose one of the departments, or "Don’t know".' },
    klagedato: {
      mangler: 'Write when you complained. Your best guess is enough.',
      format: 'Write the date you complained as 2026-03-31.',
    },
    afgoerelsesdato: { format: 'Write the date of the decision as 2026-03-31.' },
    beskrivelse: {
      mangler: 'Tell us what happened.',
      'for-langt': 'Your text is too long. Write up to 20,000 characters and attach the rest.',
    },
    oensketLoesning: { 'for-langt': 'Your text is too long. Write up to 5,000 characters.' },
    oensketModtager: { ukendt: 'Choose one of the recipients on the page.' },
    fuldmagtSenere: { mangler: 'Attach the power of attorney, or choose to send it later.' },
    navn: { mangler: 'Write your name, or choose to be anonymous.' },
    email: {
      mangler: 'Write your e-mail. If you have none, write a phone number or address instead.',
      format: 'Write the e-mail as name@example.com.',
    },
    telefon: {
      mangler: 'Write your phone number, so that we can call you.',
      format: 'Write the phone number in digits, for example 12 34 56 78.',
    },
    adresse: { mangler: 'Write your address, so that we can send you a letter.' },
    cpr: { format: 'Write the CPR number as 010203-4567, or leave the field empty.' },
    fuldmagt: { 'for-mange': 'Attach only one power of attorney.' },
  },
};

/** A field that no question has: only a system can send one. */
const NO_SUCH_FIELD: { readonly [S in Sprog]: string } = {
  da: 'Feltet findes ikke her. Tag det ud.',
  en: 'There is no such field here. Leave it out.',
};

/** A fault as the citizen reads it: field, code, and a sentence that says what to do. */
export function fieldError({ field, code }: FieldFault, sprog: Sprog): FieldError {
  const fields = BY_FIELD[sprog];
  const special = Object.hasOwn(fields, field) ? fields[field]?.[code] : undefined;
  const isNone = code === 'ukendt' && !FIELD_NAMES.some((name) => name === field);
  const general = isNone ? NO_SUCH_FIELD[sprog] : GENERAL[sprog][code];
  return { field, code, message: special ?? general };
}
