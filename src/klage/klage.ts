import type { AnswerTo } from './questions.ts';

export type Sprog = 'da' | 'en';

/**
 * One klage as the citizen gave it, parsed. A field that was not filled in is absent, never ''.
 * Dates are YYYY-MM-DD. Text is NFC with line feeds, otherwise verbatim.
 */
export type Klage = {
  readonly emne: string;
  readonly valgtForvaltning?: string;
  readonly klagenHandlerOm: AnswerTo<'klagenHandlerOm'>;
  readonly harKlaget: AnswerTo<'harKlaget'>;
  readonly kanSelvKlareDialogen: AnswerTo<'kanSelvKlareDialogen'>;
  readonly overEtAarSiden: AnswerTo<'overEtAarSiden'>;
  readonly behandlesAndetSteds: AnswerTo<'behandlesAndetSteds'>;
  readonly klagedato?: string;
  readonly afgoerelsesdato?: string;
  readonly haendelse?: string;
  readonly beskrivelse: string;
  readonly oensketLoesning?: string;
  readonly enhed?: string;
  readonly sagsnummer?: string;
  /** The citizen's objection to the route: overrides it, and is recorded. */
  readonly oensketModtager?: string;
  readonly anonym: 'ja' | 'nej';
  readonly navn?: string;
  readonly email?: string;
  readonly telefon?: string;
  readonly adresse?: string;
  readonly cpr?: string;
  readonly kontaktform?: 'telefon' | 'email' | 'brev';
  readonly kontakttid?: string;
  readonly tolk?: string;
  readonly adressebeskyttelse: 'ja' | 'nej';
  readonly bekraeftelse: 'ja' | 'nej';
  readonly besked: 'ja' | 'nej';
  readonly paaVegneAf: 'mig-selv' | 'en-anden';
  readonly fuldmagtSenere?: 'ja' | 'nej';
  readonly sprog: Sprog;
};

/** What an attached file is for: evidence, or the power of attorney. */
export type BilagFelt = 'bilag' | 'fuldmagt';

/** A file as it goes into the sealed letter: checked, cleaned and in memory only. */
export type Bilag = {
  readonly felt: BilagFelt;
  /** Cleaned file name, no path, no control or bidirectional characters. */
  readonly navn: string;
  /** Media type found in the content. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly scanning: 'ikke scannet' | 'fundet ren';
};

/** What is wrong with one field, as the API and the form say it. */
export type FieldError = {
  readonly field: string;
  readonly code: ErrorCode;
  readonly message: string;
};

export const ERROR_CODES = [
  'mangler',
  'ukendt',
  'for-langt',
  'format',
  'fremtid',
  'for-stor',
  'filtype',
  'for-mange',
  'tegn',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
