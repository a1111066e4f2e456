/**
 * What a måltal can be set for: the measures that the comparison between forvaltninger shows, and
 * between what their values lie. A share is a fraction, as in the report.
 */
export const MAAL_GRAENSER = {
  medholdsprocent: { fra: 0, til: 1, enhed: 'andel' },
  loesningsgrad: { fra: 0, til: 1, enhed: 'andel' },
  laeringsgrad: { fra: 0, til: 1, enhed: 'andel' },
  sagsbehandlingstid: { fra: 0, til: 3650, enhed: 'dage' },
  'hoejst-30-dage': { fra: 0, til: 1, enhed: 'andel' },
  'svarfrist-holdt': { fra: 0, til: 1, enhed: 'andel' },
  tilfredshed: { fra: 1, til: 5, enhed: 'point' },
  'styrket-borgerkontakt': { fra: 0, til: 1, enhed: 'andel' },
} as const;

export type Maal = keyof typeof MAAL_GRAENSER;

/** In the order they are shown. */
export const MAAL: readonly Maal[] = Object.keys(MAAL_GRAENSER).filter(isMaal);

export function isMaal(word: string): word is Maal {
  return Object.hasOwn(MAAL_GRAENSER, word);
}
