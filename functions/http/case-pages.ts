import { Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import { caseList } from './case-list.ts';
import { caseLog } from './case-log.ts';
import { newCase, postCase } from './case-new.ts';
import { casePage, casePost } from './case-page.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';
import { requireRolle } from './staff-guard.ts';

const ONE_CASE = `${STAFF_ADDRESSES.sag}/:nummer`;

/** The cases: for Borgerrådgiveren all of them, for a forvaltning its own. */
export function casePages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const guard = requireRolle(desk, 'borgerraadgiver', 'en-forvaltning');
  const raadgiverOnly = requireRolle(desk, 'borgerraadgiver');
  app.get(STAFF_ADDRESSES.sager, guard, (c) => caseList(desk, c));
  app.get(STAFF_ADDRESSES.nySag, guard, (c) => newCase(desk, c));
  app.post(STAFF_ADDRESSES.nySag, guard, (c) => postCase(desk, c));
  app.get(STAFF_ADDRESSES.sagslog, raadgiverOnly, (c) => caseLog(desk, c));
  app.get(ONE_CASE, guard, (c) => casePage(desk, c));
  app.post(ONE_CASE, guard, (c) => casePost(desk, c));
  return app;
}
