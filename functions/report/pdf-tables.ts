import type { ShownColumn, ShownGroup, ShownRow, ShownTable } from '../../src/statistik-locals.ts';
import type { ColumnKind, Table } from '../statistics/report.ts';
import { groupsOf } from './show-report.ts';

/** A table as wide as a page: all of the shown one, or some of its columns. */
export type PdfPart = {
  /** `Del 1 af 3`; null where there is only one. */
  readonly overskrift: string | null;
  readonly grupper: readonly ShownGroup[] | null;
  /** `bredde`: a share of what the numbers leave; null: as wide as its numbers. */
  readonly kolonner: readonly (ShownColumn & { readonly bredde: number | null })[];
  readonly raekker: readonly ShownRow[];
};

/** Millimetres of a page that are left for numbers beside the names. */
const NUMBERS_MM = 116;
/** How much of the rest names take where columns of words want some too. */
const NAMES_SHARE = 1.6;
const WIDTHS_MM: { readonly [K in ColumnKind]: number } = {
  antal: 13,
  andel: 15,
  dage: 17,
  tal: 14,
  tekst: 26,
  'interval-andel': 23,
  'interval-dage': 28,
  'interval-tal': 20,
};
/** A heading is at least so wide for each of its letters, on two lines. */
const LETTER_MM = 0.95;

/** A table in parts that fit a page; columns under one word stay together. */
export function pdfParts(table: Table, shown: ShownTable): readonly PdfPart[] {
  if (shown.raekker.length === 0) return [];
  const parts = pack(table);
  const names = { navn: shown.kolonner[0]?.navn ?? '', hoejrestillet: false };
  return parts.map((columns, i) => ({
    overskrift: parts.length === 1 ? null : `Del ${i + 1} af ${parts.length}`,
    grupper: groupsOf(columns.map((at) => table.kolonner[at] ?? {})),
    kolonner: [
      { ...names, bredde: NAMES_SHARE },
      ...columns.flatMap((at) => headOf(table, shown, at)),
    ],
    raekker: shown.raekker.map((row) => ({
      ...row,
      celler: columns.flatMap((at) => row.celler[at] ?? []),
    })),
  }));
}

function headOf(table: Table, shown: ShownTable, at: number): PdfPart['kolonner'] {
  const head = shown.kolonner[at + 1];
  const bredde = table.kolonner[at]?.slags === 'tekst' ? 1 : null;
  return head === undefined ? [] : [{ ...head, bredde }];
}

/** Columns by number, in as few parts as their groups allow. */
function pack({ kolonner }: Table): readonly (readonly number[])[] {
  const parts: { columns: number[]; width: number }[] = [];
  for (const run of runsOf(kolonner)) {
    const width = run.reduce((sum, at) => sum + widthOf(kolonner[at]), 0);
    const last = parts.at(-1);
    if (last !== undefined && last.width + width <= NUMBERS_MM) {
      last.columns.push(...run);
      last.width += width;
    } else parts.push({ columns: [...run], width });
  }
  return parts.map(({ columns }) => columns);
}

function widthOf(column: Table['kolonner'][number] | undefined): number {
  if (column === undefined) return 0;
  const longest = Math.max(...column.navn.split(/[\s-]/).map((word) => word.length));
  return Math.max(WIDTHS_MM[column.slags], longest * 2 * LETTER_MM);
}

/** Neighbours of one group; a column without one is a run of its own. */
function runsOf(kolonner: Table['kolonner']): readonly (readonly number[])[] {
  const runs: { gruppe: string | undefined; columns: number[] }[] = [];
  for (const [at, { gruppe }] of kolonner.entries()) {
    const last = runs.at(-1);
    if (gruppe !== undefined && last?.gruppe === gruppe) last.columns.push(at);
    else runs.push({ gruppe, columns: [at] });
  }
  return runs.map(({ columns }) => columns);
}
