import type { Row, Table } from '../statistics/report.ts';
import { NOW_ITEM } from './chart-bars.ts';
import { type Point, pointAt, scaleMax, ticksFrom0, withoutTotal } from './chart-data.ts';
import { type Drawing, FIXED_WIDTH, FLUID_WIDTH_MIN, type Form, legend } from './chart-form.ts';
import { inCount, inMonth, monthName } from './format.ts';
import {
  CLAY,
  chartClass,
  el,
  PALE,
  PRIMARY,
  percent,
  SMALL_PX,
  scaleLine,
  text,
  within,
} from './svg.ts';
import { textWidth } from './text-width.ts';
import { AARET_FOER, DEL_AF_MAANED } from './texts.ts';

type Month = {
  readonly navn: string;
  /** `2017-04`; null where the row is no month. */
  readonly month: string | null;
  readonly nu: Point;
  readonly aarFoer: Point | null;
  /** Only some days of the month are in the period. */
  readonly partial: boolean;
};

const HEIGHT_PX = 190;
const TOP_PX = 22;
const LABELS_PX = 46;
/** Left of the columns there is room for the numbers of the lines. */
const TICKS_SHARE = 0.12;
/** How much of its month's place a column takes. */
const COLUMN_SHARE = 0.64;
const MONTH = /^\d{4}-\d{2}$/;

/** A month a column; the sum is no month. */
export function monthsOf(table: Table): readonly Month[] {
  return withoutTotal(table).flatMap((row) => {
    const nu = pointAt(table, row, { place: '', maal: 'antal' });
    const aarFoer = pointAt(table, row, { place: 'aarFoer', maal: 'antal' });
    return nu === null ? [] : [{ ...monthOf(row), nu, aarFoer }];
  });
}

function monthOf(row: Row): Pick<Month, 'navn' | 'month' | 'partial'> {
  const month = MONTH.test(row.noegle) ? row.noegle : null;
  const partial = month !== null && row.navn.toLowerCase() !== inMonth(month);
  return { navn: row.navn, month, partial };
}

/** Columns from 0 over the months, with a mark where the same month of the year before stood. */
export function drawMonths(months: readonly Month[], form: Form): Drawing {
  const above = legendOf(months);
  const largest = scaleMax(months.flatMap(({ nu, aarFoer }) => [nu.vaerdi, aarFoer?.vaerdi]));
  const ticks = ticksFrom0(largest, true);
  const max = ticks.at(-1) ?? 1;
  const bottom = above.height + TOP_PX + HEIGHT_PX;
  const yOf = (value: number) => bottom - (HEIGHT_PX * value) / max;
  const inPlot = { months, yOf, room: roomOf(form) / months.length };
  const plot = within({ x: percent(TICKS_SHARE), y: 0, width: percent(1 - TICKS_SHARE) }, bottom, [
    ...months.flatMap((month, i) => drawMonth(month, i, inPlot)),
  ]);
  const lines = ticks.flatMap((tick) => drawTick(tick, yOf(tick)));
  return { height: bottom + LABELS_PX, parts: [...above.parts, ...lines, plot] };
}

function roomOf(form: Form): number {
  return (form === 'fixed' ? FIXED_WIDTH : FLUID_WIDTH_MIN) * (1 - TICKS_SHARE);
}

function drawTick(tick: number, y: number): readonly string[] {
  return [
    scaleLine(tick, { x1: 0, x2: '100%', y1: y, y2: y }),
    text(inCount(tick), { x: 0, y: y - 4, size: 12, quiet: true }),
  ];
}

type InPlot = {
  readonly months: readonly Month[];
  readonly yOf: (value: number) => number;
  /** Pixels a month has at least. */
  readonly room: number;
};

function drawMonth(month: Month, i: number, { months, yOf, room }: InPlot): readonly string[] {
  const place = 1 / months.length;
  const at = { left: (i + (1 - COLUMN_SHARE) / 2) * place, middle: (i + 0.5) * place, place };
  const values = months.every(({ nu }) => textWidth(nu.tekst, SMALL_PX) < room);
  const y = yOf(month.nu.vaerdi ?? 0);
  const top = Math.min(y, yOf(month.aarFoer?.vaerdi ?? 0) - 2);
  return [
    ...drawColumn(month, { x: at.left, width: COLUMN_SHARE * place, y, bottom: yOf(0) }),
    ...yearBefore(month.aarFoer, { x: at.left, width: COLUMN_SHARE * place, yOf }),
    ...(values || month.nu.vaerdi === null ? [valueText(month.nu, at.middle, top)] : []),
    ...labelsOf(month, i, { months, x: percent(at.middle), room, y: yOf(0) }),
  ];
}

function valueText({ vaerdi, tekst }: Point, x: number, y: number): string {
  const style = { x: percent(x), y: y - 6, size: SMALL_PX, anchor: 'middle' } as const;
  return text(tekst, { ...style, bold: vaerdi !== null, italic: vaerdi === null });
}

type ColumnPlace = {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly bottom: number;
};

function drawColumn({ nu, partial }: Month, place: ColumnPlace): readonly string[] {
  if (nu.vaerdi === null || nu.vaerdi <= 0) return [];
  const at = {
    ...{ x: percent(place.x), width: percent(place.width) },
    ...{ y: place.y, height: place.bottom - place.y },
  };
  return [
    partial
      ? el('rect', { class: chartClass('chart-before'), ...at, fill: PALE, stroke: PRIMARY })
      : el('rect', { class: chartClass('chart-now'), ...at, fill: PRIMARY }),
  ];
}

type MarkPlace = { readonly x: number; readonly width: number; readonly yOf: InPlot['yOf'] };

function yearBefore(point: Point | null, { x, width, yOf }: MarkPlace): readonly string[] {
  if (point === null || point.vaerdi === null) return [];
  const y = yOf(point.vaerdi);
  const ends = { x1: percent(x - width * 0.15), x2: percent(x + width * 1.15), y1: y, y2: y };
  // White under the line, so that it is seen on a column too.
  return [
    el('line', { class: chartClass('chart-under'), ...ends, stroke: '#fff', 'stroke-width': 6 }),
    el('line', { class: chartClass('chart-line'), ...ends, stroke: CLAY, 'stroke-width': 3 }),
  ];
}

type LabelPlace = {
  readonly months: readonly Month[];
  readonly x: string;
  readonly room: number;
  readonly y: number;
};

/** Each month its first letters, or every so many where there is no room; the year under its first. */
function labelsOf(month: Month, i: number, { months, x, room, y }: LabelPlace): readonly string[] {
  const every = [1, 2, 3, 4, 6, 12].find((step) => step * room >= textWidth('mmm.', 12)) ?? 12;
  const first = months.findIndex((other) => yearOf(other) === yearOf(month)) === i;
  const style = { x, anchor: 'middle', size: 12, quiet: true } as const;
  const shown = i % every === 0 || months.length === 1;
  return [
    ...(shown ? [text(shortName(month), { ...style, y: y + 18 })] : []),
    ...(first && (shown || every < 12) ? [text(yearOf(month), { ...style, y: y + 36 })] : []),
  ];
}

function shortName({ month, navn }: Month): string {
  if (month === null) return [...navn].slice(0, 4).join('');
  const name = monthName(month);
  return name.length <= 4 ? name : `${name.slice(0, 3)}.`;
}

function yearOf({ month }: Month): string {
  return month?.slice(0, 4) ?? '';
}

function legendOf(months: readonly Month[]): Drawing {
  const compared = months.some(({ aarFoer }) => aarFoer !== null && aarFoer.vaerdi !== null);
  const partial = months.some((month) => month.partial);
  if (!compared && !partial) return { height: 0, parts: [] };
  return legend([
    NOW_ITEM,
    ...(partial ? [{ navn: DEL_AF_MAANED, mark: partialMark }] : []),
    ...(compared ? [{ navn: AARET_FOER, mark: lineMark }] : []),
  ]);
}

function partialMark(y: number): string {
  const box = { x: 1, y: y - 7, width: 14, height: 14 };
  return el('rect', { class: chartClass('chart-before'), ...box, fill: PALE, stroke: PRIMARY });
}

function lineMark(y: number): string {
  const ends = { x1: 0, x2: 16, y1: y, y2: y };
  return el('line', { class: chartClass('chart-line'), ...ends, stroke: CLAY, 'stroke-width': 3 });
}
