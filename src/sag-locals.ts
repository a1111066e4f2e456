import type { Day } from './klage/calendar.ts';
import type { FieldError } from './klage/klage.ts';
import type { Question } from './klage/questions.ts';
import type { Kanal, SagSlags } from './klage/registrering.ts';
import type { Typed } from './locals.ts';
import type { StaffPerson } from './staff-locals.ts';

/** The last day of a written reply, and how far it is: negative when it has passed. */
export type Frist = {
  readonly dag: Day;
  readonly arbejdsdage: number;
  readonly overskredet: boolean;
};

export type Leveringstilstand = 'venter' | 'sendes' | 'accepteret' | 'kvitteret' | 'manuel';

/** A named thing to choose. */
export type Named = { readonly id: string; readonly navn: string };

/** Names of the ids a page shows, so that it can put them into words. */
export type Names = {
  readonly modtagere: { readonly [id: string]: string };
  readonly emner: { readonly [id: string]: string };
  readonly ord: { readonly [id: string]: string };
  /** Staff by what events call them. */
  readonly personer: { readonly [id: string]: string };
};

/** Something that happened to a case; values as the register writes them. */
export type CaseEvent = {
  /** ISO instant. */
  readonly tid: string;
  readonly hvem: string;
  readonly hvad: string;
  /** The fields that changed at once, by the same person. */
  readonly felter: readonly FieldChanged[];
  /** Closed values of an event of the letter. */
  readonly data: { readonly [name: string]: string | number | null };
};

export type FieldChanged = {
  readonly felt: string;
  readonly fra: string | null;
  readonly til: string | null;
};

/** Where a case went and why, as it was decided then. */
export type CaseRoute = {
  readonly modtager: string;
  /** null when no rule matched. */
  readonly regel: string | null;
  readonly regelsaet: string;
  /** The rule's reason in the version of that day; null when that version is not kept. */
  readonly begrundelse: string | null;
  readonly afgoerende: readonly { readonly question: Question; readonly svar: string }[];
  /** Whom the citizen chose instead. */
  readonly indsigelse: string | null;
  /** Guidance staff gave; null for a klage through the form, which shows all of it. */
  readonly vejledning: readonly { readonly id: string; readonly tekst: string }[] | null;
};

export type CaseLetter = {
  readonly slags: 'modtager' | 'reserve';
  readonly modtager: string;
  readonly tilstand: Leveringstilstand;
  readonly dele: number;
  /** ISO instants. */
  readonly accepteret: string | null;
  readonly kvitteret: string | null;
  readonly erstattet: string | null;
};

/** Another case that is the same klage: `foer` it was carried on, or `efter`. */
export type CaseLink = {
  readonly nummer: string;
  readonly slags: 'foer' | 'efter';
  /** When it was carried on, an ISO instant. */
  readonly tid: string;
  /** null for those who may not see it. */
  readonly adresse: string | null;
};

/** The form of what is registered; which fields it has follows from who asks. */
export type CaseForm = {
  readonly raadgiver: boolean;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** Rows to show. */
  readonly klagepunkter: number;
  readonly indsatser: number;
  readonly overordnedeEmner: readonly Named[];
  readonly borgerensProblem: readonly Named[];
  readonly forvaltninger: readonly Named[];
  readonly emner: readonly Named[];
  /** Days that can be typed: from receipt until today. */
  readonly fra: Day;
  readonly til: Day;
};

/** A place in a note that looks like it tells who the citizen is: where, and never the whole of it. */
export type PersonalPlace = {
  readonly slags: 'cpr' | 'email';
  readonly before: string;
  readonly masked: string;
  readonly after: string;
};

/** Somebody saved since the page was shown: what they changed, and whether the form changes it too. */
export type OthersChange = FieldChanged & {
  readonly tid: string;
  readonly hvem: string;
  readonly begge: boolean;
};

/** `/medarbejder/sager/sag/<nummer>`: one case. */
export type CasePage = {
  readonly view: 'staff-case';
  readonly person: StaffPerson;
  readonly raadgiver: boolean;
  readonly adresse: string;
  readonly nummer: string;
  readonly kilde: string;
  /** True when it came through the form or was made here. */
  readonly egen: boolean;
  readonly slags: SagSlags;
  readonly kanal: Kanal;
  readonly sprog: 'da' | 'en' | null;
  readonly modtaget: string;
  readonly hos: string;
  readonly forvaltning: string | null;
  readonly emne: string | null;
  readonly frist: Frist | null;
  readonly afsluttet: Day | null;
  readonly muligSpam: boolean;
  readonly rute: CaseRoute | null;
  readonly breve: readonly CaseLetter[];
  readonly forbundne: readonly CaseLink[];
  /** To whom the case can be given; none for those who may not. */
  readonly andreModtagere: readonly Named[];
  /** True when whoever asks can acknowledge the letter. */
  readonly kanKvittere: boolean;
  /** null when the time for corrections has passed. */
  readonly form: CaseForm | null;
  /** Hidden: the version and the last event that were seen. */
  readonly udgave: number;
  readonly sidst: number;
  /** What is registered beside what the form holds. */
  readonly andet: readonly { readonly felt: string; readonly vaerdi: string }[];
  readonly noter: readonly {
    readonly tid: string;
    readonly hvem: string;
    readonly tekst: string;
  }[];
  readonly haendelser: readonly CaseEvent[];
  /** Who has opened the case; for Borgerrådgiveren only. */
  readonly laest: readonly { readonly tid: string; readonly hvem: string }[] | null;
  readonly navne: Names;
  readonly besked:
    | 'gemt'
    | 'uaendret'
    | 'oprettet'
    | 'kvitteret'
    | 'givet'
    | 'udfyldt'
    | 'laast'
    | null;
  readonly andres: readonly OthersChange[];
  readonly personoplysninger: readonly PersonalPlace[];
  /** What ticking "keep the note" says of this note. */
  readonly noteAftryk: string;
};
