import type { Row, Table } from '../statistics/report.ts';
import { axisLine } from './chart-bars.ts';
import { inUnit, type Point, pointAt, scaleMax, type Unit, unitAt } from './chart-data.ts';
import { type Drawing, type DrawnRow, type Form, legend, stackRows } from './chart-form.ts';
import { CLAY, chartClass, el, PRIMARY, percent, SMALL_PX, text } from './svg.ts';

/** A measure and the target it has; `mindst` false: at most. */
export type Target = {
  /** What is measured: rows of one share a scale. */
  readonly gruppe: string;
  readonly navn: string;
  readonly enhed: Unit;
  readonly nu: Point;
  readonly graense: number;
  readonly mindst: boolean;
};

const BAR_PX = 16;
const TARGET_PX = 24;

/** Rows that have both a figure and a target; what is held back says not even its unit. */
export function targetsOf(table: Table): readonly Target[] {
  return table.raekker.flatMap((row) => {
    const limit = limitOf(row);
    const figure = figureOf(table, row);
    if (limit === null || figure === null || figure.nu.vaerdi === null) return [];
    return [{ gruppe: row.noegle.split(':')[0] ?? '', navn: row.navn, ...figure, ...limit }];
  });
}

function limitOf({ felter }: Row): Pick<Target, 'graense' | 'mindst'> | null {
  const [mindst, hoejst] = [felter?.['mindst'], felter?.['hoejst']];
  if (typeof mindst === 'number') return { graense: mindst, mindst: true };
  return typeof hoejst === 'number' ? { graense: hoejst, mindst: false } : null;
}

function figureOf(table: Table, row: Row): Pick<Target, 'enhed' | 'nu'> | null {
  for (const maal of ['andel', 'median'] as const) {
    const nu = pointAt(table, row, { place: '', maal });
    if (nu !== null) return { enhed: unitAt(table, { place: '', maal }), nu };
  }
  return null;
}

/** A bar a row from 0, and a line where its target stands; each measure on its own scale. */
export function drawTargets(targets: readonly Target[], form: Form): Drawing {
  const above = legend([
    { navn: 'Resultat', mark: (y) => bar({ x: 1, y: y - 7, width: 14, height: 14 }) },
    { navn: 'Mål', mark: (y) => targetLine(8, y - 9, y + 9) },
  ]);
  const rows = targets.map((target) => drawnTarget(target, maxOf(target, targets)));
  const below = stackRows(rows, form, above.height);
  return { height: below.height, parts: [...above.parts, ...below.parts] };
}

function maxOf({ gruppe, enhed }: Target, targets: readonly Target[]): number {
  const same = targets.filter((other) => other.gruppe === gruppe && other.enhed === enhed);
  const largest = scaleMax(same.flatMap(({ nu, graense }) => [nu.vaerdi, graense]));
  return enhed === 'andel' ? Math.max(1, largest) : largest;
}

function drawnTarget({ navn, nu, graense, mindst, enhed }: Target, max: number): DrawnRow {
  const share = (nu.vaerdi ?? 0) / max;
  const at = percent(graense / max);
  const y = (TARGET_PX - BAR_PX) / 2;
  const limit = `mål: ${mindst ? 'mindst' : 'højst'} ${inUnit(graense, enhed)}`;
  const numberX = percent(Math.max(share, graense / max));
  return {
    ...{ navn, height: TARGET_PX + 18 },
    marks: [
      ...(share > 0 ? [bar({ x: 0, y, width: percent(share), height: BAR_PX })] : []),
      targetLine(at, 0, TARGET_PX),
      text(nu.tekst, { x: numberX, dx: 8, y: y + 13, bold: true, italic: nu.vaerdi === null }),
      text(limit, { x: 0, dx: 4, y: TARGET_PX + 13, size: SMALL_PX, quiet: true }),
      axisLine(TARGET_PX),
    ],
  };
}

type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: string | number;
  readonly height: number;
};

function bar(box: Box): string {
  return el('rect', { class: chartClass('chart-now'), ...box, fill: PRIMARY });
}

function targetLine(x: string | number, y1: number, y2: number): string {
  const ends = { x1: x, x2: x, y1, y2 };
  return [
    el('line', { class: chartClass('chart-under'), ...ends, stroke: '#fff', 'stroke-width': 7 }),
    el('line', { class: chartClass('chart-line'), ...ends, stroke: CLAY, 'stroke-width': 3 }),
  ].join('');
}
