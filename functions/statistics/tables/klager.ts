import { KANALER } from '../../../src/klage/registrering.ts';
import { monthsOf } from '../periods.ts';
import type { Figure, Row, Table } from '../report.ts';
import type { Named } from '../report-rules.ts';
import type { Tally } from '../tally.ts';
import { ANDEL, ANTAL, countColumn, part, sum, sumOf } from './figures.ts';
import { monthInWords } from './month-in-words.ts';
import {
  comparedColumns,
  comparedRow,
  earlierColumns,
  forvaltningRows,
  type Seen,
} from './seen.ts';
import { KANAL_NAVNE, TABLE_WORDS } from './words.ts';

/** Klager of several tallies. */
export function klageCount(tallies: readonly Tally[]): number {
  return sum(tallies, (tally) => tally.antal('slags', 'klage'));
}

/** 1: a row per month, with how they came. */
export function receivedByMonth(seen: Seen): Table {
  const months = monthsOf(seen.asked.periode);
  const rows = months.map((month) => {
    const { maaned } = month;
    return monthRow(seen, { noegle: maaned, navn: monthInWords(month), maaneder: [maaned] });
  });
  const all = months.map(({ maaned }) => maaned);
  return {
    ...{ id: 'klager-modtaget', ...TABLE_WORDS['klager-modtaget'] },
    n: klageCount(seen.nu.of('rapport', null)),
    kolonner: [
      ...[countColumn('antal', 'Klager'), ...earlierColumns(ANTAL)],
      ...KANALER.map((kanal) => ({
        ...countColumn(`fordelt.${kanal}.antal`, KANAL_NAVNE[kanal]),
        gruppe: 'Kanal',
      })),
    ],
    raekker: [...rows, monthRow(seen, { noegle: 'i-alt', navn: 'I alt', maaneder: all })],
  };
}

type Months = {
  readonly noegle: string;
  readonly navn: string;
  readonly maaneder: readonly string[];
};

/** Klager of the period before stand under the month of this period they are compared with. */
function monthRow(seen: Seen, { noegle, navn, maaneder }: Months): Row {
  const countOf = (tallies: readonly Tally[], kanaler: readonly string[]): Figure => ({
    antal: sum(tallies, (tally) => {
      const counts = maaneder.flatMap((maaned) => tally.maaneder.get(maaned) ?? []);
      return counts.reduce((all, map) => all + countIn(map, kanaler), 0);
    }),
  });
  const nu = seen.nu.of('rapport', null);
  return {
    ...{ noegle, navn, ...countOf(nu, KANALER) },
    foer: countOf(seen.foer.of('rapport', null), KANALER),
    aarFoer: countOf(seen.aarFoer.of('rapport', null), KANALER),
    fordelt: Object.fromEntries(KANALER.map((kanal) => [kanal, countOf(nu, [kanal])])),
  };
}

function countIn(counts: ReadonlyMap<string, number>, keys: readonly string[]): number {
  return keys.reduce((all, key) => all + (counts.get(key) ?? 0), 0);
}

/** 2: whom they are about. */
export function receivedByForvaltning(seen: Seen): Table {
  const n = (of: Seen['nu']) => klageCount(of.of('rapport', null));
  const periods = { nu: n(seen.nu), foer: n(seen.foer), aarFoer: n(seen.aarFoer) };
  const rows = forvaltningRows(seen, { figure: (tallies) => ({ antal: klageCount(tallies) }) });
  const withShare = (figure: Figure | undefined, af: number) => part(figure?.antal ?? 0, af);
  return {
    ...{ id: 'klager-paa-forvaltninger', ...TABLE_WORDS['klager-paa-forvaltninger'] },
    n: periods.nu,
    kolonner: [countColumn('antal', 'Klager'), ANDEL, ...earlierColumns(ANTAL)],
    raekker: rows.map((row) => ({
      ...{ ...row, ...withShare(row, periods.nu) },
      foer: withShare(row.foer, periods.foer),
      aarFoer: withShare(row.aarFoer, periods.aarFoer),
    })),
  };
}

/** 3: what the citizens have met. */
export function borgernesProblem(seen: Seen): Table {
  return wordTable(seen, 'borgernes-problem', {
    known: seen.rules.borgerensProblem,
    counts: ({ problemer }) => problemer,
    having: ({ medProblem }) => medProblem,
  });
}

/** 4: what they are about; klagepunkter beside klager. */
export function overordnedeEmner(seen: Seen): Table {
  const table = wordTable(seen, 'overordnede-emner', {
    known: seen.rules.overordnedeEmner,
    counts: ({ emner }) => emner,
    having: ({ medEmne }) => medEmne,
    beside: ({ punkter }) => punkter,
  });
  const nu = seen.nu.of('rapport', null);
  const punkterOf = (noegle: string) =>
    noegle === 'i-alt'
      ? sum(nu, ({ punkter }) => punkter.values().reduce((all, antal) => all + antal, 0))
      : sumOf(nu, ({ punkter }) => punkter, noegle);
  const column = countColumn('fordelt.klagepunkter.antal', 'Klagepunkter');
  const [first = ANTAL, ...others] = table.kolonner;
  return {
    ...table,
    kolonner: [first, column, ...others],
    raekker: table.raekker.map((row) => ({
      ...row,
      fordelt: { ...row.fordelt, klagepunkter: { antal: punkterOf(row.noegle) } },
    })),
  };
}

type Counted = {
  readonly known: readonly Named[];
  readonly counts: (tally: Tally) => ReadonlyMap<string, number>;
  /** Klager with any of the words. */
  readonly having: (tally: Tally) => number;
  /** Words that have a row too. */
  readonly beside?: (tally: Tally) => ReadonlyMap<string, number>;
};

type WordTable = 'borgernes-problem' | 'overordnede-emner';

/** Klager by words of which a klage may have several. */
function wordTable(seen: Seen, id: WordTable, counted: Counted): Table {
  const { counts, having } = counted;
  const rows = wordsIn(seen, counted).map(({ id: noegle, navn }) => {
    const figure = (tallies: readonly Tally[]) =>
      part(sumOf(tallies, counts, noegle), sum(tallies, having));
    return comparedRow(seen, { noegle, navn, figure });
  });
  const total = comparedRow(seen, {
    ...{ noegle: 'i-alt', navn: 'Klager, hvor det er registreret' },
    figure: (tallies) => part(sum(tallies, having), sum(tallies, having)),
  });
  return {
    ...{ id, ...TABLE_WORDS[id] },
    n: sum(seen.nu.of('rapport', null), having),
    kolonner: comparedColumns(seen, [countColumn('antal', 'Klager'), ANDEL], ANDEL),
    raekker: [...rows, total],
  };
}

/** The rules' words in their order, then those only earlier rules knew. */
function wordsIn({ nu, foer, aarFoer }: Seen, { known, counts, beside = counts }: Counted) {
  const tallies = [nu, foer, aarFoer].flatMap((period) => period.of('rapport', null));
  const ids = tallies.flatMap((tally) => [...counts(tally).keys(), ...beside(tally).keys()]);
  const unknown = [...new Set(ids)].filter((id) => !known.some((word) => word.id === id));
  return [...known, ...unknown.toSorted().map((id) => ({ id, navn: id }))];
}
