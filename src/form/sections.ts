import type { ShownField } from '../texts/form-texts.ts';

/** The fields of each part of the form, in the order they are asked and shown again. */
export const SECTIONS = [
  { step: 'hvad', fields: ['emne', 'valgtForvaltning', 'klagenHandlerOm', 'afgoerelsesdato'] },
  {
    step: 'foer',
    fields: [
      'harKlaget',
      'klagedato',
      'kanSelvKlareDialogen',
      'overEtAarSiden',
      'behandlesAndetSteds',
    ],
  },
  {
    step: 'fortael',
    fields: ['beskrivelse', 'haendelse', 'oensketLoesning', 'enhed', 'sagsnummer'],
  },
  {
    step: 'omdig',
    fields: [
      'paaVegneAf',
      'fuldmagtSenere',
      'anonym',
      'navn',
      'email',
      'telefon',
      'adresse',
      'adressebeskyttelse',
      'kontaktform',
      'kontakttid',
      'tolk',
      'bekraeftelse',
      'besked',
      'cpr',
    ],
  },
] as const satisfies readonly { readonly step: string; readonly fields: readonly ShownField[] }[];
