import type {
  ShownCell,
  ShownGroup,
  ShownReport,
  ShownRow,
  ShownTable,
} from '../../src/statistik-locals.ts';
import { type Column, I_ALT, type Report, type Table } from '../statistics/report.ts';
import { chaptersOf, PLACES } from './chapters.ts';
import { chartOf } from './chart.ts';
import { inCount } from './format.ts';
import { isEmpty } from './is-empty.ts';
import { daysInWords, periodInWords } from './period-words.ts';
import { readCell } from './read-cell.ts';
import { INGEN_SAGER, INTET_NOTE, SKJULT_NOTE } from './texts.ts';
import { isRightAligned, writeCell } from './write-cell.ts';

/** A report as pages and the PDF show it: chapters, and every figure as text. */
export function showReport(report: Report): ShownReport {
  return {
    titel: `Statistik for ${periodInWords(report.periode)}`,
    dage: daysInWords(report.periode),
    kapitler: chaptersOf(report).map(({ nummer, titel, tabeller }) => ({
      nummer,
      anker: `kapitel-${nummer}`,
      titel,
      tabeller: tabeller.map(({ nummer: place, tabel }) => showTable(tabel, place)),
    })),
  };
}

/** One table as text. @param nummer its chapter and place: `2.3` */
export function showTable(table: Table, nummer: string): ShownTable {
  const raekker = table.raekker.map((row) => ({
    noegle: row.noegle,
    navn: row.navn,
    iAlt: row.noegle === I_ALT,
    celler: table.kolonner.map((column) => writeCell(readCell(row, column), column.slags)),
  }));
  const empty = isEmpty(table);
  return {
    ...{ id: table.id, nummer, titel: table.titel, definition: table.definition },
    n: `n = ${inCount(table.n)}`,
    diagram: chartOf(table),
    grupper: groupsOf(table.kolonner),
    kolonner: [
      { navn: PLACES[table.id].raekke, hoejrestillet: false },
      ...table.kolonner.map(({ navn, slags }) => ({ navn, hoejrestillet: isRightAligned(slags) })),
    ],
    raekker: empty ? [] : raekker,
    tom: table.n === 0 || raekker.length === 0 ? INGEN_SAGER : null,
    noter: empty ? [] : notesOf(raekker),
  };
}

/** Neighbours that stand under one word; columns that stand alone under an empty one. */
export function groupsOf(
  kolonner: readonly Pick<Column, 'gruppe'>[],
): readonly ShownGroup[] | null {
  if (kolonner.every(({ gruppe }) => gruppe === undefined)) return null;
  const groups: { navn: string; kolonner: number }[] = [{ navn: '', kolonner: 1 }];
  for (const { gruppe = '' } of kolonner) {
    const last = groups.at(-1);
    if (last?.navn === gruppe) last.kolonner += 1;
    else groups.push({ navn: gruppe, kolonner: 1 });
  }
  return groups;
}

function notesOf(raekker: readonly ShownRow[]): readonly string[] {
  const has = (slags: ShownCell['slags']) =>
    raekker.some(({ celler }) => celler.some((cell) => cell.slags === slags));
  return [...(has('skjult') ? [SKJULT_NOTE] : []), ...(has('intet') ? [INTET_NOTE] : [])];
}
