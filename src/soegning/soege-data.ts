import type { PackedWords } from './wire.ts';

/** An emne as a search shows it, in one language and on one day. */
export type EmneFacts = {
  readonly id: string;
  readonly navn: string;
  /** Name of who has it in the kommune, or null. */
  readonly hos: string | null;
  /** Who has it when the kommune does not. */
  readonly ekstern: { readonly navn: string; readonly adresse: string | null } | null;
};

/** Words that mean more than one thing, and the one question that settles which. */
export type Tvetydig = {
  readonly ord: readonly string[];
  readonly spoergsmaal: string;
  readonly svar: readonly { readonly tekst: string; readonly emne: string }[];
};

/** Words of danger, and where help is now. */
export type Fare = {
  readonly ord: readonly string[];
  readonly besked: string;
  readonly hjaelp: readonly { readonly hvem: string; readonly telefon: string }[];
};

/** All that a search needs, in one language: made on the server, loaded when the field is touched. */
export type SoegeData = {
  readonly emner: readonly EmneFacts[];
  readonly ord: PackedWords;
  readonly tvetydige: readonly Tvetydig[];
  readonly fare: readonly Fare[];
};
