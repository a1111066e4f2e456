import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
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

/** No script reads them, and no other site's request carries them. */
const KEPT_CLOSE = { httpOnly: true, sameSite: 'Lax' } as const;

/**
 * In production under `__Host-`: the browser insists on https, and takes no such cookie from another
 * host, be it a sibling of ours. The price is the path: they go along with every request.
 */
export function makeStaffCookies(production: boolean): StaffCookies {
  const options = production
    ? ({ ...KEPT_CLOSE, path: '/', secure: true, prefix: 'host' } as const)
    : ({ ...KEPT_CLOSE, path: STAFF_ADDRESSES.forside } as const);
  return {
    read(c, name) {
      const value = production ? getCookie(c, name, 'host') : getCookie(c, name);
      return value ?? null;
    },
    write: (c, name, { value, ...lasting }) =>
      setCookie(c, name, value, { ...options, ...lasting }),
    remove: (c, name) => void deleteCookie(c, name, options),
  };
}
