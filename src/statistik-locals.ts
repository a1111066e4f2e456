/** A report as a page shows it: every figure is already written as text. */
export type ShownReport = {
  /** `Statistik for 2., 3. og 4. kvartal 2017` */
  readonly titel: string;
  /** Both days: `1. april – 31. december 2017`. */
  readonly dage: string;
  readonly kapitler: readonly ShownChapter[];
};

export type ShownChapter = {
  readonly nummer: number;
  /** Where it stands on a page: `kapitel-1`. */
  readonly anker: string;
  readonly titel: string;
  readonly tabeller: readonly ShownTable[];
};

export type ShownTable = {
  /** An id of the report, and where it stands on a page. */
  readonly id: string;
  /** Chapter and place in it: `2.3`. */
  readonly nummer: string;
  readonly titel: string;
  readonly definition: string;
  /** `n = 1.234` */
  readonly n: string;
  readonly diagram: ShownChart | null;
  /** Over the columns; null where no two stand together. */
  readonly grupper: readonly ShownGroup[] | null;
  /** The first is that of the rows' names. */
  readonly kolonner: readonly ShownColumn[];
  readonly raekker: readonly ShownRow[];
  /** Said instead of rows, or above those that only the period before has. */
  readonly tom: string | null;
  /** What the marks in the cells mean. */
  readonly noter: readonly string[];
};

/** `navn` is empty over columns that stand alone. */
export type ShownGroup = { readonly navn: string; readonly kolonner: number };

export type ShownColumn = { readonly navn: string; readonly hoejrestillet: boolean };

export type ShownRow = {
  readonly noegle: string;
  readonly navn: string;
  /** The sum of the others. */
  readonly iAlt: boolean;
  readonly celler: readonly ShownCell[];
};

export type ShownCell = {
  readonly tekst: string;
  /** `skjult` and `intet` are words and marks where a number would stand; `tom` is nothing at all. */
  readonly slags: 'tal' | 'tekst' | 'skjult' | 'intet' | 'tom';
  readonly hoejrestillet: boolean;
};

export type ShownChart = {
  /** The whole `<svg>`, as wide as the place it is given; with role, title and description. */
  readonly svg: string;
  readonly titel: string;
  /** The figures in words. */
  readonly beskrivelse: string;
};

/**
 * The classes in a chart: presentation attributes give the colours, a stylesheet may change them,
 * as for forced colours.
 */
export type ChartClass =
  | 'chart'
  | 'chart-text'
  | 'chart-quiet'
  | 'chart-now'
  | 'chart-before'
  | 'chart-track'
  | 'chart-line'
  | 'chart-under'
  | 'chart-axis'
  | 'chart-grid'
  | 'chart-dot'
  | 'chart-part-1'
  | 'chart-part-2'
  | 'chart-part-3'
  | 'chart-part-4';
