import { Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { RAPPORT_FORMATER } from '../../report-desk/formats.ts';
import type { StaffDesk } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { requireRolle } from '../medarbejder/staff-guard.ts';
import { managementPage } from './management-page.ts';
import { chartAnswer, fileAnswer } from './report-files.ts';
import { type Reader, readerOf, showNothing, showReportPage } from './report-reader.ts';

/** The statistics: for Borgerrådgiveren and the role all of it, for a forvaltning its own. */
export function reportPages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const guard = requireRolle(desk, 'statistik', 'borgerraadgiver', 'en-forvaltning');
  app.get(STAFF_ADDRESSES.statistik, guard, (c) => reportPage(readerOf(desk, c)));
  for (const format of RAPPORT_FORMATER) {
    app.get(`${STAFF_ADDRESSES.rapport}.${format}`, guard, (c) =>
      fileAnswer(readerOf(desk, c), c, format),
    );
  }
  app.get(`${STAFF_ADDRESSES.diagram}/:tabel`, guard, (c) => chartAnswer(readerOf(desk, c), c));
  app.get(`${STAFF_ADDRESSES.ledelse}/:id`, guard, (c) => managementPage(readerOf(desk, c), c));
  return app;
}

async function reportPage(reads: Reader): Promise<Response> {
  const { read } = reads.query;
  if (!read.ok) return showReportPage(reads, null, 422);
  const counted = await reads.desk.statistics.report(read.asked);
  if (counted === 'opgivet') return showNothing(reads, 'ingen-tal');
  return showReportPage(reads, counted.report);
}
