import { type Context, Hono } from 'hono';
import { STAFF_ADDRESSES, TIL } from '../../../src/staff-addresses.ts';
import { madeUpPeople } from '../../staff/identities.ts';
import type { Medarbejder } from '../../staff/medarbejder.ts';
import type { World } from '../../world.ts';
import { letIn } from './let-in.ts';
import { readTil } from './read-til.ts';
import { type StaffDesk, shownRoller, showStaff, whoAsks } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

/**
 * The identity picker: in development one chooses whom to be.
 * @throws Error in production, whose start is refused without a provider anyway.
 */
export function pickerPages(desk: StaffDesk): Hono<StaffEnv> {
  if (desk.world.settings.production) {
    throw new Error('The identity picker is for development: production needs OIDC_ISSUER.');
  }
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.logInd, (c) => choose(desk, c));
  app.post(STAFF_ADDRESSES.logInd, (c) => chosen(desk, c));
  return app;
}

async function choose(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const til = readTil(c.req.query(TIL));
  if ((await whoAsks(desk, c)) !== null) return c.redirect(til, 303);
  const identiteter = people(desk.world).map(({ id, navn, roller }) => ({
    id,
    navn,
    roller: shownRoller(desk.world, roller),
  }));
  return showStaff(desk, { view: 'staff-login', person: null, til, identiteter });
}

async function chosen(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const sent = await c.req.parseBody();
  const til = readTil(String(sent[TIL]));
  const medarbejder = people(desk.world).find(({ id }) => id === sent['person']);
  if (medarbejder !== undefined) return letIn(desk, c, { medarbejder, til });
  const page = { view: 'staff-problem', problem: 'log-ind-mislykket', person: null, til } as const;
  return showStaff(desk, page, 400);
}

function people(world: World): readonly Medarbejder[] {
  return madeUpPeople(world.rules());
}
