import type { Context } from 'hono';
import { learningThemes } from '../../report-desk/learning.ts';
import { managementFacts } from '../../report-desk/management-facts.ts';
import { sightOf } from '../../sager/sight.ts';
import { comparisonOf } from '../../statistics/periods.ts';
import type { Periode, Report } from '../../statistics/report.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Reader, showNothing, showReportPage } from './report-reader.ts';

/** One forvaltning on one page; another's is for another role. */
export async function managementPage(reads: Reader, c: Context<StaffEnv>): Promise<Response> {
  const { context, query } = reads;
  const id = c.req.param('id') ?? '';
  if (context.rules.modtagere.get(id)?.slags !== 'forvaltning') {
    return showNothing(reads, 'findes-ikke');
  }
  if (!context.sight.forvaltninger.includes(id)) return showNothing(reads, 'forkert-rolle');
  if (!query.read.ok) return showReportPage(reads, null, 422);
  return showForvaltning(reads, c, { id, periode: query.read.asked.periode });
}

type Asked = { readonly id: string; readonly periode: Periode };

async function showForvaltning(
  reads: Reader,
  c: Context<StaffEnv>,
  { id, periode }: Asked,
): Promise<Response> {
  const { desk, context, query, person } = reads;
  const { foer, aarFoer } = comparisonOf(periode);
  const nu = await reportOf(reads, { id, periode });
  if (nu === null) return showNothing(reads, 'ingen-tal');
  const reports = {
    nu,
    foer: await reportOf(reads, { id, periode: foer(periode) }),
    aarFoer: await reportOf(reads, { id, periode: aarFoer(periode) }),
  };
  const laering = await learningOf(reads, c, { id, periode });
  const facts = managementFacts(context, query, { id, periode, reports, laering });
  return showStaff(desk, { view: 'staff-management', person, ...facts });
}

async function reportOf({ desk }: Reader, { id, periode }: Asked): Promise<Report | null> {
  const counted = await desk.statistics.report({ periode, forvaltninger: [id] });
  return counted === 'opgivet' ? null : counted.report;
}

/** What was learned stands in cases, and is for those who may read them. */
async function learningOf({ desk, context }: Reader, c: Context<StaffEnv>, { id, periode }: Asked) {
  const { rules, sight } = context;
  if (!sight.laering.includes(id)) return null;
  const mayOpen = sightOf(rules, c.get('medarbejder'));
  return learningThemes(desk.world.db, { forvaltning: id, periode, rules, sight: mayOpen });
}
