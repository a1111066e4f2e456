import type { Day } from '../../src/klage/calendar.ts';
import { asOfOneMoment } from '../register/engine.ts';
import { MANUEL_KILDE, OWN_KILDE } from '../register/kilder.ts';
import { type About, linesClosed, linesReceived } from '../register/statistics-cases.ts';
import { casesOfForm } from '../register/statistics-form.ts';
import { indsatserBegun } from '../register/statistics-indsatser.ts';
import type { Db } from '../register/tables.ts';
import { DayNumbers } from '../statistics/day-numbers.ts';
import { makeTables } from '../statistics/make-tables.ts';
import { type CountBy, PeriodCounts } from '../statistics/period-counts.ts';
import { comparisonOf, monthsOf } from '../statistics/periods.ts';
import type { Periode, Report, ReportAsked } from '../statistics/report.ts';
import type { ReportRules } from '../statistics/report-rules.ts';

/** What is asked for. `today`: open cases are waited for until then at most. */
export type Asking = { readonly asked: ReportAsked; readonly today: Day };

/**
 * The report: the cases of the period, of the one before and of the same a year before, each counted
 * once, all as the register was at one moment. The connection must be the caller's own: it stands
 * inside a reading transaction.
 */
export function makeReport(db: Db, rules: ReportRules, asking: Asking): Promise<Report> {
  return asOfOneMoment(db, (then) => countReport(then, rules, asking));
}

async function countReport(db: Db, rules: ReportRules, { asked, today }: Asking): Promise<Report> {
  const { periode, forvaltninger: about } = asked;
  const comparison = comparisonOf(periode);
  const by = countBy(rules, today);
  const parts = monthsOf(periode).map((month) => ({
    maaned: month.maaned,
    periode: month.periode,
  }));
  const countedAs = (move: (part: Periode) => Periode) => {
    const moved = parts.map((part) => ({ ...part, periode: move(part.periode) }));
    return countPeriod(db, { counts: new PeriodCounts(move(periode), by), parts: moved, about });
  };
  const nu = await countedAs((part) => part);
  const foer = await countedAs(comparison.foer);
  // Of a whole year both are the same.
  const isYear = isSame(comparison.aarFoer(periode), foer.periode);
  const aarFoer = isYear ? foer : await countedAs(comparison.aarFoer);
  return makeTables({ asked, comparison, rules, nu, foer, aarFoer });
}

/** A part of a period: the row of klager-modtaget it is counted in. */
type Part = { readonly maaned: string; readonly periode: Periode };

type Counting = {
  readonly counts: PeriodCounts;
  readonly parts: readonly Part[];
  readonly about: About;
};

/** A month at a time: however long the period, a month of cases is held. */
async function countPeriod(db: Db, { counts, parts, about }: Counting): Promise<PeriodCounts> {
  const { periode } = counts;
  for (const part of parts) {
    for (const line of await linesReceived(db, part.periode, about)) {
      counts.addReceived(line, part.maaned);
    }
    for (const klage of await casesOfForm(db, part.periode, about)) counts.addFormKlage(klage);
    for (const some of await indsatserBegun(db, part.periode, about)) counts.addIndsatser(some);
  }
  for (const line of await linesClosed(db, periode, about)) counts.addClosed(line);
  return counts;
}

function countBy({ forvaltninger, forvaltningskilder }: ReportRules, today: Day): CountBy {
  return {
    ownership: {
      kilder: new Set(forvaltningskilder),
      forvaltninger: new Set(forvaltninger.map(({ id }) => id)),
      ...{ manuel: MANUEL_KILDE, blanket: OWN_KILDE },
    },
    days: new DayNumbers(),
    today,
  };
}

function isSame(a: Periode, b: Periode): boolean {
  return a.fra === b.fra && a.til === b.til;
}
