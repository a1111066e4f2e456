import type { Bilag, Klage } from '../../src/klage/klage.ts';
import type { Svar } from '../../src/klage/questions.ts';
import type { Decision } from '../routing/rule-set.ts';

/** Everything a letter says, decided before it is written. */
export type LetterInput = {
  readonly nummer: string;
  readonly modtaget: Date;
  readonly klage: Klage;
  readonly bilag: readonly Bilag[];
  /** All answers, the derived ones among them. */
  readonly svar: Svar;
  readonly decision: Decision;
  /** Id of who gets the klage: the citizen's wish before the rule's word. */
  readonly modtager: string;
  /** Hash of the rule set that decided. */
  readonly regelsaet: string;
  readonly navne: Navne;
  /** YYYY-MM-DD: the last day of a written reply. */
  readonly svarfrist: string;
  /** The appeal over an afgørelse, names in Danish; null when the klage is about something else. */
  readonly klagefrist: { readonly instans: string | null; readonly dato: string | null } | null;
  /** null in the citizen's own copy: whoever has the code may register on the case. */
  readonly registreringskode: string | null;
  /** PUBLIC_URL. */
  readonly publicUrl: URL;
  /** Whether it comes from a system of made-up cases. */
  readonly demo: boolean;
};

/** Danish names in force on the day of receipt. */
export type Navne = {
  readonly kommune: string;
  readonly emne: string;
  /** A modtager's name by id; the id itself for `ingen` and `ved-ikke`. */
  readonly modtager: (id: string) => string;
};

/** The page where a forvaltning registers a klage. */
export function registrerAdresse(publicUrl: URL): string {
  return new URL('/registrer', publicUrl).href;
}
