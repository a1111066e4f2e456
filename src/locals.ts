import type { FieldError, Sprog } from './klage/klage.ts';
import type { OplysningPage } from './oplysning-locals.ts';
import type { RapportPage } from './rapport-locals.ts';
import type { RegistrerPage } from './registrer-locals.ts';
import type { SagerPage } from './sager-locals.ts';
import type { Fundet } from './soegning/soegning.ts';
import type { StaffPage } from './staff-locals.ts';
import type { StatusPage } from './status-locals.ts';
import type { UdgivelsePage } from './udgivelse-locals.ts';
import type { RouteTable, RuleFacts } from './workshop-facts.ts';
import type { WorkshopPage } from './workshop-locals.ts';

/** What functions/app.ts hands to every page: the kommune's facts, from its rules. */
export type Site = {
  readonly kommune: string;
  readonly hjemmeside: string;
  /** PUBLIC_URL: what stands before the addresses of pages, where they are read on paper. */
  readonly url: string;
  readonly telefon: string;
  readonly adresse: string;
  readonly aabningstider: string;
  readonly dpo: string;
  readonly borgerraadgiver: {
    readonly telefon: string;
    readonly email: string;
    readonly adresse: string;
  };
  readonly svarfristArbejdsdage: number;
  readonly development: boolean;
  /** Whether the cases are made up: every page says so. */
  readonly demo: boolean;
};

/** One line of the list "Hvad klager du over". Texts in the page's language. */
export type EmneChoice = {
  readonly id: string;
  readonly navn: string;
  /** The kommune's own word beside a translation, or null when they are the same. */
  readonly soegeord: readonly string[];
  /** The one question that settles who has it, or null. */
  readonly afklar: string | null;
  /** Who has it when the kommune does not: said at once. */
  readonly ekstern: { readonly navn: string; readonly adresse: string | null } | null;
  /** Name of who has it today in the kommune, or null. */
  readonly hos: string | null;
};

export type ModtagerChoice = { readonly id: string; readonly navn: string };

/** What the citizen typed, by field name, verbatim; absent when nothing was typed. */
export type Typed = { readonly [field: string]: string };

/** Fields of the hidden kind that carry a form through its pages. */
export type FormState = {
  readonly noegle: string;
  readonly regelsaet: string;
  readonly values: Typed;
};

export type FormPage = FormState & {
  readonly view: 'form';
  readonly emner: readonly EmneChoice[];
  readonly forvaltninger: readonly ModtagerChoice[];
  readonly errors: readonly FieldError[];
  /** True when files had been chosen and must be chosen again. */
  readonly filesLost: boolean;
  readonly soegning: SearchState;
};

/** The box in which an emne is looked for. */
export type SearchState = {
  /** Where a browser loads what it needs to search by itself. */
  readonly adresse: string;
  /** What was typed into it. */
  readonly q: string;
  /** What the server found, for a browser without scripts; null when it was not asked. */
  readonly fundet: Fundet | null;
};

/** A warning that free text seems to hold a CPR number: where, never what. */
export type CprNotice = {
  readonly field: string;
  readonly before: string;
  readonly masked: string;
  readonly after: string;
};

/** What was typed, and the names that say it in words. */
export type Answered = {
  readonly values: Typed;
  readonly emne: EmneChoice;
  /** Whom the citizen may choose instead. */
  readonly modtagere: readonly ModtagerChoice[];
};

export type ReviewPage = FormState &
  Answered & {
    readonly view: 'review';
    readonly route: {
      readonly modtager: ModtagerChoice;
      /** True when the modtager is Borgerrådgiveren. */
      readonly borgerraadgiver: boolean;
      readonly begrundelse: string;
      readonly vejledning: readonly { readonly id: string; readonly tekst: string }[];
      /** YYYY-MM-DD: the latest day of a written reply. */
      readonly svarfrist: string;
      /** Appeal after an afgørelse: who, and the last day when it can be computed. Null when no decision. */
      readonly klagefrist: { readonly instans: string | null; readonly dato: string | null } | null;
      /** Where it would go without the citizen's objection, when there is one. */
      readonly objection: ModtagerChoice | null;
    };
    readonly cpr: readonly CprNotice[];
    /** True when the route is another than the page showed before. */
    readonly routeChanged: boolean;
    readonly errors: readonly FieldError[];
    readonly filesLost: boolean;
  };

export type Receipt = {
  readonly nummer: string;
  readonly kode: string;
  /** ISO instant of receipt. */
  readonly modtaget: string;
  readonly modtager: ModtagerChoice;
  readonly begrundelse: string;
  readonly svarfrist: string;
  readonly vejledning: readonly { readonly id: string; readonly tekst: string }[];
  readonly sha256: string;
};

export type ReceiptPage = {
  readonly view: 'receipt';
  readonly receipt: Receipt;
  readonly values: Typed;
  /** What was sent, when it came with the question for this page; else null. */
  readonly sendt: Answered | null;
  /** How easy the citizen found the form, 1–5; null while it is not answered. */
  readonly skema: string | null;
  /** The klage that was not answered in time and that this one carries on, or null. */
  readonly forrigeSag: string | null;
  /** True when nobody is left to send it on to: Borgerrådgiveren answers. */
  readonly borgerraadgiver: boolean;
};

/** `/regler`: the rules in force as sentences and a table. */
export type RulesPage = {
  readonly view: 'rules';
  readonly regelsaet: string;
  /** ISO instant since when this version is in force; null where no version was published. */
  readonly siden: string | null;
  readonly dag: string;
  readonly kombinationer: number;
  readonly fejl: number;
  readonly regler: readonly RuleFacts[];
  readonly tavle: RouteTable;
  readonly dele: readonly { readonly modtager: ModtagerChoice; readonly antal: number }[];
};

/** `/postkasser` (development only): the embedded mailboxes. */
export type MailboxesPage = {
  readonly view: 'mailboxes';
  readonly postkasser: readonly {
    readonly modtager: ModtagerChoice;
    readonly breve: readonly {
      readonly fil: string;
      readonly emne: string;
      readonly tid: string;
      readonly bytes: number;
    }[];
  }[];
  /** The letter that was opened with the demo key. */
  readonly brev: {
    readonly fil: string;
    readonly tekst: string;
    readonly klageJson: string;
    readonly underskrevetAf: string;
    readonly bilag: readonly {
      readonly navn: string;
      readonly type: string;
      readonly bytes: number;
    }[];
  } | null;
};

/** `/api`: the interface described by its OpenAPI document. */
export type ApiPage = { readonly view: 'api'; readonly openapi: unknown };

/** An error page: what went wrong and what to do. */
export type ProblemPage = {
  readonly view: 'problem';
  readonly status: number;
  readonly values: Typed;
};

export type PageData =
  | FormPage
  | ReviewPage
  | ReceiptPage
  | StatusPage
  | RulesPage
  | MailboxesPage
  | ApiPage
  | ProblemPage
  | StaffPage
  | WorkshopPage
  | RegistrerPage
  | SagerPage
  | RapportPage
  | UdgivelsePage
  | OplysningPage
  | { readonly view: 'plain' };

/** `Astro.locals`. */
export type PageLocals = {
  readonly site: Site;
  readonly sprog: Sprog;
  readonly page: PageData;
};
