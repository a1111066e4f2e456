import { I_ALT, type Row, type Table } from '../statistics/report.ts';
import type { Measure } from './chapters.ts';
import { type Point, pointAt, scaleMax, withoutTotal } from './chart-data.ts';
import { type Drawing, type DrawnRow, type Form, legend, stackRows } from './chart-form.ts';
import { inDanishOrder } from './format.ts';
import { AXIS, chartClass, el, PALE, PRIMARY, percent, SAND, SMALL_PX, text } from './svg.ts';
import { DENNE_PERIODE, PERIODEN_FOER } from './texts.ts';

export type Bar = {
  readonly navn: string;
  readonly nu: Point;
  readonly foer: Point | null;
  readonly iAlt: boolean;
};

const NOW_PX = 16;
const BEFORE_PX = 10;
const BAR_GAP_PX = 4;
const NUMBER_GAP_PX = 8;
/** Shares are drawn out of 100 % unless all of them are too small to be seen so. */
const SMALL_SHARE = 0.2;

/** The bars of a table, in its order or by size with ties in Danish order. */
export function barsOf(table: Table, maal: Measure, sorted: boolean): readonly Bar[] {
  const rows = maal === 'antal' ? withoutTotal(table) : table.raekker;
  const bars = rows.flatMap((row) => barOf(table, row, maal));
  return sorted ? bars.toSorted(bySize) : bars;
}

function barOf(table: Table, row: Row, maal: Measure): readonly Bar[] {
  const nu = pointAt(table, row, { place: '', maal });
  if (nu === null) return [];
  const foer = pointAt(table, row, { place: 'foer', maal });
  return [{ navn: row.navn, nu, foer, iAlt: row.noegle === I_ALT }];
}

function bySize(a: Bar, b: Bar): number {
  return (b.nu.vaerdi ?? -1) - (a.nu.vaerdi ?? -1) || inDanishOrder(a.navn, b.navn);
}

/** A bar a row from 0, the period before as a thinner one below; no scale is cut. */
export function drawBars(bars: readonly Bar[], maal: Measure, form: Form): Drawing {
  const largest = scaleMax(bars.flatMap(({ nu, foer }) => [nu.vaerdi, foer?.vaerdi]));
  const outOfAll = maal === 'andel' && largest >= SMALL_SHARE;
  const scale = { max: outOfAll ? Math.max(1, largest) : largest, outOfAll };
  const compared = bars.some(({ foer }) => foer !== null);
  const above = compared ? legend([NOW_ITEM, BEFORE_ITEM]) : { height: 0, parts: [] };
  const rows = bars.map((bar) => drawnBar(bar, { ...scale, compared }));
  const below = stackRows(rows, form, above.height);
  return { height: below.height, parts: [...above.parts, ...below.parts] };
}

type Scale = { readonly max: number; readonly outOfAll: boolean; readonly compared: boolean };

function drawnBar({ navn, nu, foer, iAlt }: Bar, { max, outOfAll, compared }: Scale): DrawnRow {
  const height = compared ? NOW_PX + BAR_GAP_PX + BEFORE_PX : NOW_PX;
  const track = outOfAll
    ? [el('rect', { class: chartClass('chart-track'), ...box(0, NOW_PX, 1), fill: SAND })]
    : [];
  return {
    ...{ navn, height, bold: iAlt },
    marks: [
      ...track,
      ...drawPoint(nu, { y: 0, height: NOW_PX, max, now: true }),
      ...(foer === null
        ? []
        : drawPoint(foer, { y: NOW_PX + BAR_GAP_PX, height: BEFORE_PX, max, now: false })),
      axisLine(height),
    ],
  };
}

/** The line that bars begin at. */
export function axisLine(height: number): string {
  const at = { x1: 0, x2: 0, y1: -2, y2: height + 2 };
  return el('line', { class: chartClass('chart-axis'), ...at, stroke: AXIS, 'stroke-width': 1 });
}

type Place = {
  readonly y: number;
  readonly height: number;
  readonly max: number;
  readonly now: boolean;
};

function drawPoint({ vaerdi, tekst }: Point, { y, height, max, now }: Place): readonly string[] {
  const share = Math.max(0, vaerdi ?? 0) / max;
  const number = text(tekst, {
    ...{ x: percent(share), dx: NUMBER_GAP_PX, y: y + height / 2 + 5 },
    ...(now ? { bold: vaerdi !== null } : { size: SMALL_PX, quiet: true }),
    italic: vaerdi === null,
  });
  return share === 0 ? [number] : [barRect(box(y, height, share), now), number];
}

/** Solid is this period; outlined and pale the one before: two kinds in grey print too. */
function barRect(at: ReturnType<typeof box>, now: boolean): string {
  return now
    ? el('rect', { class: chartClass('chart-now'), ...at, fill: PRIMARY })
    : el('rect', { class: chartClass('chart-before'), ...at, fill: PALE, stroke: PRIMARY });
}

function box(y: number, height: number, share: number) {
  return { x: 0, y, width: percent(share), height };
}

const MARK_PX = 14;

export const NOW_ITEM = {
  navn: DENNE_PERIODE,
  mark: (y: number) => el('rect', { class: 'chart-now', ...markBox(y, MARK_PX), fill: PRIMARY }),
} as const;
export const BEFORE_ITEM = {
  navn: PERIODEN_FOER,
  mark: (y: number) =>
    el('rect', { class: 'chart-before', ...markBox(y, BEFORE_PX), fill: PALE, stroke: PRIMARY }),
} as const;

function markBox(y: number, height: number) {
  return { x: 1, y: y - height / 2, width: MARK_PX, height };
}
