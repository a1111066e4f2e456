import { SMALL_PX, TEXT_PX, text, within } from './svg.ts';
import { wrapped } from './text-width.ts';

/**
 * The two forms of a chart. On a page it is as wide as its place (every x is a share of the width,
 * so that text keeps its size on a small screen) and names stand above the bars; as a file and in
 * the PDF it has a width, and names stand to the left.
 */
export type Form = 'fluid' | 'fixed';

export const FIXED_WIDTH = 720;
/** The narrowest place a page gives a chart. */
export const FLUID_WIDTH_MIN = 300;
export const LINE_PX = 20;
const NAMES_PX = 264;
const NAMES_GAP_PX = 14;
/** Room right of the bars for the number at the end of the longest. */
const NUMBERS_PX = 92;
const FLUID_PLOT = '78%';

/** What a kind of chart draws: its height, and the elements in it. */
export type Drawing = { readonly height: number; readonly parts: readonly string[] };

/** Where bars and dots stand, in their own percentages. */
export function plotBox(form: Form): { readonly x: number; readonly width: string | number } {
  if (form === 'fluid') return { x: 0, width: FLUID_PLOT };
  const x = NAMES_PX + NAMES_GAP_PX;
  return { x, width: FIXED_WIDTH - x - NUMBERS_PX };
}

/** One row of a chart: its name, and what is drawn in its plot, `height` high from 0. */
export type DrawnRow = {
  readonly navn: string;
  readonly bold?: boolean;
  readonly height: number;
  readonly marks: readonly string[];
};

const ROW_GAP_PX = 12;
const MIDDLE_OF_LINE_PX = 5;

/** Rows under each other from `top`; the returned height is where the last ends. */
export function stackRows(rows: readonly DrawnRow[], form: Form, top = 0): Drawing {
  let y = top;
  const parts = rows.flatMap((row) => {
    const { height, parts: drawn } = drawRow(row, form, y);
    y += height + ROW_GAP_PX;
    return drawn;
  });
  return { height: y, parts };
}

function drawRow({ navn, bold = false, height, marks }: DrawnRow, form: Form, y: number): Drawing {
  const above = form === 'fluid';
  const lines = wrapped(navn, above ? FLUID_WIDTH_MIN : NAMES_PX, TEXT_PX);
  const namesHeight = lines.length * LINE_PX;
  const inside = above ? namesHeight + height : Math.max(namesHeight, height);
  const markTop = above ? y + namesHeight : y + (inside - height) / 2;
  const nameTop = above ? y : y + (inside - namesHeight) / 2;
  const names = lines.map((line, i) =>
    text(line, {
      x: above ? 0 : NAMES_PX,
      y: nameTop + i * LINE_PX + LINE_PX - MIDDLE_OF_LINE_PX,
      bold,
      ...(above ? {} : { anchor: 'end' as const }),
    }),
  );
  return {
    height: inside,
    parts: [...names, within({ ...plotBox(form), y: markTop }, height, marks)],
  };
}

export type LegendItem = { readonly navn: string; readonly mark: (y: number) => string };

const LEGEND_MARK_PX = 24;

/** What the marks mean, one a line, above the chart. */
export function legend(items: readonly LegendItem[]): Drawing {
  return {
    height: items.length * LINE_PX + ROW_GAP_PX,
    parts: items.flatMap(({ navn, mark }, i) => [
      mark(i * LINE_PX + LINE_PX / 2),
      text(navn, {
        x: LEGEND_MARK_PX,
        y: i * LINE_PX + LINE_PX - MIDDLE_OF_LINE_PX,
        size: SMALL_PX,
        quiet: true,
      }),
    ]),
  };
}
