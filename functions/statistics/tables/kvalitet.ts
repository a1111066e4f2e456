import { RISICI_BORGER, RISICI_KOMMUNE } from '../../../src/klage/registrering.ts';
import type { Column, Figure, Row, Table } from '../report.ts';
import type { Tally } from '../tally.ts';
import { ANDEL, ANTAL, countColumn, estimatedShare, share, sum } from './figures.ts';
import {
  comparedColumns,
  comparedRow,
  earlierColumns,
  forvaltningRows,
  type Seen,
} from './seen.ts';
import { RISIKO_NAVNE, TABLE_WORDS } from './words.ts';

/** Klager upheld, of those whose outcome is known. */
export function medholdIn(tallies: readonly Tally[]): Figure {
  const kendt = sum(tallies, ({ medhold }) => medhold.kendt);
  return estimatedShare(
    sum(tallies, ({ medhold }) => medhold.givet),
    kendt,
  );
}

/** 5: how often the citizens were right. */
export function medholdsprocent(seen: Seen): Table {
  const rows = forvaltningRows(seen, { figure: medholdIn });
  return {
    ...{ id: 'medholdsprocent', ...TABLE_WORDS.medholdsprocent },
    n: knownIn(seen),
    kolonner: [
      countColumn('taeller', 'Klager med medhold'),
      countColumn('naevner', 'Klager med kendt udfald'),
      { ...ANDEL, navn: 'Medhold' },
      { noegle: 'ki95', navn: '95 %-interval', slags: 'interval-andel' },
      ...earlierColumns(ANDEL),
      ...PUNKT_COLUMNS,
    ],
    raekker: rows.map((row) => ({ ...row, fordelt: { klagepunkter: punkterOf(seen, row) } })),
  };
}

const PUNKT_COLUMNS: readonly Column[] = [
  { ...countColumn('fordelt.klagepunkter.naevner', 'Kendt udfald'), gruppe: 'Klagepunkter' },
  {
    ...{ noegle: 'fordelt.klagepunkter.andel', navn: 'Medhold', slags: 'andel' },
    gruppe: 'Klagepunkter',
  },
];

function punkterOf({ nu }: Seen, { noegle }: Row): Figure {
  const tallies = nu.of('rapport', noegle === 'i-alt' ? null : noegle);
  return share(
    sum(tallies, ({ medhold }) => medhold.punkterGivet),
    sum(tallies, ({ medhold }) => medhold.punkterKendt),
  );
}

/** 6: how many that rests on. */
export function sagerPaaForvaltninger(seen: Seen): Table {
  const figure = (tallies: readonly Tally[]) => ({ antal: sum(tallies, (t) => t.medhold.kendt) });
  return {
    ...{ id: 'sager-paa-forvaltninger', ...TABLE_WORDS['sager-paa-forvaltninger'] },
    n: knownIn(seen),
    kolonner: [countColumn('antal', 'Klager'), ...earlierColumns(ANTAL)],
    raekker: forvaltningRows(seen, { figure }),
  };
}

function knownIn({ nu }: Seen): number {
  return sum(nu.of('rapport', null), ({ medhold }) => medhold.kendt);
}

/** 7 and 8: what could go wrong for the citizen, and for the kommune. */
export function risiciBorger(seen: Seen): Table {
  return riskTable(seen, 'risici-borger', RISICI_BORGER);
}

export function risiciKommunen(seen: Seen): Table {
  return riskTable(seen, 'risici-kommunen', RISICI_KOMMUNE);
}

type Risiko = (typeof RISICI_BORGER)[number] | (typeof RISICI_KOMMUNE)[number];

function riskTable(
  seen: Seen,
  id: 'risici-borger' | 'risici-kommunen',
  risici: readonly Risiko[],
): Table {
  const assessedOf = (tallies: readonly Tally[], risiko: Risiko) =>
    sum(tallies, (tally) => tally.antal(risiko, 'ja') + tally.antal(risiko, 'nej'));
  const rowOf = (risiko: Risiko) =>
    comparedRow(seen, {
      ...{ noegle: risiko, navn: RISIKO_NAVNE[risiko] },
      figure: (tallies) =>
        share(
          sum(tallies, (tally) => tally.antal(risiko, 'ja')),
          assessedOf(tallies, risiko),
        ),
    });
  const shown = [
    countColumn('taeller', 'Sager med risiko'),
    countColumn('naevner', 'Vurderede sager'),
    ANDEL,
  ];
  const nu = seen.nu.of('rapport', null);
  return {
    ...{ id, ...TABLE_WORDS[id] },
    n: Math.max(...risici.map((risiko) => assessedOf(nu, risiko))),
    kolonner: comparedColumns(seen, shown, ANDEL),
    raekker: risici.map(rowOf),
  };
}
