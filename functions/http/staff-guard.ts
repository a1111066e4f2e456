import type { Context, MiddlewareHandler } from 'hono';
import { logInAddress } from '../../src/staff-addresses.ts';
import type { Medarbejder, Rolle } from '../staff/medarbejder.ts';
import { personOf, type StaffDesk, showStaff, whoAsks } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';

export type { StaffEnv } from './staff-env.ts';

/** A form up to this size is given back to be sent again. */
const FORM_BYTES_MAX = 4_000_000;

/** Lets only those on who are logged in. */
export function requireMedarbejder(desk: StaffDesk): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const medarbejder = await whoAsks(desk, c);
    if (medarbejder === null) return logInFirst(desk, c);
    c.set('medarbejder', medarbejder);
    return next();
  };
}

/** Lets only those on who have a role. */
export function requireRolle(desk: StaffDesk, rolle: Rolle): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const medarbejder = await whoAsks(desk, c);
    if (medarbejder === null) return logInFirst(desk, c);
    if (!medarbejder.roller.includes(rolle)) return wrongRolle(desk, medarbejder);
    c.set('medarbejder', medarbejder);
    return next();
  };
}

/** Whoever reads is sent to the login and comes back; what was sent is not lost meanwhile. */
async function logInFirst(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  const address = c.req.path + new URL(c.req.url).search;
  if (c.req.method === 'GET' || c.req.method === 'HEAD')
    return c.redirect(logInAddress(address), 303);
  const felter = await sentFields(c);
  return showStaff(
    desk,
    { view: 'staff-log-in-again', person: null, adresse: address, felter },
    401,
  );
}

/** What a form held, to stand on the page that says to log in again; null for anything else. */
async function sentFields(
  c: Context<StaffEnv>,
): Promise<readonly (readonly [string, string])[] | null> {
  const type = c.req.header('content-type') ?? '';
  const bytes = Number(c.req.header('content-length'));
  const isForm = /^application\/x-www-form-urlencoded(;|$)/i.test(type);
  return isForm && bytes <= FORM_BYTES_MAX ? [...new URLSearchParams(await c.req.text())] : null;
}

function wrongRolle(desk: StaffDesk, medarbejder: Medarbejder): Promise<Response> {
  const person = personOf(desk.world, medarbejder);
  return showStaff(
    desk,
    { view: 'staff-problem', problem: 'forkert-rolle', person, til: null },
    403,
  );
}
