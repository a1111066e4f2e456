import type { Context } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { StaffPerson, StaffProblem } from '../../../src/staff-locals.ts';
import { type FactsContext, reportFacts } from '../../report-desk/report-facts.ts';
import { type ReportQuery, readReportQuery } from '../../report-desk/report-query.ts';
import { reportSightOf } from '../../report-desk/report-sight.ts';
import type { Report } from '../../statistics/report.ts';
import { withOneVersion } from '../../world.ts';
import { personOf, type StaffDesk, showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';

/** Who reads the statistics, and what they ask for. */
export type Reader = {
  readonly desk: StaffDesk;
  readonly person: StaffPerson;
  /** One version of the rules from beginning to end. */
  readonly context: FactsContext;
  readonly query: ReportQuery;
};

export function readerOf(desk: StaffDesk, c: Context<StaffEnv>): Reader {
  const world = withOneVersion(desk.world);
  const medarbejder = c.get('medarbejder');
  const rules = world.rules();
  const today = dayInCopenhagen(world.clock.now());
  const sight = reportSightOf(rules, medarbejder);
  return {
    desk,
    person: personOf(world, medarbejder),
    context: { rules, today, sight },
    query: readReportQuery(new URL(c.req.url).searchParams, { sight, today }),
  };
}

/** The page of the report; without a report what was asked for and what is wrong with it. */
export function showReportPage(
  { desk, person, context, query }: Reader,
  report: Report | null,
  status = 200,
): Promise<Response> {
  const facts = reportFacts(context, query, report);
  return showStaff(desk, { view: 'staff-report', person, ...facts }, status);
}

const STATUS_OF = { 'ingen-tal': 503, 'findes-ikke': 404, 'forkert-rolle': 403 } as const;

/** Why there is nothing to show; of `ingen-tal` an alarm has told. */
export function showNothing(
  { desk, person }: Reader,
  problem: StaffProblem & keyof typeof STATUS_OF,
): Promise<Response> {
  return showStaff(desk, { view: 'staff-problem', problem, person, til: null }, STATUS_OF[problem]);
}
