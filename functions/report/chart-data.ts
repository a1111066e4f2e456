import { I_ALT, type Row, type Table } from '../statistics/report.ts';
import type { Measure } from './chapters.ts';
import { inCount, inDecimals, inPercent } from './format.ts';
import { type Cell, readCell } from './read-cell.ts';
import { INTET_GRUNDLAG, SKJULT } from './texts.ts';

/** One figure of a chart; `vaerdi` is null where nothing can be drawn, and `tekst` says why. */
export type Point = { readonly vaerdi: number | null; readonly tekst: string };

/** A figure with its interval. */
export type Spread = Point & { readonly ki95: readonly [number, number] | null };

/** What is looked at instead where a table has no such figure. */
const INSTEAD: { readonly [M in Measure]: readonly string[] } = {
  antal: ['antal', 'taeller'],
  andel: ['andel'],
  middel: ['middel', 'median'],
  median: ['median', 'middel'],
};

/** A figure of a row at a place: '' is its own, 'foer', 'fordelt.SOF'; null: it has none there. */
export function pointAt(row: Row, place: string, maal: Measure): Point | null {
  const prefix = place === '' ? '' : `${place}.`;
  const cells = INSTEAD[maal].map((field) => readCell(row, { noegle: prefix + field }));
  const cell = cells.find(({ slags }) => slags !== 'tom');
  return cell === undefined ? null : pointOf(cell, maal);
}

function pointOf(cell: Cell, maal: Measure): Point {
  if (cell.slags === 'skjult') return { vaerdi: null, tekst: SKJULT };
  if (cell.slags !== 'tal') return { vaerdi: null, tekst: INTET_GRUNDLAG };
  return { vaerdi: cell.vaerdi, tekst: inMeasure(cell.vaerdi, maal, cell.broek) };
}

/** A value of a chart in words. */
export function inMeasure(
  vaerdi: number,
  maal: Measure,
  broek: Parameters<typeof inPercent>[1] = null,
): string {
  if (maal === 'andel') return inPercent(vaerdi, broek);
  return maal === 'antal' ? inCount(vaerdi) : inDecimals(vaerdi);
}

/** The same with its interval. */
export function spreadAt(row: Row, place: string, maal: Measure): Spread | null {
  const point = pointAt(row, place, maal);
  if (point === null) return null;
  const cell = readCell(row, { noegle: place === '' ? 'ki95' : `${place}.ki95` });
  return { ...point, ki95: cell.slags === 'interval' ? cell.graenser : null };
}

/** The rows without their sum, which would dwarf them; the sum alone where there is nothing else. */
export function withoutTotal({ raekker }: Pick<Table, 'raekker'>): readonly Row[] {
  const rest = raekker.filter(({ noegle }) => noegle !== I_ALT);
  return rest.length === 0 ? raekker : rest;
}

/** The largest of the values, for a scale from 0; 1 where all are 0. */
export function scaleMax(values: readonly (number | null | undefined)[]): number {
  const largest = Math.max(0, ...values.map((value) => value ?? 0));
  return largest === 0 ? 1 : largest;
}

const STEPS = [1, 2, 2.5, 5, 10] as const;
const TICKS_WANTED = 4;

/**
 * Round numbers from 0 until at least `max`, about four steps; whole ones for counts, so that a
 * single case has the ticks 0 and 1.
 */
export function ticksFrom0(max: number, whole: boolean): readonly number[] {
  const raw = max / TICKS_WANTED;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * (STEPS.find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10);
  const even = whole ? Math.max(1, Math.ceil(step)) : step;
  const count = Math.max(1, Math.ceil(max / even - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * even).toPrecision(12)));
}
