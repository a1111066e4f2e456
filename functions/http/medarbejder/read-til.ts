import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';

const TIL_CHARS_MAX = 500;
const ANY = 'http://klagevej.invalid';
/** Whoever has just logged in is not sent there again. */
const LOGIN_PAGES: readonly string[] = [
  STAFF_ADDRESSES.logInd,
  STAFF_ADDRESSES.logUd,
  STAFF_ADDRESSES.retur,
];

/**
 * Where to go after the login, from what anybody may have written into a link: a staff page of
 * ours, or else the first one. Read as a browser does, and only path and query are kept, so that
 * neither a host, `//`, `\`, `..` nor a tab leads elsewhere.
 */
export function readTil(typed: string | undefined): string {
  if (typed === undefined || typed.length > TIL_CHARS_MAX || !URL.canParse(typed, ANY)) {
    return STAFF_ADDRESSES.forside;
  }
  const { pathname, search } = new URL(typed, ANY);
  const isStaff = /^\/medarbejder(?:\/|$)/.test(pathname);
  return isStaff && !LOGIN_PAGES.includes(pathname) ? pathname + search : STAFF_ADDRESSES.forside;
}
