import type { AnswerTo } from './questions.ts';

export type Sprog = 'da' | 'en';

/**
 * One klage as the citizen gave it, parsed. A field that was not filled in is absent, never ''.
 * Dates are YYYY-MM-DD. Text is NFC with line feeds, otherwise verbatim.
 */
export type Klage = {
  readonly emne: string;
  readonly valgtForvaltning?: string | undefined;
  readonly klagenHandlerOm: AnswerTo<'klagenHandlerOm'>;
  readonly harKlaget: AnswerTo<'harKlaget'>;
  readonly kanSelvKlareDialogen: AnswerTo<'kanSelvKlareDialogen'>;
  readonly overEtAarSiden: AnswerTo<'overEtAarSiden'>;
  readonly behandlesAndetSteds: AnswerTo<'behandlesAndetSteds'>;
  readonly klagedato?: string | undefined;
  readonly afgoerelsesdato?: string | undefined;
  readonly haendelse?: string | undefined;
  readonly beskrivelse: string;
  readonly oensketLoesning?: string | undefined;
  readonly enhed?: string | undefined;
  readonly sagsnummer?: string | undefined;
  /** The citizen's objection to the route: overrides it, and is recorded. */
  readonly oensketModtager?: string | undefined;
  readonly anonym: 'ja' | 'nej';
  readonly navn?: string | undefined;
  readonly email?: string | undefined;
  readonly telefon?: string | undefined;
  readonly adresse?: string | undefined;
  readonly cpr?: string | undefined;
  readonly kontaktform?: 'telefon' | 'email' | 'brev' | undefined;
  readonly kontakttid?: string | undefined;
  readonly tolk?: string | undefined;
  readonly adressebeskyttelse: 'ja' | 'nej';
  readonly bekraeftelse: 'ja' | 'nej';
  readonly besked: 'ja' | 'nej';
  readonly paaVegneAf: 'mig-selv' | 'en-anden';
  readonly fuldmagtSenere?: 'ja' | 'nej' | undefined;
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
