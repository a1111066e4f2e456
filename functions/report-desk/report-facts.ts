import type { Day } from '../../src/klage/calendar.ts';
import type { ReportLink, ReportPage } from '../../src/rapport-locals.ts';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import { showReport } from '../report/show-report.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { forvaltningerOf } from '../sager/names.ts';
import type { Report, ReportAsked } from '../statistics/report.ts';
import { RAPPORT_FORMATER } from './formats.ts';
import { reportChoice } from './report-choice.ts';
import { type ReportQuery, reportQuery } from './report-query.ts';
import type { ReportSight } from './report-sight.ts';

export type FactsContext = {
  readonly rules: RuleSet;
  readonly today: Day;
  readonly sight: ReportSight;
};

/** The report as its page shows it, without who asks. @param report null: nothing can be shown */
export function reportFacts(
  context: FactsContext,
  query: ReportQuery,
  report: Report | null,
): Omit<ReportPage, 'view' | 'person'> {
  const { read } = query;
  const asked = read.ok && report !== null ? read.asked : null;
  const below = asked === null ? '' : reportQuery(asked.periode, query.ticked);
  return {
    valg: reportChoice(query, { ...context, adresse: STAFF_ADDRESSES.statistik }),
    rapport: report && showReport(report),
    kun: asked === null ? [] : onlyOf(context, asked),
    filer: asked === null ? [] : filesAt(below),
    forespoergsel: below,
    ledelse: managementLinks(context, { asked, chosen: null }),
  };
}

function filesAt(below: string): ReportPage['filer'] {
  return RAPPORT_FORMATER.map((format) => ({
    format,
    adresse: `${STAFF_ADDRESSES.rapport}.${format}${below}`,
  }));
}

/** Names of the forvaltninger a report is limited to; empty: it is about all. */
export function onlyOf(
  { rules, today }: FactsContext,
  { forvaltninger }: ReportAsked,
): readonly string[] {
  if (forvaltninger === null) return [];
  return forvaltningerOf(rules, today)
    .filter(({ id }) => forvaltninger.includes(id))
    .map(({ navn }) => navn);
}

/** The pages of the forvaltninger somebody may see, for the same period. */
export function managementLinks(
  { rules, today, sight }: FactsContext,
  { asked, chosen }: { readonly asked: ReportAsked | null; readonly chosen: string | null },
): readonly ReportLink[] {
  const below = asked === null ? '' : reportQuery(asked.periode);
  return forvaltningerOf(rules, today)
    .filter(({ id }) => sight.forvaltninger.includes(id))
    .map(({ id, navn }) => ({
      navn,
      adresse: `${STAFF_ADDRESSES.ledelse}/${encodeURIComponent(id)}${below}`,
      valgt: id === chosen,
    }));
}
