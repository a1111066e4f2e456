import type { CaseListPage, Frist, Leveringstilstand, Named } from './case-list-locals.ts';
import type { Day } from './klage/calendar.ts';
import type { FieldError } from './klage/klage.ts';
import type { Question } from './klage/questions.ts';
import type { Kanal, SagSlags } from './klage/registrering.ts';
import type { ModtagerChoice, Typed } from './locals.ts';
import type { StaffPerson } from './staff-locals.ts';

export type {
  Bunke,
  CaseLine,
  CaseListPage,
  Frist,
  Leveringstilstand,
  ListChoice,
  Named,
} from './case-list-locals.ts';

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
  readonly hos: string | null;
  readonly forvaltning: string | null;
  readonly emne: string | null;
  readonly frist: Frist | null;
  readonly afsluttet: Day | null;
  readonly muligSpam: boolean;
  readonly rute: CaseRoute | null;
  readonly breve: readonly CaseLetter[];
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
  readonly besked: 'gemt' | 'uaendret' | 'oprettet' | 'kvitteret' | 'udfyldt' | 'laast' | null;
  readonly andres: readonly OthersChange[];
  readonly personoplysninger: readonly PersonalPlace[];
  /** What ticking "keep the note" says of this note. */
  readonly noteAftryk: string;
};

/** What the rules say of a case that is being made. */
export type NewCaseRoute = {
  readonly modtager: ModtagerChoice;
  /** True when that is a forvaltning, which the case can be sent on to. */
  readonly forvaltning: boolean;
  readonly begrundelse: string;
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svarfrist: Day;
  readonly ekstern: { readonly navn: string; readonly adresse: string | null } | null;
  readonly vejledning: readonly { readonly id: string; readonly tekst: string }[];
  /** True when it is another than the page showed before. */
  readonly aendret: boolean;
};

/** `/medarbejder/sager/ny` for Borgerrådgiveren. */
export type NewHenvendelsePage = {
  readonly view: 'staff-new-henvendelse';
  readonly person: StaffPerson;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly emner: readonly Named[];
  /** Emner whose question lets one pick a forvaltning. */
  readonly afklar: readonly string[];
  readonly forvaltninger: readonly Named[];
  readonly rute: NewCaseRoute | null;
  readonly dag: Day;
};

/** `/medarbejder/sager/ny` for a forvaltning. */
export type NewKlagePage = {
  readonly view: 'staff-new-klage';
  readonly person: StaffPerson;
  /** Their own: more than one must be chosen among. */
  readonly egne: readonly Named[];
  readonly emner: readonly Named[];
  readonly form: CaseForm;
  readonly dag: Day;
  readonly personoplysninger: readonly PersonalPlace[];
  readonly noteAftryk: string;
};

/** `/medarbejder/sager/log`: what one of the staff did and read. */
export type CaseLogPage = {
  readonly view: 'staff-case-log';
  readonly person: StaffPerson;
  readonly personer: readonly Named[];
  /** Whose log; null: nobody is chosen, or nobody is called that. */
  readonly hvem: Named | null;
  readonly linjer: readonly (CaseEvent & {
    readonly sag: { readonly nummer: string; readonly adresse: string } | null;
  })[];
  readonly aeldre: string | null;
  readonly navne: Names;
};

export type SagerPage = CaseListPage | CasePage | NewHenvendelsePage | NewKlagePage | CaseLogPage;
