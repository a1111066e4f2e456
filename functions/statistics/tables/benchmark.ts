import { MAAL } from '../../../src/klage/maal.ts';
import type { Column, Row, Table } from '../report.ts';
import type { ReportMaaltal } from '../report-rules.ts';
import type { Tally } from '../tally.ts';
import { countColumn } from './figures.ts';
import { klagerIn } from './klager.ts';
import { MEASURES, type Measure } from './measures.ts';
import { earlierColumns, type Seen } from './seen.ts';
import { MAAL_NAVNE, TABLE_WORDS } from './words.ts';

/** 17: the forvaltninger on the same measures. */
export function benchmark(seen: Seen): Table {
  const rowOf = (noegle: string, navn: string, tallies: readonly Tally[]): Row => ({
    ...{ noegle, navn, antal: klagerIn(tallies) },
    fordelt: Object.fromEntries(MAAL.map((maal) => [maal, MEASURES[maal].figure(tallies)])),
  });
  const all = seen.nu.of('alle', null);
  return {
    ...{ id: 'benchmark', ...TABLE_WORDS.benchmark },
    n: klagerIn(all),
    kolonner: [countColumn('antal', 'Klager'), ...MAAL.flatMap(columnsOf)],
    raekker: [
      ...seen.forvaltninger.map(({ id, navn }) => rowOf(id, navn, seen.nu.of('alle', id))),
      rowOf('i-alt', 'I alt', all),
    ],
  };
}

function columnsOf(maal: (typeof MAAL)[number]): readonly Column[] {
  const { noegle, slags, interval } = MEASURES[maal];
  const gruppe = MAAL_NAVNE[maal];
  const base = noegle === 'middel' ? 'antal' : 'naevner';
  return [
    { noegle: `fordelt.${maal}.${noegle}`, navn: 'Værdi', slags, gruppe },
    { noegle: `fordelt.${maal}.ki95`, navn: '95 %-interval', slags: interval, gruppe },
    { noegle: `fordelt.${maal}.${base}`, navn: 'Af', slags: 'antal', gruppe },
  ];
}

/** 18: the targets in force in the period, and whether they are met. */
export function maaltal(seen: Seen): Table {
  const rows = seen.rules.maaltal.flatMap((target) => targetRow(seen, target) ?? []);
  return {
    ...{ id: 'maaltal', ...TABLE_WORDS.maaltal },
    n: rows.length,
    kolonner: MAALTAL_COLUMNS,
    raekker: rows,
  };
}

/** A target for all of them cannot be judged by some. */
function targetRow(seen: Seen, target: ReportMaaltal): Row | null {
  const { fra, til } = seen.asked.periode;
  const isInForce = target.gyldigFra <= til && (target.gyldigTil ?? til) >= fra;
  const maal = MAAL.find((known) => known === target.maal);
  if (maal === undefined || !isInForce) return null;
  const forvaltning = seen.forvaltninger.find(({ id }) => id === target.forvaltning);
  const isForAll = target.forvaltning === null && seen.asked.forvaltninger === null;
  if (forvaltning === undefined && !isForAll) return null;
  const measure = MEASURES[maal];
  const figure = measure.figure(seen.nu.of('alle', target.forvaltning));
  return {
    noegle: `${maal}:${target.forvaltning ?? 'alle'}:${target.gyldigFra}`,
    navn: `${MAAL_NAVNE[maal]}: ${forvaltning?.navn ?? 'Alle forvaltninger'}`,
    ...figure,
    foer: measure.figure(seen.foer.of('alle', target.forvaltning)),
    aarFoer: measure.figure(seen.aarFoer.of('alle', target.forvaltning)),
    felter: {
      ...{ maal, forvaltning: target.forvaltning, enhed: measure.enhed },
      ...{ hoejst: target.hoejst, mindst: target.mindst },
      ...{ gyldigFra: target.gyldigFra, gyldigTil: target.gyldigTil },
      opfyldt: isMet(measure, figure, target),
    },
  };
}

/** Compared without dividing, so that four fifths are exactly 80 percent. */
function isMet(
  { noegle }: Measure,
  figure: ReturnType<Measure['figure']>,
  { hoejst, mindst }: ReportMaaltal,
): 'ja' | 'nej' | 'uden-tal' {
  const value = figure[noegle] ?? null;
  if (value === null) return 'uden-tal';
  const { taeller = 0, naevner = 0 } = figure;
  const [over, under] = noegle === 'andel' ? [100 * taeller, naevner] : [value, 1];
  const isLow = mindst !== null && over < mindst * under;
  const isHigh = hoejst !== null && over > hoejst * under;
  return isLow || isHigh ? 'nej' : 'ja';
}

/** Values of three kinds stand in three columns; a row has one of them. */
const VALUE_COLUMNS: readonly Column[] = [
  { noegle: 'andel', navn: 'Andel', slags: 'andel' },
  { noegle: 'median', navn: 'Median, dage', slags: 'dage' },
  { noegle: 'middel', navn: 'Gennemsnit', slags: 'tal' },
];

const MAALTAL_COLUMNS: readonly Column[] = [
  ...VALUE_COLUMNS,
  { noegle: 'felter.mindst', navn: 'Mindst', slags: 'tal', gruppe: 'Måltal' },
  { noegle: 'felter.hoejst', navn: 'Højst', slags: 'tal', gruppe: 'Måltal' },
  { noegle: 'felter.enhed', navn: 'Enhed', slags: 'tekst', gruppe: 'Måltal' },
  { noegle: 'felter.opfyldt', navn: 'Nået', slags: 'tekst', gruppe: 'Måltal' },
  ...VALUE_COLUMNS.flatMap((column) =>
    earlierColumns(column).map((earlier) => ({
      ...earlier,
      navn: `${earlier.navn}, ${column.navn}`,
    })),
  ),
];
