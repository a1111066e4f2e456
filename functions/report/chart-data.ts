import { I_ALT, type Row, type Table } from '../statistics/report.ts';
import type { Measure } from './chapters.ts';
import { type Fraction, inCount, inDays, inDecimals, inPercent } from './format.ts';
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

/** What a chart reads of every row: a figure at a place, '' the row's own, 'foer', 'fordelt.SOF'. */
export type Sought = { readonly place: string; readonly maal: Measure };

type Columns = Pick<Table, 'kolonner'>;

/** A figure of a row; null: it has none there. */
export function pointAt(table: Columns, row: Row, sought: Sought): Point | null {
  const noegler = INSTEAD[sought.maal].map((field) => at(sought.place, field));
  const found = noegler.map((noegle) => ({ noegle, cell: readCell(row, { noegle }) }));
  const first = found.find(({ cell }) => cell.slags !== 'tom');
  return first === undefined ? null : pointOf(first.cell, unitOf(table, first.noegle, sought.maal));
}

function at(place: string, field: string): string {
  return place === '' ? field : `${place}.${field}`;
}

/** What numbers of a chart are counted in; a bare number where its column says no unit. */
export type Unit = 'antal' | 'andel' | 'dage' | 'tal';

/** The unit of what is sought in a table. */
export function unitAt(table: Columns, { place, maal }: Sought): Unit {
  const units = INSTEAD[maal].map((field) => unitOf(table, at(place, field), maal));
  return units.find((unit) => unit === 'dage') ?? units[0] ?? 'tal';
}

function unitOf({ kolonner }: Columns, noegle: string, maal: Measure): Unit {
  if (maal === 'antal' || maal === 'andel') return maal;
  return kolonner.some((column) => column.noegle === noegle && column.slags === 'dage')
    ? 'dage'
    : 'tal';
}

function pointOf(cell: Cell, unit: Unit): Point {
  if (cell.slags === 'skjult') return { vaerdi: null, tekst: SKJULT };
  if (cell.slags !== 'tal') return { vaerdi: null, tekst: INTET_GRUNDLAG };
  return { vaerdi: cell.vaerdi, tekst: inUnit(cell.vaerdi, unit, cell.broek) };
}

/** A value of a chart in words. */
export function inUnit(vaerdi: number, unit: Unit, broek: Fraction | null = null): string {
  switch (unit) {
    case 'antal':
      return inCount(vaerdi);
    case 'andel':
      return inPercent(vaerdi, broek);
    case 'dage':
      return inDays(vaerdi);
    case 'tal':
      return inDecimals(vaerdi);
  }
}

/** The same with its interval. */
export function spreadAt(table: Columns, row: Row, sought: Sought): Spread | null {
  const point = pointAt(table, row, sought);
  if (point === null) return null;
  const cell = readCell(row, { noegle: at(sought.place, 'ki95') });
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

const STEPS = [1, 2, 5, 10] as const;
const TICKS_WANTED = 4;
const SMALLEST_STEP = 0.1;

/**
 * Round numbers from 0 until at least `max`, about four steps: whole ones for counts, so that a
 * single case has the ticks 0 and 1, and none that one decimal could not tell.
 */
export function ticksFrom0(max: number, whole: boolean): readonly number[] {
  const raw = max / TICKS_WANTED;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * (STEPS.find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10);
  const even = Math.max(whole ? 1 : SMALLEST_STEP, step);
  const count = Math.max(1, Math.ceil(max / even - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * even).toPrecision(12)));
}
