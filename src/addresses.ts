import type { Sprog } from './klage/klage.ts';

/** Every page a person can visit, by its address in each language (contract §5). */
export const ADDRESSES = {
  start: { da: '/', en: '/en/' },
  klage: { da: '/klage', en: '/en/complaint' },
  sag: { da: '/sag', en: '/en/case' },
  rettigheder: { da: '/rettigheder', en: '/en/your-rights' },
  privatliv: { da: '/privatliv', en: '/en/privacy' },
  was: { da: '/was', en: '/en/accessibility' },
  regler: { da: '/regler', en: '/en/rules' },
  api: { da: '/api', en: '/en/api' },
  statistik: { da: '/statistik', en: '/en/statistics' },
  postkasser: { da: '/postkasser', en: '/en/mailboxes' },
} as const satisfies { readonly [name: string]: { readonly [S in Sprog]: string } };

export type PageName = keyof typeof ADDRESSES;

/** What a citizen keeps, each by a POST with number and code as fields. */
export const KVITTERING = {
  pdf: '/kvittering.pdf',
  eml: '/kvittering.eml',
  ics: '/kvittering.ics',
} as const;

/** The form on paper, for those without a computer: a PDF in each language. */
export const BLANKET = {
  da: '/blanket.pdf',
  en: '/en/form.pdf',
} as const satisfies { readonly [S in Sprog]: string };

/** The JSON Schema of every report that is given out as JSON. */
export const RAPPORT_SKEMA = '/statistik/skema.json';

/** The forvaltning's page for one case: in Danish only, without a login. */
export const REGISTRER = '/registrer';
