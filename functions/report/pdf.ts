import type { ShownTable } from '../../src/statistik-locals.ts';
import { type DocumentData, setDocument } from '../documents/set-document.ts';
import type { Report, Table } from '../statistics/report.ts';
import { type Chapter, chaptersOf } from './chapters.ts';
import { chartPictures, type Picture } from './chart.ts';
import { FIXED_WIDTH } from './chart-form.ts';
import type { FileNote } from './file-note.ts';
import { inDanishOrder, inDay, inList } from './format.ts';
import { pdfParts } from './pdf-tables.ts';
import { daysInWords, periodInWords } from './period-words.ts';
import { showTable } from './show-report.ts';
import { DEMO, DEMO_NOTE, IKKE_SKJULT, METHOD, PDF_TEXTS, WORDS } from './texts.ts';

export type PdfNote = FileNote & {
  /** Whose report it is: stands on the front page and over each page. */
  readonly kommune: string;
  /** Names of the forvaltninger it is limited to; left out: it is about all. */
  readonly forvaltninger?: readonly string[];
};

/** A picture is no higher than this share of its full width, so that it stands on one page. */
const HEIGHT_SHARE_MAX = 1.25;

/**
 * The report as PDF/UA-1 in the look of the site: front page, contents, the chapters with every
 * table's definition, chart and figures, how the figures are made, and the words. It takes the
 * thread it runs on about half a second, and may run on any.
 * @throws Error when the document breaks the standard
 */
export async function toPdf(report: Report, note: PdfNote): Promise<Buffer> {
  return setDocument({ main: 'report/report.typ', data: pdfData(report, note) });
}

/** What report.typ finds. */
export function pdfData(report: Report, note: PdfNote): DocumentData {
  const maerke = note.udgivelse === undefined ? IKKE_SKJULT : `Udgivet ${inDay(note.udgivelse)}`;
  return {
    titel: `Statistik for ${periodInWords(report.periode)}`,
    dage: daysInWords(report.periode),
    kommune: note.kommune,
    demo: note.demo ? DEMO : null,
    demoNote: note.demo ? DEMO_NOTE : null,
    ...{ maerke, forside: frontLines(note, maerke), tekster: PDF_TEXTS },
    kapitler: chaptersOf(report).map(chapterData),
    metode: METHOD,
    ord: WORDS.toSorted((a, b) => inDanishOrder(a.ord, b.ord)),
  };
}

function frontLines({ forvaltninger }: PdfNote, maerke: string): readonly string[] {
  const about = forvaltninger === undefined ? PDF_TEXTS.alle : `Om ${inList(forvaltninger)}.`;
  return [about, maerke];
}

function chapterData({ nummer, titel, tabeller }: Chapter): DocumentData {
  return {
    ...{ nummer, titel },
    tabeller: tabeller.map(({ nummer: place, tabel }) => tableData(tabel, showTable(tabel, place))),
  };
}

function tableData(table: Table, shown: ShownTable): DocumentData {
  const { nummer, titel, definition, n, tom, noter } = shown;
  return {
    ...{ nummer, titel, definition, n, tom, noter },
    billeder: chartPictures(table).map(pictureData),
    dele: pdfParts(table, shown),
  };
}

function pictureData({ svg, titel, beskrivelse, height }: Picture): DocumentData {
  const bredde = Math.min(1, (HEIGHT_SHARE_MAX * FIXED_WIDTH) / height);
  return { svg, alt: `${titel}. ${beskrivelse}`, bredde };
}
