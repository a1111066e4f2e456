/** The chapters of the page with all rights, in its order: what hurries first. */
export const RETTIGHEDSGRUPPER = [
  'haster',
  'klage',
  'svar',
  'afgoerelse',
  'hjaelp',
  'sag',
  'videre',
  'andet',
] as const;

export type Rettighedsgruppe = (typeof RETTIGHEDSGRUPPER)[number];
