import type { KLAGE_FIELDS } from './fields.ts';

/** What each field is for, as the OpenAPI document says it to whoever sends klager from a system. */
export const FIELD_DOCS = {
  emne: 'What the klage is about: an id of the kommune’s emner.json.',
  valgtForvaltning:
    'The citizen’s answer to the emne’s own question (afklar): a forvaltning’s id, or ved-ikke. Only where the emne has one.',
  klagenHandlerOm: 'What kind of thing went wrong.',
  afgoerelsesdato: 'The date on the afgørelse. From it the klagefrist is counted.',
  harKlaget: 'Whether the citizen has complained to the forvaltning already.',
  klagedato: 'When the citizen complained. Required with ja-venter.',
  kanSelvKlareDialogen: 'Whether the citizen can carry the dialogue with the forvaltning alone.',
  overEtAarSiden: 'Whether it happened more than a year ago.',
  behandlesAndetSteds: 'Whether another body is treating the same matter.',
  beskrivelse: 'What happened, in the citizen’s own words. Kept verbatim, in NFC with line feeds.',
  haendelse: 'When it happened, in free words.',
  oensketLoesning: 'What the citizen wants to happen.',
  enhed: 'The unit, school, centre or caseworker.',
  sagsnummer: 'The case number, when there is one.',
  oensketModtager:
    'The modtager the citizen chooses against the route. Overrides it; the objection is recorded.',
  paaVegneAf: 'Whom the klage is for.',
  fuldmagtSenere: 'ja when the power of attorney comes later and not as the file fuldmagt.',
  anonym:
    'With ja, navn and cpr are left out of the letter, and nobody can answer without contact.',
  navn: 'The citizen’s name. Required unless anonym.',
  email: 'An e-mail address. One of email, telefon and adresse is required unless anonym.',
  telefon: 'A telephone number.',
  adresse: 'A postal address.',
  adressebeskyttelse: 'ja when the address is protected. Only in the letter, never stored.',
  kontaktform: 'How the citizen wants to be answered.',
  kontakttid: 'When the citizen can best be reached.',
  tolk: 'The language an interpreter is needed for.',
  cpr: 'The CPR number, only when the case cannot be found without it. Modulus 11 is not asked for.',
  bekraeftelse: 'ja: one mail with number and deadline. Needs email.',
  besked: 'ja: one mail when the case is closed. Needs email.',
  sprog: 'The language of the answer.',
} as const satisfies { readonly [field in keyof typeof KLAGE_FIELDS]: string };
