import type { Day } from '../../src/klage/calendar.ts';

/**
 * The report as everything shows it: pages, PDF, CSV, XLSX and JSON are renderings of these tables
 * (contract §8). Figures are exact; rounding is the rendering's.
 */
export type Report = {
  readonly periode: Periode;
  /** The forvaltninger it is about, by id, in the rules' order. */
  readonly forvaltninger: readonly string[];
  readonly tabeller: readonly Table[];
};

/** Both days are in it. */
export type Periode = { readonly fra: Day; readonly til: Day };

/** What a report is asked for; no forvaltninger: every case, also those about none. */
export type ReportAsked = {
  readonly periode: Periode;
  readonly forvaltninger: readonly string[] | null;
};

/** The tables of a report, in its order: the half-yearly report's fifteen, then the notat's. */
export const TABLE_IDS = [
  'klager-modtaget',
  'klager-paa-forvaltninger',
  'borgernes-problem',
  'overordnede-emner',
  'medholdsprocent',
  'sager-paa-forvaltninger',
  'risici-borger',
  'risici-kommunen',
  'loesningsgrad',
  'laeringspotentiale',
  'opfoelgning-konsultativ-bistand',
  'indsatser',
  'tilfredshed',
  'sagsbehandlingstid',
  'hoejst-og-over-30-dage',
  'styrket-borgerkontakt',
  'benchmark',
  'maaltal',
  'indsatsomraader',
  'rutekvalitet',
  'drift',
] as const;
export type TableId = (typeof TABLE_IDS)[number];

export type Table = {
  readonly id: TableId;
  readonly titel: string;
  /** What is counted, over what, and by which day: printed beside the figures. */
  readonly definition: string;
  /** How many the table rests on; for shares those where the thing was assessed or known. */
  readonly n: number;
  /** What a rendering shows, from left to right, after the row's name. */
  readonly kolonner: readonly Column[];
  /** No two with one `noegle`; the sum of them all, where there is one, is `i-alt` and stands last. */
  readonly raekker: readonly Row[];
};

/** The `noegle` of a total row. */
export const I_ALT = 'i-alt';

export const COLUMN_KINDS = [
  'antal',
  'andel',
  'dage',
  'tal',
  'tekst',
  'interval-andel',
  'interval-dage',
  'interval-tal',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type Column = {
  /** Where in a row it stands, with dots: `antal`, `foer.andel`, `fordelt.SOF.median`. */
  readonly noegle: string;
  readonly navn: string;
  readonly slags: ColumnKind;
  /** What it stands under together with its neighbours of the same word. */
  readonly gruppe?: string;
};

/** What is known of one thing; a key is absent where the table has no such figure. */
export type Figure = {
  readonly antal?: number;
  readonly taeller?: number;
  readonly naevner?: number;
  /** A fraction from 0 to 1; null without a base. */
  readonly andel?: number | null;
  /** Days, scores or whatever the column says; null without a base. */
  readonly middel?: number | null;
  readonly median?: number | null;
  /** 95 % interval of the figure before it, in its unit; null where it cannot be told. */
  readonly ki95?: readonly [number, number] | null;
  /** Held back in a release: then there is no number here. */
  readonly skjult?: true;
};

export type Row = Figure & {
  /** An id of the register or the rules, as `intervention` or `SOF`. */
  readonly noegle: string;
  readonly navn: string;
  /** The same in the period before, of the same length. */
  readonly foer?: Figure;
  /** The same in this period a year before. */
  readonly aarFoer?: Figure;
  /** The same by something else: by forvaltning, by measure, or in another unit. */
  readonly fordelt?: { readonly [noegle: string]: Figure };
  /** What only this table has: a target, whether it is met. */
  readonly felter?: { readonly [noegle: string]: string | number | null };
};
