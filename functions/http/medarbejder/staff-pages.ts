import { type Context, Hono } from 'hono';
import { ALLE, STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import { makeOidcLogin, type OidcLogin } from '../../staff/oidc-login.ts';
import { readFields } from '../read-fields.ts';
import { oidcPages } from './oidc-pages.ts';
import { pickerPages } from './picker-pages.ts';
import { personOf, type StaffDesk, showStaff, whoAsks } from './staff-desk.ts';
import type { StaffEnv } from './staff-env.ts';
import { requireMedarbejder, requireToken } from './staff-guard.ts';

/** In, out, and the first page: who you are and what your roles open. */
export function staffPages(desk: StaffDesk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const { oidc, publicUrl } = desk.world.settings;
  const login =
    oidc === null ? null : makeOidcLogin(oidc, new URL(STAFF_ADDRESSES.retur, publicUrl));
  app.get(STAFF_ADDRESSES.forside, requireMedarbejder(desk), (c) => {
    const person = personOf(desk.world, c.get('medarbejder'));
    return showStaff(desk, { view: 'staff-home', person });
  });
  app.post(STAFF_ADDRESSES.logUd, requireToken(desk), (c) => logOut(desk, c));
  app.get(STAFF_ADDRESSES.logUd, (c) => loggedOut(desk, c, login));
  app.route('/', login === null ? pickerPages(desk) : oidcPages(desk, login));
  return app;
}

/**
 * Ends the session for every instance at once, and with `alle` whatever else is open of the same
 * person on other machines; without a session there is nothing to end.
 */
async function logOut(
  { world, sessions, cookies }: StaffDesk,
  c: Context<StaffEnv>,
): Promise<Response> {
  const key = cookies.read(c, 'medarbejder-session');
  const hvem = key === null ? null : await sessions.close(key);
  if (hvem !== null) {
    const isAll = (await readFields(c)).has(ALLE);
    const others = isAll ? await sessions.closeAll(hvem) : 0;
    world.log('info', 'medarbejder-log-ud', isAll ? { hvem, andre: others } : { hvem });
  }
  cookies.remove(c, 'medarbejder-session');
  return c.redirect(STAFF_ADDRESSES.logUd, 303);
}

async function loggedOut(
  desk: StaffDesk,
  c: Context<StaffEnv>,
  login: OidcLogin | null,
): Promise<Response> {
  if ((await whoAsks(desk, c)) !== null) return c.redirect(STAFF_ADDRESSES.forside, 303);
  const udbyder = login?.logOutAddress()?.href ?? null;
  return showStaff(desk, { view: 'staff-logged-out', person: null, udbyder });
}
