import { SCORE_MAX, SCORE_MIN } from '../../../src/klage/registrering.ts';
import { countUpTo, sizeOf } from '../histogram.ts';
import type { Column, Figure, Table } from '../report.ts';
import type { Tally } from '../tally.ts';
import { ANDEL, ANTAL, countColumn, part, share, spread, sum, sumOf, together } from './figures.ts';
import { comparedColumns, comparedRow, type Seen } from './seen.ts';
import { INDSATS_NAVNE, TABLE_WORDS } from './words.ts';

/** Exactly so many days are still "højst". */
const DAGE_MAX = 30;

/** 12: what Borgerrådgiveren began. */
export function indsatser(seen: Seen): Table {
  const all = (tallies: readonly Tally[]) =>
    Object.keys(INDSATS_NAVNE).reduce(
      (antal, noegle) => antal + sumOf(tallies, (tally) => tally.indsatser, noegle),
      0,
    );
  const rows = Object.entries(INDSATS_NAVNE).map(([noegle, navn]) =>
    comparedRow(seen, {
      ...{ noegle, navn },
      figure: (tallies) =>
        part(
          sumOf(tallies, (t) => t.indsatser, noegle),
          all(tallies),
        ),
    }),
  );
  const figure = (tallies: readonly Tally[]) => part(all(tallies), all(tallies));
  return {
    ...{ id: 'indsatser', ...TABLE_WORDS.indsatser },
    n: all(seen.nu.of('rapport', null)),
    kolonner: comparedColumns(seen, [countColumn('antal', 'Indsatser'), ANDEL], ANTAL),
    raekker: [...rows, comparedRow(seen, { noegle: 'i-alt', navn: 'I alt', figure })],
  };
}

/** 13: what the citizens say, and how many of those asked say anything. */
export function tilfredshed(seen: Seen): Table {
  const scores = (tallies: readonly Tally[]) => together(tallies, (tally) => tally.tilfredshed);
  const steps = Array.from({ length: SCORE_MAX - SCORE_MIN + 1 }, (_, i) => SCORE_MAX - i);
  const rows = steps.map((step) =>
    comparedRow(seen, {
      ...{ noegle: String(step), navn: `${step}${STEP_WORDS.get(step) ?? ''}` },
      figure: (tallies) => part(scores(tallies).get(step) ?? 0, sizeOf(scores(tallies))),
    }),
  );
  const invited = comparedRow(seen, {
    ...{ noegle: 'inviteret', navn: 'Svarprocent' },
    figure: (tallies) =>
      share(
        sizeOf(scores(tallies)),
        sum(tallies, (tally) => tally.inviteret),
      ),
  });
  const total = comparedRow(seen, {
    ...{ noegle: 'i-alt', navn: 'Svar i alt' },
    figure: (tallies) => spread(scores(tallies)),
  });
  return {
    ...{ id: 'tilfredshed', ...TABLE_WORDS.tilfredshed },
    n: sizeOf(scores(seen.nu.of('rapport', null))),
    kolonner: comparedColumns(seen, TILFREDSHED_COLUMNS, ANDEL),
    raekker: [...rows, invited, total],
  };
}

const STEP_WORDS: ReadonlyMap<number, string> = new Map([
  [SCORE_MAX, ' (meget tilfreds)'],
  [SCORE_MIN, ' (meget utilfreds)'],
]);

const TILFREDSHED_COLUMNS: readonly Column[] = [
  countColumn('antal', 'Svar'),
  countColumn('naevner', 'Af'),
  ANDEL,
  { noegle: 'middel', navn: 'Gennemsnit', slags: 'tal' },
  { noegle: 'median', navn: 'Median', slags: 'tal' },
];

const MIDDEL = { noegle: 'middel', navn: 'Gennemsnit', slags: 'dage' } as const;

/** 14: how long it took. */
export function sagsbehandlingstid(seen: Seen): Table {
  const figure = (tallies: readonly Tally[]) =>
    spread(together(tallies, (tally) => tally.afsluttet));
  const row = comparedRow(seen, { noegle: 'i-alt', navn: 'Klager afsluttet i perioden', figure });
  return {
    id: 'sagsbehandlingstid',
    titel: TABLE_WORDS.sagsbehandlingstid.titel,
    definition: `${TABLE_WORDS.sagsbehandlingstid.definition} ${leftOut(seen)}`,
    n: row.antal ?? 0,
    kolonner: comparedColumns(
      seen,
      [countColumn('antal', 'Klager'), MIDDEL, { noegle: 'median', navn: 'Median', slags: 'dage' }],
      MIDDEL,
    ),
    raekker: [row],
  };
}

/** Klager closed in the period within 30 days, of all closed in it. */
export function withinLimit(tallies: readonly Tally[]): readonly [number, number] {
  const days = together(tallies, (tally) => tally.afsluttet);
  return [countUpTo(days, DAGE_MAX), sizeOf(days)];
}

/** 15: in how many it took longer than a month. */
export function hoejstOgOver30Dage(seen: Seen): Table {
  const rowOf = (noegle: string, navn: string, count: (within: number, all: number) => Figure) =>
    comparedRow(seen, { noegle, navn, figure: (tallies) => count(...withinLimit(tallies)) });
  return {
    id: 'hoejst-og-over-30-dage',
    titel: TABLE_WORDS['hoejst-og-over-30-dage'].titel,
    definition: `${TABLE_WORDS['hoejst-og-over-30-dage'].definition} ${leftOut(seen)}`,
    n: withinLimit(seen.nu.of('rapport', null))[1],
    kolonner: comparedColumns(seen, [countColumn('antal', 'Klager'), ANDEL], ANDEL),
    raekker: [
      rowOf('hoejst-30-dage', 'Højst 30 dage', (within, all) => part(within, all)),
      rowOf('over-30-dage', 'Over 30 dage', (within, all) => part(all - within, all)),
      rowOf('i-alt', 'I alt', (_, all) => part(all, all)),
    ],
  };
}

/** Who was not handled here, and how many they are. */
function leftOut({ nu }: Seen): string {
  const count = sum(nu.of('rapport', null), ({ kunAutomatisk }) => kunAutomatisk);
  return `Klager, som systemet kun har sendt videre til en forvaltning (alene automatiske ekspeditioner), er ikke med: ${count} i perioden.`;
}
