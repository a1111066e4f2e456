import type { Maal } from '../../../src/klage/maal.ts';
import { SCORE_MAX, SCORE_MIN } from '../../../src/klage/registrering.ts';
import type { ColumnKind, Figure } from '../report.ts';
import type { Tally } from '../tally.ts';
import { withinLimit } from './arbejdet.ts';
import { estimatedMean, estimatedShare, sum, together, waitedFor } from './figures.ts';
import { medholdIn } from './kvalitet.ts';
import { laertIn, loestIn } from './loesninger.ts';

/** What forvaltninger are compared by, and what a måltal is set for. */
export type Measure = {
  readonly figure: (tallies: readonly Tally[]) => Figure;
  /** Which of the figure's numbers it is. */
  readonly noegle: 'andel' | 'median' | 'middel';
  readonly slags: ColumnKind;
  readonly interval: ColumnKind;
  /** The unit of a måltal: shares are written in percent. */
  readonly enhed: '%' | 'dage' | 'point';
};

const SHARE = { noegle: 'andel', slags: 'andel', interval: 'interval-andel', enhed: '%' } as const;

export const MEASURES: { readonly [M in Maal]: Measure } = {
  medholdsprocent: { ...SHARE, figure: medholdIn },
  loesningsgrad: { ...SHARE, figure: (tallies) => shareOf(loestIn(tallies)) },
  laeringsgrad: { ...SHARE, figure: (tallies) => shareOf(laertIn(tallies)) },
  sagsbehandlingstid: {
    ...{ noegle: 'median', slags: 'dage', interval: 'interval-dage', enhed: 'dage' },
    figure: (tallies) => waitedFor(tallies.map(({ ventende }) => ventende)),
  },
  'hoejst-30-dage': { ...SHARE, figure: (tallies) => estimatedShare(...withinLimit(tallies)) },
  'svarfrist-holdt': {
    ...SHARE,
    figure: (tallies) =>
      estimatedShare(
        sum(tallies, ({ svarfrist }) => svarfrist.holdt),
        sum(tallies, ({ svarfrist }) => svarfrist.kendt),
      ),
  },
  tilfredshed: {
    ...{ noegle: 'middel', slags: 'tal', interval: 'interval-tal', enhed: 'point' },
    figure: (tallies) =>
      estimatedMean(
        together(tallies, (tally) => tally.tilfredshed),
        [SCORE_MIN, SCORE_MAX],
      ),
  },
  'styrket-borgerkontakt': { ...SHARE, figure: contacted },
};

/** A share that was counted without its interval. */
function shareOf({ taeller = 0, naevner = 0 }: Figure): Figure {
  return estimatedShare(taeller, naevner);
}

/** Where it was used, of where it could have been. */
function contacted(tallies: readonly Tally[]): Figure {
  const ja = sum(tallies, (tally) => tally.antal('brugt', 'ja', ['klage']));
  return estimatedShare(ja, ja + sum(tallies, (tally) => tally.antal('brugt', 'nej', ['klage'])));
}
