/** What a måltal can be set for: the measures that the comparison between forvaltninger shows. */
export const MAAL = [
  'medholdsprocent',
  'loesningsgrad',
  'laeringsgrad',
  'sagsbehandlingstid',
  'hoejst-30-dage',
  'svarfrist-holdt',
  'tilfredshed',
  'styrket-borgerkontakt',
] as const;
export type Maal = (typeof MAAL)[number];
