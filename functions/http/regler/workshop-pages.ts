import { Hono } from 'hono';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { ProofThread } from '../../threads/proof-thread.ts';
import type { StaffDesk } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { requireRolle } from '../medarbejder/staff-guard.ts';
import type { Bench } from './workshop-bench.ts';
import { editorRoutes } from './workshop-editor.ts';
import { historyRoutes } from './workshop-history.ts';
import { overviewRoutes } from './workshop-overview.ts';
import { proposalRoutes } from './workshop-proposal.ts';
import { publishRoutes } from './workshop-publish.ts';
import { tryRoutes } from './workshop-try.ts';

/** Where staff work on the rules; everything here needs the role regelredaktoer. */
export function workshopPages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const { world } = desk;
  const bench: Bench = { desk, workshop: { world, thread: new ProofThread(world.alarm) } };
  const guard = requireRolle(desk, 'regelredaktoer');
  app.use(STAFF_ADDRESSES.regler, guard);
  app.use(`${STAFF_ADDRESSES.regler}/*`, guard);
  for (const routes of ROUTES) app.route('/', routes(bench));
  return app;
}

const ROUTES = [
  overviewRoutes,
  editorRoutes,
  tryRoutes,
  publishRoutes,
  proposalRoutes,
  historyRoutes,
] as const;
