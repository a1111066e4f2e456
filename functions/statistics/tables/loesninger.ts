import { LAERINGER } from '../../../src/klage/registrering.ts';
import type { Figure, Row, Table, TableId } from '../report.ts';
import type { Tally } from '../tally.ts';
import { ANDEL, countColumn, part, sum } from './figures.ts';
import { comparedColumns, comparedRow, type Seen } from './seen.ts';
import { LAERING_NAVNE, TABLE_WORDS } from './words.ts';

/** A value of the table, and how many cases have it. */
type Value = {
  readonly noegle: string;
  readonly navn: string;
  readonly count: (tally: Tally) => number;
  /** Whether it is counted in the total. */
  readonly isGood: boolean;
};

const KLAGE = ['klage'] as const;

const LOESNINGER: readonly Value[] = [
  {
    ...{ noegle: 'helt', navn: 'Løst helt', isGood: true },
    count: (tally) => tally.antal('loesning', 'helt', KLAGE),
  },
  {
    ...{ noegle: 'delvist', navn: 'Løst delvist', isGood: true },
    count: (tally) => tally.antal('loesning', 'delvist', KLAGE),
  },
  {
    ...{ noegle: 'ikke', navn: 'Ikke løst', isGood: false },
    count: (tally) => tally.antal('loesning', 'ikke', KLAGE),
  },
];

const LAERING: readonly Value[] = LAERINGER.map((laering) => ({
  ...{ noegle: laering, navn: LAERING_NAVNE[laering], isGood: laering !== 'ingen' },
  count: (tally) => tally.laering.get(laering) ?? 0,
}));

const OPFOELGNING: readonly Value[] = [
  {
    ...{ noegle: 'konkret-forbedring', navn: 'Konkret forbedring', isGood: true },
    count: (tally) => tally.antal('konsultativ', 'konkret-forbedring'),
  },
  {
    ...{ noegle: 'generel-forbedring', navn: 'Generel forbedring', isGood: true },
    count: (tally) => tally.antal('konsultativ', 'generel-forbedring'),
  },
  {
    ...{ noegle: 'ikke-brugt', navn: 'Ikke brugt', isGood: false },
    count: (tally) => tally.antal('konsultativ', 'ikke-brugt'),
  },
];

/** Solved wholly or partly, of those known. */
export function loestIn(tallies: readonly Tally[]): Figure {
  return totalOf(LOESNINGER, tallies);
}

/** Concrete or general learning, of those assessed. */
export function laertIn(tallies: readonly Tally[]): Figure {
  return totalOf(LAERING, tallies);
}

/** 9 */
export function loesningsgrad(seen: Seen): Table {
  return valueTable(seen, 'loesningsgrad', { values: LOESNINGER, ialt: 'Løst helt eller delvist' });
}

/** 10 */
export function laeringspotentiale(seen: Seen): Table {
  const ialt = 'Konkret eller generel læring';
  return valueTable(seen, 'laeringspotentiale', { values: LAERING, ialt });
}

/** 11: what is unknown is counted, and no part of the shares. */
export function opfoelgningKonsultativBistand(seen: Seen): Table {
  const ialt = 'Konkret eller generel forbedring';
  const table = valueTable(seen, 'opfoelgning-konsultativ-bistand', { values: OPFOELGNING, ialt });
  const unknown = comparedRow(seen, {
    ...{ noegle: 'ukendt', navn: 'Opfølgning ikke kendt' },
    figure: (tallies) => ({ antal: sum(tallies, (tally) => tally.antal('konsultativ', 'ukendt')) }),
  });
  return {
    ...table,
    raekker: [...table.raekker.slice(0, -1), unknown, ...table.raekker.slice(-1)],
  };
}

type Values = { readonly values: readonly Value[]; readonly ialt: string };

/** Cases by one closed value; the total is those that count as good, of all known. */
function valueTable(seen: Seen, id: TableId, { values, ialt }: Values): Table {
  const rows: readonly Row[] = values.map(({ noegle, navn, count }) =>
    comparedRow(seen, {
      ...{ noegle, navn },
      figure: (tallies) => part(sum(tallies, count), knownOf(values, tallies)),
    }),
  );
  const total = comparedRow(seen, {
    ...{ noegle: 'i-alt', navn: ialt },
    figure: (tallies) => totalOf(values, tallies),
  });
  return {
    ...{ id, ...TABLE_WORDS[id] },
    n: knownOf(values, seen.nu.of('rapport', null)),
    kolonner: comparedColumns(seen, [countColumn('antal', 'Sager'), ANDEL], ANDEL),
    raekker: [...rows, total],
  };
}

function totalOf(values: readonly Value[], tallies: readonly Tally[]): Figure {
  const good = values.filter(({ isGood }) => isGood);
  return part(knownOf(good, tallies), knownOf(values, tallies));
}

function knownOf(values: readonly Value[], tallies: readonly Tally[]): number {
  return values.reduce((all, { count }) => all + sum(tallies, count), 0);
}
