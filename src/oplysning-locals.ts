import type { Rettighedsgruppe } from './klage/rettighedsgrupper.ts';

/** `/rettigheder`: all guidance of the rules in force, in chapters; none is empty. */
export type RightsPage = {
  readonly view: 'rights';
  readonly grupper: readonly {
    readonly id: Rettighedsgruppe;
    readonly rettigheder: readonly {
      readonly id: string;
      readonly titel: string | null;
      readonly tekst: string;
    }[];
  }[];
};

/** `/privatliv`: what the law asks to be told when data is collected. */
export type PrivacyPage = {
  readonly view: 'privacy';
  /** Days from a modtager's receipt until the sealed letter is deleted, and from closing for the copy. */
  readonly kopiDage: number;
  /** Days from closing in which the citizen's code works. */
  readonly kodeDage: number;
  /** The kommune's own page, or null. */
  readonly side: string | null;
};

/** `/was`: the declaration on accessibility. */
export type AccessibilityPage = {
  readonly view: 'accessibility';
  readonly telefon: string;
  /** Null: by telephone only. */
  readonly email: string | null;
  /** YYYY-MM-DD: when what the page tells was last gone through. */
  readonly rettet: string;
  /** YYYY-MM-DD: when the kommune itself last went through the pages; null for never. */
  readonly gennemgaaet: string | null;
  readonly erklaering: string | null;
};

export type OplysningPage = RightsPage | PrivacyPage | AccessibilityPage;
