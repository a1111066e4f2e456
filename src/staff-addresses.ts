/** Every address under /medarbejder: in Danish only, behind a login. */
export const STAFF_ADDRESSES = {
  forside: '/medarbejder',
  logInd: '/medarbejder/log-ind',
  logUd: '/medarbejder/log-ud',
  retur: '/medarbejder/retur',
  sager: '/medarbejder/sager',
  sag: '/medarbejder/sager/sag',
  nyHenvendelse: '/medarbejder/sager/ny-henvendelse',
  nyKlage: '/medarbejder/sager/ny-klage',
  sagslog: '/medarbejder/sager/log',
  statistik: '/medarbejder/statistik',
  rapport: '/medarbejder/statistik/rapport',
  diagram: '/medarbejder/statistik/diagram',
  ledelse: '/medarbejder/statistik/forvaltning',
  udgivelser: '/medarbejder/statistik/udgivelser',
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

/** The field of the log-out that ends every session of whoever sends it. */
export const ALLE = 'alle';

/** The hidden field that shows a form to be of this session, and the header that does so for a script. */
export const FORM_TOKEN = 'formularnoegle';
export const FORM_TOKEN_HEADER = 'x-formularnoegle';
