import { Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { StaffDesk } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { requireRolle } from '../medarbejder/staff-guard.ts';
import { caseList } from './case-list.ts';
import { caseLog } from './case-log.ts';
import { newHenvendelse, postHenvendelse } from './case-new-henvendelse.ts';
import { newKlage, postKlage } from './case-new-klage.ts';
import { casePage, casePost } from './case-page.ts';

const ONE_CASE = `${STAFF_ADDRESSES.sag}/:nummer`;

/** The cases: for Borgerrådgiveren all of them, for a forvaltning its own. */
export function casePages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const guard = requireRolle(desk, 'borgerraadgiver', 'en-forvaltning');
  const raadgiverOnly = requireRolle(desk, 'borgerraadgiver');
  const forvaltningOnly = requireRolle(desk, 'en-forvaltning');
  app.get(STAFF_ADDRESSES.sager, guard, (c) => caseList(desk, c));
  app.get(STAFF_ADDRESSES.nyHenvendelse, raadgiverOnly, (c) => newHenvendelse(desk, c));
  app.post(STAFF_ADDRESSES.nyHenvendelse, raadgiverOnly, (c) => postHenvendelse(desk, c));
  app.get(STAFF_ADDRESSES.nyKlage, forvaltningOnly, (c) => newKlage(desk, c));
  app.post(STAFF_ADDRESSES.nyKlage, forvaltningOnly, (c) => postKlage(desk, c));
  app.get(STAFF_ADDRESSES.sagslog, raadgiverOnly, (c) => caseLog(desk, c));
  app.get(ONE_CASE, guard, (c) => casePage(desk, c));
  app.post(ONE_CASE, guard, (c) => casePost(desk, c));
  return app;
}
