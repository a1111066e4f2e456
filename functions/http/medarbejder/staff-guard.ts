import type { Context, MiddlewareHandler } from 'hono';
import { logInAddress } from '../../../src/staff-addresses.ts';
import { hasRolle, type RolleKrav } from '../../staff/medarbejder.ts';
import { personOf, type StaffDesk, showStaff, whoAsks } from './staff-desk.ts';
import type { LoggedIn, StaffEnv } from './staff-env.ts';
import { carriesToken, isReading, sentFields } from './staff-form.ts';

export type { StaffEnv } from './staff-env.ts';

/** Lets only those on who are logged in, and what they send only from a form of their session. */
export function requireMedarbejder(desk: StaffDesk): MiddlewareHandler<StaffEnv> {
  return guard(desk, () => true);
}

/** Lets only those on who have one of the roles. */
export function requireRolle(
  desk: StaffDesk,
  ...krav: readonly RolleKrav[]
): MiddlewareHandler<StaffEnv> {
  return guard(desk, (medarbejder) => krav.some((rolle) => hasRolle(medarbejder, rolle)));
}

/** Lets those on who are not logged in, and the others only with a form of their session. */
export function requireToken(desk: StaffDesk): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const who = await whoAsks(desk, c);
    if (who === null || (await carriesToken(desk.world, c, who.medarbejder))) return next();
    return sendAgain(desk, c, who.medarbejder);
  };
}

function guard(
  desk: StaffDesk,
  isLetOn: (medarbejder: LoggedIn) => boolean,
): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const who = await whoAsks(desk, c);
    if (who === null) return logInFirst(desk, c);
    const { medarbejder } = who;
    if (!isLetOn(medarbejder)) c.res = await wrongRolle(desk, medarbejder);
    else if (await carriesToken(desk.world, c, medarbejder)) {
      c.set('medarbejder', medarbejder);
      await next();
    } else c.res = await sendAgain(desk, c, medarbejder);
    await who.renewKey();
    return undefined;
  };
}

/** Whoever reads is sent to the login and comes back; what was sent is not lost meanwhile. */
async function logInFirst(desk: StaffDesk, c: Context<StaffEnv>): Promise<Response> {
  if (isReading(c)) return c.redirect(logInAddress(addressOf(c)), 303);
  const felter = await sentFields(c);
  const page = { view: 'staff-log-in-again', person: null, adresse: addressOf(c), felter } as const;
  return showStaff(desk, page, 401);
}

function addressOf(c: Context<StaffEnv>): string {
  return c.req.path + new URL(c.req.url).search;
}

function wrongRolle(desk: StaffDesk, medarbejder: LoggedIn): Promise<Response> {
  const person = personOf(desk.world, medarbejder);
  return showStaff(
    desk,
    { view: 'staff-problem', problem: 'forkert-rolle', person, til: null },
    403,
  );
}

/** The form is of another session, or of nobody's: whoever really sent it sends it once more. */
async function sendAgain(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  medarbejder: LoggedIn,
): Promise<Response> {
  const person = personOf(desk.world, medarbejder);
  const felter = await sentFields(c);
  const page = { view: 'staff-send-again', person, adresse: addressOf(c), felter } as const;
  return showStaff(desk, page, 403);
}
