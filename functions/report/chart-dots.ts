import { I_ALT, type Row, type Table } from '../statistics/report.ts';
import {
  inUnit,
  type Sought,
  type Spread,
  scaleMax,
  spreadAt,
  ticksFrom0,
  type Unit,
  unitAt,
} from './chart-data.ts';
import {
  type Drawing,
  type DrawnRow,
  type Form,
  legend,
  plotBox,
  stackRows,
} from './chart-form.ts';
import { chartClass, el, PRIMARY, percent, SMALL_PX, scaleLine, text, within } from './svg.ts';

export type DotRow = {
  readonly navn: string;
  readonly iAlt: boolean;
  /** One dot, or two under each other. */
  readonly dots: readonly (Spread | null)[];
};

export type Dots = { readonly enhed: Unit; readonly raekker: readonly DotRow[] };

const DOT_PX = 20;
const RADIUS_PX = 6;
const AXIS_PX = 28;
const NUMBER_GAP_PX = 14;

/** A dot a row, where the row has the figure. */
export function dotsOf(table: Table, sought: Sought): Dots {
  return {
    enhed: unitAt(table, sought),
    raekker: table.raekker.flatMap((row) => {
      const spread = spreadAt(table, row, sought);
      return spread === null ? [] : [rowOf(row, [spread])];
    }),
  };
}

/** Two dots a row: with and without, where the row has either. */
export function pairsOf(table: Table, places: readonly [string, string]): Dots {
  return {
    enhed: unitAt(table, { place: places[0], maal: 'median' }),
    raekker: table.raekker.flatMap((row) => {
      const dots = places.map((place) => spreadAt(table, row, { place, maal: 'median' }));
      return dots.every((dot) => dot === null) ? [] : [rowOf(row, dots)];
    }),
  };
}

function rowOf(row: Row, dots: DotRow['dots']): DotRow {
  return { navn: row.navn, iAlt: row.noegle === I_ALT, dots };
}

/** Dots with their 95 % intervals on one scale from 0; shares always out of 100 %. */
export function drawDots({ enhed, raekker }: Dots, form: Form, top = 0): Drawing {
  const values = raekker.flatMap(({ dots }) =>
    dots.flatMap((dot) => [dot?.vaerdi, dot?.ki95?.[1]]),
  );
  const ticks = enhed === 'andel' ? SHARE_TICKS : ticksFrom0(scaleMax(values), enhed !== 'tal');
  const max = ticks.at(-1) ?? 1;
  const rows = stackRows(
    raekker.map((row) => drawnRow(row, max)),
    form,
    top + AXIS_PX,
  );
  const axis = drawAxis(ticks, enhed, { form, top, bottom: rows.height });
  return { height: rows.height, parts: [axis, ...rows.parts] };
}

const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

type Axis = { readonly form: Form; readonly top: number; readonly bottom: number };

/** Above the dots, so that it is in sight from the first of many rows. */
function drawAxis(ticks: readonly number[], enhed: Unit, { form, top, bottom }: Axis): string {
  const height = bottom - top;
  const max = ticks.at(-1) ?? 1;
  const drawn = ticks.flatMap((tick) => {
    const x = percent(tick / max);
    const line = { x1: x, x2: x, y1: AXIS_PX - 6, y2: height - 8 };
    // The first stands at the edge of the picture, where half of it would be cut off.
    const anchor = tick === 0 ? {} : ({ anchor: 'middle' } as const);
    return [
      scaleLine(tick, line),
      text(tickText(tick, tick === max ? enhed : unitless(enhed)), {
        x,
        y: 14,
        size: 12,
        quiet: true,
        ...anchor,
      }),
    ];
  });
  const box = plotBox(form);
  return within({ ...box, y: top }, height, drawn);
}

/** Only the last tick says what is counted in. */
function unitless(enhed: Unit): Unit {
  return enhed === 'dage' ? 'tal' : enhed;
}

/** Ticks are round numbers: the comma only where there is something behind it. */
function tickText(tick: number, enhed: Unit): string {
  return inUnit(tick, enhed)
    .replace(',0', '')
    .replace(/^1 dage$/, '1 dag');
}

function drawnRow({ navn, iAlt, dots }: DotRow, max: number): DrawnRow {
  return {
    ...{ navn, bold: iAlt, height: DOT_PX * dots.length },
    marks: dots.flatMap((dot, i) =>
      dot === null ? [] : drawDot(dot, { y: DOT_PX * (i + 0.5), max, hollow: i > 0 }),
    ),
  };
}

type Place = { readonly y: number; readonly max: number; readonly hollow: boolean };

function drawDot({ vaerdi, tekst, ki95 }: Spread, { y, max, hollow }: Place): readonly string[] {
  if (vaerdi === null) {
    return [text(tekst, { x: 0, dx: 8, y: y + 5, size: SMALL_PX, italic: true, quiet: true })];
  }
  const end = percent(Math.max(vaerdi, ki95?.[1] ?? 0) / max);
  return [
    ...(ki95 === null ? [] : spreadLine(ki95, y, max)),
    dotMark(percent(vaerdi / max), y, hollow),
    text(tekst, { x: end, dx: NUMBER_GAP_PX, y: y + 5, size: SMALL_PX, bold: !hollow }),
  ];
}

function spreadLine([fra, til]: readonly [number, number], y: number, max: number) {
  const line = { class: chartClass('chart-line'), stroke: PRIMARY };
  const [x1, x2] = [percent(fra / max), percent(til / max)];
  return [
    el('line', { ...line, x1, x2, y1: y, y2: y, 'stroke-width': 2 }),
    ...[x1, x2].map((x) =>
      el('line', { ...line, x1: x, x2: x, y1: y - 4, y2: y + 4, 'stroke-width': 2 }),
    ),
  ];
}

function dotMark(cx: string | number, cy: number, hollow: boolean): string {
  const at = { cx, cy, r: hollow ? RADIUS_PX - 1 : RADIUS_PX };
  return el('circle', {
    class: chartClass(hollow ? 'chart-before' : 'chart-dot'),
    ...at,
    ...(hollow ? { fill: '#fff', stroke: PRIMARY, 'stroke-width': 2.5 } : { fill: PRIMARY }),
  });
}

/** What two dots of a row are. */
export function pairLegend([first, second]: readonly [string, string]): Drawing {
  return legend([
    { navn: first, mark: (y) => dotMark(8, y, false) },
    { navn: second, mark: (y) => dotMark(8, y, true) },
  ]);
}
