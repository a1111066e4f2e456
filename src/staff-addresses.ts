/** Every address under /medarbejder: in Danish only, behind a login. */
export const STAFF_ADDRESSES = {
  forside: '/medarbejder',
  logInd: '/medarbejder/log-ind',
  logUd: '/medarbejder/log-ud',
  retur: '/medarbejder/retur',
  regler: '/medarbejder/regler',
  rediger: '/medarbejder/regler/rediger',
  proev: '/medarbejder/regler/proev',
  udgiv: '/medarbejder/regler/udgiv',
  forslag: '/medarbejder/regler/forslag',
  historik: '/medarbejder/regler/historik',
  bevis: '/medarbejder/regler/bevis',
} as const;

/** The name of the query and form field that says where to go after the login. */
export const TIL = 'til';

/** Where to log in so as to come to `til` afterwards: a path and query under /medarbejder. */
export function logInAddress(til: string): string {
  return `${STAFF_ADDRESSES.logInd}?${TIL}=${encodeURIComponent(til)}`;
}
