import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { STAFF_ADDRESSES } from '../../src/staff-addresses.ts';
import type { StaffEnv } from './staff-env.ts';

/** `medarbejder-session`: who is logged in. `medarbejder-forsoeg`: logins under way. */
type StaffCookie = 'medarbejder-session' | 'medarbejder-forsoeg';

/** Cookies of staff pages; a citizen is never sent one. */
export type StaffCookies = {
  readonly read: (c: Context<StaffEnv>, name: StaffCookie) => string | null;
  /** Until the browser is closed, or for `maxAge` seconds. */
  readonly write: (
    c: Context<StaffEnv>,
    name: StaffCookie,
    { value, maxAge }: { readonly value: string; readonly maxAge?: number },
  ) => void;
  readonly remove: (c: Context<StaffEnv>, name: StaffCookie) => void;
};

/** No script reads them, no other site's request carries them, no citizen's page gets them. */
const KEPT_CLOSE = { path: STAFF_ADDRESSES.forside, httpOnly: true, sameSite: 'Lax' } as const;

/** In production over https only, and said so in the name, which a browser then insists on. */
export function makeStaffCookies(production: boolean): StaffCookies {
  const options = production
    ? ({ ...KEPT_CLOSE, secure: true, prefix: 'secure' } as const)
    : KEPT_CLOSE;
  return {
    read(c, name) {
      const value = production ? getCookie(c, name, 'secure') : getCookie(c, name);
      return value ?? null;
    },
    write: (c, name, { value, ...lasting }) =>
      setCookie(c, name, value, { ...options, ...lasting }),
    remove: (c, name) => void deleteCookie(c, name, options),
  };
}
