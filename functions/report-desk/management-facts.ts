import type {
  LearningTheme,
  ManagementPage,
  ManagementQuestion,
} from '../../src/rapport-locals.ts';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import { chaptersOf } from '../report/chapters.ts';
import { capitalised } from '../report/format.ts';
import { daysInWords, periodInWords } from '../report/period-words.ts';
import { showTable } from '../report/show-report.ts';
import { forvaltningerOf } from '../sager/names.ts';
import type { Report, ReportAsked, TableId } from '../statistics/report.ts';
import { keyFigures } from './key-figures.ts';
import { reportChoice } from './report-choice.ts';
import { type FactsContext, managementLinks } from './report-facts.ts';
import { type ReportQuery, reportQuery } from './report-query.ts';

/** What a leader asks, and the tables that answer it. */
const QUESTIONS: readonly {
  readonly id: ManagementQuestion;
  readonly tabeller: readonly TableId[];
}[] = [
  { id: 'hvor-mange', tabeller: ['klager-modtaget'] },
  { id: 'om-hvad', tabeller: ['overordnede-emner', 'borgernes-problem', 'indsatsomraader'] },
  { id: 'hvor-laenge', tabeller: ['sagsbehandlingstid', 'hoejst-og-over-30-dage'] },
  { id: 'hvordan-endte', tabeller: ['medholdsprocent', 'loesningsgrad', 'styrket-borgerkontakt'] },
  { id: 'laert', tabeller: ['laeringspotentiale'] },
  { id: 'maal', tabeller: ['maaltal'] },
];

export type ManagementAsked = {
  readonly id: string;
  readonly asked: ReportAsked;
  readonly report: Report;
  readonly laering: readonly LearningTheme[] | null;
};

/** One forvaltning on one page, without who asks. */
export function managementFacts(
  context: FactsContext,
  query: ReportQuery,
  { id, asked, report, laering }: ManagementAsked,
): Omit<ManagementPage, 'view' | 'person'> {
  const { rules, today } = context;
  const { periode } = asked;
  const navn = forvaltningerOf(rules, today).find((one) => one.id === id)?.navn ?? id;
  const adresse = `${STAFF_ADDRESSES.ledelse}/${encodeURIComponent(id)}`;
  const choice = reportChoice({ ...query, ticked: [] }, { ...context, adresse });
  return {
    forvaltning: { id, navn },
    valg: { ...choice, forvaltninger: [] },
    titel: capitalised(periodInWords(periode)),
    dage: daysInWords(periode),
    tal: keyFigures(report, id),
    afsnit: QUESTIONS.map((question) => ({
      id: question.id,
      tabeller: shownTables(report, question.tabeller),
    })),
    laering,
    rapport: STAFF_ADDRESSES.statistik + reportQuery(periode, [id]),
    forespoergsel: reportQuery(periode, [id]),
    andre: managementLinks(context, { asked, chosen: id }),
  };
}

/** The tables under the numbers they have in the report, so that both can be read together. */
function shownTables(report: Report, ids: readonly TableId[]) {
  const all = chaptersOf(report).flatMap(({ tabeller }) => tabeller);
  return ids.flatMap((id) =>
    all.filter(({ tabel }) => tabel.id === id).map(({ tabel, nummer }) => showTable(tabel, nummer)),
  );
}
