import type { Report, Table, TableId } from '../statistics/report.ts';
import { CHAPTER_TITLES } from './texts.ts';

/** What a chart measures of a row. */
export type Measure = 'antal' | 'andel' | 'middel' | 'median';

/** How a table is drawn. */
export type ChartKind =
  /** A bar a row, from 0; the same in the period before below it. */
  | { readonly slags: 'bars'; readonly maal: Measure; readonly sorteret?: true }
  /** A column a month. */
  | { readonly slags: 'months' }
  /** One bar, shared between the rows. */
  | { readonly slags: 'parts' }
  /** A dot with its 95 % interval a row. */
  | { readonly slags: 'dots'; readonly maal: Measure }
  /** The same for each measure of `fordelt`, one panel after the other. */
  | { readonly slags: 'panels' }
  /** Two dots a row, with and without Styrket Borgerkontakt. */
  | { readonly slags: 'pairs' }
  /** A bar to a target. */
  | { readonly slags: 'targets' };

type Place = {
  readonly kapitel: 1 | 2 | 3 | 4 | 5 | 6;
  /** What a row is: stands over the rows' names. */
  readonly raekke: string;
  readonly diagram: ChartKind | null;
};

const COUNTS = { slags: 'bars', maal: 'antal' } as const;
const SORTED_COUNTS = { ...COUNTS, sorteret: true } as const;
const SHARES = { slags: 'bars', maal: 'andel' } as const;
const PARTS = { slags: 'parts' } as const;

/**
 * Where each table stands and how it is drawn. The first four chapters are those of the
 * half-yearly report (Statistik for 2., 3. og 4. kvartal 2017), in its order.
 */
export const PLACES: { readonly [Id in TableId]: Place } = {
  'klager-modtaget': { kapitel: 1, raekke: 'Måned', diagram: { slags: 'months' } },
  'klager-paa-forvaltninger': { kapitel: 1, raekke: 'Forvaltning', diagram: COUNTS },
  'borgernes-problem': { kapitel: 1, raekke: 'Problem', diagram: SORTED_COUNTS },
  'overordnede-emner': { kapitel: 1, raekke: 'Emne', diagram: SORTED_COUNTS },
  medholdsprocent: { kapitel: 2, raekke: 'Forvaltning', diagram: { slags: 'dots', maal: 'andel' } },
  'sager-paa-forvaltninger': { kapitel: 2, raekke: 'Forvaltning', diagram: COUNTS },
  'risici-borger': { kapitel: 2, raekke: 'Risiko', diagram: SHARES },
  'risici-kommunen': { kapitel: 2, raekke: 'Risiko', diagram: SHARES },
  loesningsgrad: { kapitel: 3, raekke: 'Løsning', diagram: PARTS },
  laeringspotentiale: { kapitel: 3, raekke: 'Læring', diagram: PARTS },
  'opfoelgning-konsultativ-bistand': { kapitel: 3, raekke: 'Opfølgning', diagram: PARTS },
  indsatser: { kapitel: 4, raekke: 'Indsats', diagram: COUNTS },
  tilfredshed: { kapitel: 4, raekke: 'Svar', diagram: COUNTS },
  sagsbehandlingstid: { kapitel: 4, raekke: 'Sager', diagram: { slags: 'bars', maal: 'middel' } },
  'hoejst-og-over-30-dage': { kapitel: 4, raekke: 'Tid', diagram: PARTS },
  'styrket-borgerkontakt': { kapitel: 5, raekke: 'Hvad der er målt', diagram: { slags: 'pairs' } },
  benchmark: { kapitel: 5, raekke: 'Forvaltning', diagram: { slags: 'panels' } },
  maaltal: { kapitel: 5, raekke: 'Måltal', diagram: { slags: 'targets' } },
  indsatsomraader: { kapitel: 5, raekke: 'Område', diagram: null },
  rutekvalitet: { kapitel: 6, raekke: 'Regel', diagram: SHARES },
  drift: { kapitel: 6, raekke: 'Tal', diagram: null },
};

export type Chapter = {
  readonly nummer: number;
  readonly titel: string;
  readonly tabeller: readonly { readonly nummer: string; readonly tabel: Table }[];
};

/** The chapters a report has tables for, each table with its number; tables in the report's order. */
export function chaptersOf({ tabeller }: Pick<Report, 'tabeller'>): readonly Chapter[] {
  return CHAPTER_TITLES.map((titel, i) => {
    const mine = tabeller.filter(({ id }) => PLACES[id].kapitel === i + 1);
    return {
      nummer: i + 1,
      titel,
      tabeller: mine.map((tabel, j) => ({ nummer: `${i + 1}.${j + 1}`, tabel })),
    };
  }).filter((chapter) => chapter.tabeller.length > 0);
}
