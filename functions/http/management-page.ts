import type { Context } from 'hono';
import { learningThemes } from '../report-desk/learning.ts';
import { managementFacts } from '../report-desk/management-facts.ts';
import { type Reader, showNothing, showReportPage } from './report-reader.ts';
import { showStaff } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

/** One forvaltning on one page; another's is for another role. */
export async function managementPage(reads: Reader, c: Context<StaffEnv>): Promise<Response> {
  const { context, query, desk, person } = reads;
  const id = c.req.param('id') ?? '';
  if (context.rules.modtagere.get(id)?.slags !== 'forvaltning') {
    return showNothing(reads, 'findes-ikke');
  }
  if (!context.sight.forvaltninger.includes(id)) return showNothing(reads, 'forkert-rolle');
  if (!query.read.ok) return showReportPage(reads, null, 422);
  const asked = { ...query.read.asked, forvaltninger: [id] };
  const counted = await desk.statistics.report(asked);
  if (counted === 'opgivet') return showNothing(reads, 'ingen-tal');
  const mayRead = context.sight.laering.includes(id);
  const laering = mayRead ? await learningThemes(desk.world, { id, periode: asked.periode }) : null;
  const facts = managementFacts(context, query, { id, asked, report: counted.report, laering });
  return showStaff(desk, { view: 'staff-management', person, ...facts });
}
