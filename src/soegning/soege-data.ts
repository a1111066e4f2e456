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

/** Words of danger, and who helps now, the most important first. */
export type Fare = {
  readonly ord: readonly string[];
  readonly besked: string;
  readonly hjaelp: readonly Hjaelp[];
};

export type Hjaelp = {
  readonly navn: string;
  readonly telefon: string;
  /** What they help with, and when. */
  readonly hvad: string;
  readonly adresse: string | null;
};

/** All that a search needs, in one language. */
export type SoegeData = {
  readonly emner: readonly EmneFacts[];
  readonly ord: PackedWords;
  readonly tvetydige: readonly Tvetydig[];
  readonly fare: readonly Fare[];
};

/** What a browser loads when the field is touched: the names stand on the page already. */
export type LoadedData = Omit<SoegeData, 'emner'> & {
  readonly emner: readonly Omit<EmneFacts, 'navn'>[];
};

/** Whether what was loaded is the server's search: it has the parts; what is in them it made itself. */
export function isLoadedData(value: unknown): value is LoadedData {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['emner', 'ord', 'tvetydige', 'fare'].every((part) => part in value)
  );
}

/** The same as the server's once the page has put its names in. */
export function withNames(loaded: LoadedData, nameOf: (id: string) => string): SoegeData {
  return { ...loaded, emner: loaded.emner.map((emne) => ({ ...emne, navn: nameOf(emne.id) })) };
}
