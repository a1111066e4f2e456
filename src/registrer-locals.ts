import type { FieldError } from './klage/klage.ts';
import type { ModtagerChoice, Typed } from './locals.ts';

/** `/registrer`: number and code in. */
export type RegistrerAskPage = {
  readonly view: 'registrer-aabn';
  readonly values: Typed;
  readonly errors: readonly FieldError[];
};

/** Something another has changed since the page was shown. Values as the register writes them. */
export type ChangedByOther = {
  /** As the form names it. */
  readonly felt: string;
  readonly fra: string | null;
  readonly til: string | null;
  /** ISO instant. */
  readonly tid: string;
};

/** What was done with the page before this one, to be said at its top. */
export type RegistrerNews = 'kvitteret' | 'gemt' | 'afsluttet' | 'genaabnet';

/** The one case that number and code open. */
export type RegistrerCasePage = {
  readonly view: 'registrer-sag';
  /** Hidden fields that carry the case through its pages. */
  readonly hidden: {
    readonly nummer: string;
    readonly kode: string;
    /** The version of the registration that was seen. */
    readonly udgave: string;
    /** The last event that was seen. */
    readonly sidst: string;
  };
  /** ISO instant. */
  readonly modtaget: string;
  readonly svarfrist: string;
  readonly emne: string;
  readonly modtager: string;
  /** Numbers of the same klage before its citizen carried it on, and after; null for none. */
  readonly forbundet: { readonly foer: string | null; readonly efter: string | null };
  /** ISO instant of the acknowledgement, or null. */
  readonly kvitteret: string | null;
  /** What is registered: whether contact is, and the day of closing. */
  readonly kontaktet: boolean;
  readonly afsluttet: string | null;
  /** The last day of corrections of a closed case. */
  readonly rettesTil: string | null;
  /** True when that day has passed: nothing can be changed. */
  readonly laast: boolean;
  /** What stands in the form, by field. */
  readonly values: Typed;
  /** How many klagepunkter the form shows. */
  readonly punkter: number;
  readonly flerePunkter: boolean;
  /** True when the last klagepunkt has just been asked for. */
  readonly nytPunkt: boolean;
  readonly emner: readonly { readonly id: string; readonly navn: string }[];
  /** Whom the klage can belong to instead; none when it cannot be passed on from here. */
  readonly andre: readonly ModtagerChoice[];
  /** True when whoever closes may say how it was to work with the case. */
  readonly spoergMedarbejder: boolean;
  readonly news: RegistrerNews | null;
  /** Places in the note that look like they tell who the citizen is. */
  readonly personoplysninger: readonly {
    readonly slags: 'cpr' | 'email';
    readonly before: string;
    readonly masked: string;
    readonly after: string;
  }[];
  /** What ticking "keep the note" says of this note. */
  readonly noteAftryk: string;
  readonly andresRettelser: readonly ChangedByOther[];
  readonly errors: readonly FieldError[];
};

/** The case was passed on, and the code opens nothing any more. */
export type RegistrerPassedOnPage = {
  readonly view: 'registrer-videre';
  readonly nummer: string;
  /** Who gets the letter now; null when a person must see to it. */
  readonly reserve: string | null;
  readonly rette: string;
};

/** The code of a prøvebrev was right: its mailbox can be opened. */
export type RegistrerProvenPage = {
  readonly view: 'registrer-proevet';
  readonly nummer: string;
  readonly modtager: string;
  readonly postkasse: string;
  /** ISO instant of the first time. */
  readonly aabnet: string;
  /** False when certificate, address or profile has changed since the letter was sealed. */
  readonly iBrug: boolean;
};

export type RegistrerPage =
  | RegistrerAskPage
  | RegistrerCasePage
  | RegistrerPassedOnPage
  | RegistrerProvenPage;
