import { isMaal, MAAL, MAAL_GRAENSER, type Maal } from '../../../src/klage/maal.ts';
import type { Column, Figure, Row, Table } from '../report.ts';
import type { ReportMaaltal } from '../report-rules.ts';
import type { Tally } from '../tally.ts';
import { countColumn } from './figures.ts';
import { klageCount } from './klager.ts';
import { MEASURES, type Measure } from './measures.ts';
import { earlierColumns, type Seen } from './seen.ts';
import { MAAL_NAVNE, TABLE_WORDS } from './words.ts';

/** 17: the forvaltninger on the same measures. */
export function benchmark(seen: Seen): Table {
  const rowOf = (noegle: string, navn: string, tallies: readonly Tally[]): Row => ({
    ...{ noegle, navn, antal: klageCount(tallies) },
    fordelt: Object.fromEntries(MAAL.map((maal) => [maal, MEASURES[maal].figure(tallies)])),
  });
  const all = seen.nu.of('alle', null);
  return {
    ...{ id: 'benchmark', ...TABLE_WORDS.benchmark },
    n: klageCount(all),
    kolonner: [countColumn('antal', 'Klager'), ...MAAL.flatMap(columnsOf)],
    raekker: [
      ...seen.forvaltninger.map(({ id, navn }) => rowOf(id, navn, seen.nu.of('alle', id))),
      rowOf('i-alt', 'I alt', all),
    ],
  };
}

function columnsOf(maal: Maal): readonly Column[] {
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
  const { maal } = target;
  if (!isMaal(maal) || !isInForce) return null;
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
      ...{ maal, forvaltning: target.forvaltning, krav: inWords(maal, target) },
      ...{ hoejst: target.hoejst, mindst: target.mindst },
      ...{ gyldigFra: target.gyldigFra, gyldigTil: target.gyldigTil },
      opfyldt: isMet(measure, figure, target),
    },
  };
}

/** Four fifths are 0.8 to the last digit: both are the number nearest to it. */
function isMet(
  { noegle }: Measure,
  figure: Figure,
  { hoejst, mindst }: ReportMaaltal,
): 'ja' | 'nej' | 'uden-tal' {
  const value = figure[noegle] ?? null;
  if (value === null) return 'uden-tal';
  return (mindst !== null && value < mindst) || (hoejst !== null && value > hoejst) ? 'nej' : 'ja';
}

/** `mindst 90 %`, `højst 20 dage` */
function inWords(maal: Maal, { hoejst, mindst }: ReportMaaltal): string {
  const least = mindst === null ? [] : [`mindst ${valueInWords(maal, mindst)}`];
  const most = hoejst === null ? [] : [`højst ${valueInWords(maal, hoejst)}`];
  return [...least, ...most].join(' og ');
}

/** A target is written as it was typed, with as many digits. */
function valueInWords(maal: Maal, value: number): string {
  const { enhed } = MAAL_GRAENSER[maal];
  const shown = enhed === 'andel' ? Number((100 * value).toPrecision(12)) : value;
  const unit = { andel: ' %', dage: ' dage', point: '' }[enhed];
  return `${String(shown).replace('.', ',')}${unit}`;
}

/** Values of three kinds stand in three columns; a row has one of them. */
const VALUE_COLUMNS: readonly Column[] = [
  { noegle: 'andel', navn: 'Andel', slags: 'andel' },
  { noegle: 'median', navn: 'Median, dage', slags: 'dage' },
  { noegle: 'middel', navn: 'Gennemsnit', slags: 'tal' },
];

const MAALTAL_COLUMNS: readonly Column[] = [
  ...VALUE_COLUMNS,
  { noegle: 'felter.krav', navn: 'Mål', slags: 'tekst', gruppe: 'Måltal' },
  { noegle: 'felter.opfyldt', navn: 'Nået', slags: 'tekst', gruppe: 'Måltal' },
  ...VALUE_COLUMNS.flatMap((column) =>
    earlierColumns(column).map((earlier) => ({
      ...earlier,
      navn: `${earlier.navn}, ${column.navn}`,
    })),
  ),
];
