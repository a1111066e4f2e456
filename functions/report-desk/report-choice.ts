import type { Day } from '../../src/klage/calendar.ts';
import type { PeriodKind, ReportChoice, ReportLink } from '../../src/rapport-locals.ts';
import { capitalised } from '../report/format.ts';
import { periodInWords } from '../report/period-words.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { forvaltningerOf } from '../sager/names.ts';
import type { Periode } from '../statistics/report.ts';
import { lastHalfYear, monthNumber, monthsPeriod, movedPeriod } from './period.ts';
import { type ReportQuery, reportQuery } from './report-query.ts';
import type { ReportSight } from './report-sight.ts';

/** Kinds of periods: how long, from which month of the year, and how many of the newest to show. */
const KINDS: readonly {
  readonly slags: PeriodKind;
  readonly months: number;
  readonly from: number;
  readonly shown: number;
}[] = [
  { slags: 'kvartal', months: 3, from: 0, shown: 6 },
  { slags: 'halvaar', months: 6, from: 0, shown: 4 },
  { slags: 'aar', months: 12, from: 0, shown: 3 },
  { slags: 'beretningsaar', months: 12, from: 3, shown: 3 },
];

export type ChoiceContext = {
  readonly rules: RuleSet;
  readonly today: Day;
  readonly sight: ReportSight;
  /** Where the page is, without its query. */
  readonly adresse: string;
};

/** What the page lets one choose; every choice is an address that keeps the others. */
export function reportChoice(
  { typed, ticked, read }: ReportQuery,
  { rules, today, sight, adresse }: ChoiceContext,
): ReportChoice {
  const periode = read.ok ? read.asked.periode : lastHalfYear(today);
  const kept = ticked.filter((id) => sight.forvaltninger.includes(id));
  const next = movedPeriod(periode, 1);
  const link = (to: Periode): ReportLink => ({
    navn: capitalised(periodInWords(to)),
    adresse: adresse + reportQuery(to, kept),
    valgt: read.ok && to.fra === periode.fra && to.til === periode.til,
  });
  return {
    adresse,
    values: read.ok ? periode : typed,
    errors: read.ok ? [] : read.errors,
    perioder: KINDS.map((kind) => ({
      slags: kind.slags,
      valg: newest(kind, today).map(link),
    })),
    foer: link(movedPeriod(periode, -1)),
    efter: next.fra <= today ? link(next) : null,
    forvaltninger: forvaltningerOf(rules, today)
      .filter(({ id }) => sight.forvaltninger.includes(id))
      .map((one) => ({ ...one, valgt: ticked.includes(one.id) })),
  };
}

/** The one that today lies in first. */
function newest({ months, from, shown }: (typeof KINDS)[number], today: Day): readonly Periode[] {
  const month = monthNumber(today) - from;
  const current = month - (month % months) + from;
  return Array.from({ length: shown }, (_, i) => monthsPeriod(current - i * months, months));
}
