import { Hono } from 'hono';
import { ADDRESSES } from '../src/addresses.ts';
import type { Sprog } from '../src/klage/klage.ts';
import { STAFF_ADDRESSES } from '../src/staff-addresses.ts';
import type { Env } from './http/client.ts';
import { sameSiteOnly, securityHeaders } from './http/guard.ts';
import { healthRoutes } from './http/health.ts';
import { makeIntake } from './http/intake.ts';
import { emneSearch } from './http/klage/emne-search.ts';
import { klagePages } from './http/klage/klage-pages.ts';
import { klageApi } from './http/klage/klager-api.ts';
import { makeStaffDesk, type ReportMakers, showStaff } from './http/medarbejder/staff-desk.ts';
import { staffPages } from './http/medarbejder/staff-pages.ts';
import { informationPages } from './http/oplysning/information-pages.ts';
import { mailboxPages } from './http/oplysning/mailbox-pages.ts';
import { packPages } from './http/pack-pages.ts';
import { localsOf } from './http/page-data.ts';
import { type ProblemStatus, problem } from './http/problem.ts';
import { registerApi } from './http/registrer/register-api.ts';
import { registrerPages } from './http/registrer/registrer-pages.ts';
import { workshopPages } from './http/regler/workshop-pages.ts';
import { kvitteringFiles } from './http/sag/kvittering-files.ts';
import { sagPages } from './http/sag/sag-page.ts';
import { casePages } from './http/sager/case-pages.ts';
import { releaseDeskPages } from './http/statistik/release-desk-pages.ts';
import { releasePages } from './http/statistik/release-pages.ts';
import { reportPages } from './http/statistik/report-pages.ts';
import { traced } from './http/traced.ts';
import { makeWrongCodes } from './http/wrong-codes.ts';
import type { Pages } from './pages.ts';
import { isPassing } from './register/passing-fault.ts';
import type { World } from './world.ts';

const STAFF_PAGES = [staffPages, workshopPages, casePages, reportPages, releaseDeskPages] as const;

/** The whole system behind one function: Request in, Response out. Routes only. */
export function makeApp(world: World, pages: Pages, makers: ReportMakers): Hono<Env> {
  const app = new Hono<Env>();
  const intake = makeIntake(world.trace);
  const status = { world, wrongCodes: makeWrongCodes(world, 'sag') };
  const registrer = { world, pages, intake, wrongCodes: makeWrongCodes(world, 'registrer') };
  const staff = makeStaffDesk(world, pages, makers);

  app.use(traced(world.trace));
  app.use(packPages, securityHeaders(world.settings), sameSiteOnly(world.settings));
  app.route('/', healthRoutes(world, makers.counts));
  app.route('/', informationPages({ world, pages }));
  app.route('/', klagePages({ world, pages, intake }));
  app.route('/', sagPages({ world, pages, intake, status }));
  app.route('/', kvitteringFiles({ world, pages, intake, status }));
  app.route('/', registrerPages(registrer));
  app.route('/', klageApi({ world, intake, status }));
  app.route('/', emneSearch(world));
  app.route('/', registerApi(world));
  for (const pagesOf of STAFF_PAGES) app.route('/', pagesOf(staff));
  app.route('/', releasePages({ world, pages, files: makers.files }));
  if (!world.settings.production) app.route('/', mailboxPages({ world, pages }));
  app.get('/assets/*', (c) => {
    const asset = pages.asset(c.req.path, c.req.header('accept-encoding') ?? '');
    return asset ?? failed(c.req.path, 404);
  });
  app.notFound((c) => failed(c.req.path, 404));
  app.onError((error, c) => {
    // The name only: a message could repeat what somebody typed.
    world.log('error', 'ubehandlet-fejl', { fejl: error.name, rute: c.req.routePath });
    return failed(c.req.path, isPassing(error) ? 503 : 500);
  });
  return app;

  /** An error as the asker reads it: a page for people, problem+json for systems. */
  function failed(path: string, code: ProblemStatus): Response | Promise<Response> {
    const sprog: Sprog = path.startsWith(ADDRESSES.start.en) ? 'en' : 'da';
    if (path.startsWith('/api/')) return problem(code);
    if (path.startsWith(`${STAFF_ADDRESSES.forside}/`)) {
      const what = code === 404 ? 'findes-ikke' : 'fejl';
      return showStaff(
        staff,
        { view: 'staff-problem', problem: what, person: null, til: null },
        code,
      );
    }
    const page = { view: 'problem', status: code, values: {} } as const;
    return pages.render('/problem', localsOf(world, sprog, page), code);
  }
}
