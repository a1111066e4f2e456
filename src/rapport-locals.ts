import type { Day } from './klage/calendar.ts';
import type { FieldError } from './klage/klage.ts';
import type { Typed } from './locals.ts';
import type { StaffPerson } from './staff-locals.ts';
import type { ShownReport, ShownTable } from './statistik-locals.ts';

/** The files a report is given out as. */
export type RapportFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

/** Somewhere to go: what it is called, and whether one is there. */
export type ReportLink = {
  readonly navn: string;
  readonly adresse: string;
  readonly valgt: boolean;
};

/** Kinds of periods to pick. */
export type PeriodKind = 'kvartal' | 'halvaar' | 'aar' | 'beretningsaar';

/** What a report can be of, and what is chosen; all of it stands in the address. */
export type ReportChoice = {
  /** Where the form is sent. */
  readonly adresse: string;
  /** `fra` and `til` as typed, else those shown. */
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly perioder: readonly {
    readonly slags: PeriodKind;
    readonly valg: readonly ReportLink[];
  }[];
  /** The period before and after, of the same length; null: it has not begun. */
  readonly foer: ReportLink;
  readonly efter: ReportLink | null;
  /** Empty where there is nothing to choose. */
  readonly forvaltninger: readonly {
    readonly id: string;
    readonly navn: string;
    readonly valgt: boolean;
  }[];
};

/** Where a file of the report lies. */
export type ReportFile = { readonly format: RapportFormat; readonly adresse: string };

/** `/medarbejder/statistik`: the report to read. */
export type ReportPage = {
  readonly view: 'staff-report';
  readonly person: StaffPerson;
  readonly valg: ReportChoice;
  /** null: the address asks for nothing that can be shown. */
  readonly rapport: ShownReport | null;
  /** What is counted, when it is not everything. */
  readonly kun: readonly string[];
  readonly filer: readonly ReportFile[];
  /** What every address of the same report ends with: `?fra=…`. */
  readonly forespoergsel: string;
  /** A page for each forvaltning that may be seen. */
  readonly ledelse: readonly ReportLink[];
};

/** One figure that tells most, beside its target and its past. */
export type KeyFigure = {
  readonly navn: string;
  readonly tal: string;
  /** How sure it is, or what it rests on. */
  readonly grundlag: string | null;
  readonly foer: string | null;
  readonly aarFoer: string | null;
  readonly maal: { readonly tekst: string; readonly opfyldt: 'ja' | 'nej' | 'uden-tal' } | null;
};

/** A theme, and what was learned in cases about it. */
export type LearningTheme = {
  readonly tema: string;
  readonly antal: number;
  readonly noter: readonly {
    readonly tekst: string;
    readonly dag: Day;
    readonly nummer: string;
    /** null: the case is not theirs to open. */
    readonly adresse: string | null;
  }[];
  /** More than are shown. */
  readonly flere: number;
};

/** `/medarbejder/statistik/forvaltning/<id>`: one forvaltning on one page. */
export type ManagementPage = {
  readonly view: 'staff-management';
  readonly person: StaffPerson;
  readonly forvaltning: { readonly id: string; readonly navn: string };
  readonly valg: ReportChoice;
  readonly titel: string;
  readonly dage: string;
  readonly tal: readonly KeyFigure[];
  /** The questions of a leader, each with the tables that answer it. */
  readonly afsnit: readonly {
    readonly id: ManagementQuestion;
    readonly tabeller: readonly ShownTable[];
  }[];
  /** null: not for whoever asks. */
  readonly laering: readonly LearningTheme[] | null;
  /** The whole report of the forvaltning. */
  readonly rapport: string;
  readonly forespoergsel: string;
  readonly andre: readonly ReportLink[];
};

export type ManagementQuestion =
  | 'hvor-mange'
  | 'om-hvad'
  | 'hvor-laenge'
  | 'hvordan-endte'
  | 'laert'
  | 'maal';

export type RapportPage = ReportPage | ManagementPage;
