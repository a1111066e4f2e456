import type { ShownChart } from '../../src/statistik-locals.ts';
import type { Table } from '../statistics/report.ts';
import { type ChartKind, type Measure, PLACES } from './chapters.ts';
import { barsOf, drawBars } from './chart-bars.ts';
import { withoutTotal } from './chart-data.ts';
import { describeChart, describeDots } from './chart-description.ts';
import { dotsOf, drawDots, pairLegend, pairsOf } from './chart-dots.ts';
import { type Drawing, FIXED_WIDTH, type Form, LINE_PX } from './chart-form.ts';
import { drawMonths, monthsOf } from './chart-months.ts';
import { drawPanels, panelsOf } from './chart-panels.ts';
import { drawParts, partsOf } from './chart-parts.ts';
import { drawTargets, targetsOf } from './chart-targets.ts';
import { inCount } from './format.ts';
import { isEmpty } from './is-empty.ts';
import { chartClass, cleaned, el, SMALL_PX, text, within, words } from './svg.ts';
import { wrapped } from './text-width.ts';

/** A chart, still without a form. */
export type Chart = {
  readonly titel: string;
  readonly beskrivelse: string;
  readonly draw: (form: Form) => Drawing;
};

const FONTS = "'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif";
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN_PX = 24;
const TITLE_PX = 20;

/**
 * A table's chart as part of a page: as wide as its place, with role, title and description; null
 * where the table has nothing to draw. No script and no style in it; its font is the page's.
 */
export function chartOf(table: Table): ShownChart | null {
  const chart = makeChart(table);
  if (chart === null) return null;
  const { titel, beskrivelse } = chart;
  const { height, parts } = chart.draw('fluid');
  const svg = el(
    'svg',
    {
      ...{ class: chartClass('chart'), role: 'img', width: '100%', height: Math.ceil(height) },
      'aria-labelledby': `${table.id}-diagram-titel`,
      'aria-describedby': `${table.id}-diagram-beskrivelse`,
    },
    el('title', { id: `${table.id}-diagram-titel` }, words(titel)),
    el('desc', { id: `${table.id}-diagram-beskrivelse` }, words(beskrivelse)),
    ...parts,
  );
  return { svg, titel, beskrivelse };
}

/** A chart of a document: how large it is, in the units it is drawn in. */
export type Picture = ShownChart & { readonly height: number };

/**
 * The chart for a document that writes title and description itself, 720 units wide; one for each
 * panel where it has several, so that none is taller than a page. None where there is none.
 */
export function chartPictures(table: Table): readonly Picture[] {
  const chart = makeChart(table);
  if (chart === null) return [];
  if (PLACES[table.id].diagram?.slags !== 'panels') return [pictureOf(chart)];
  return panelsOf(table).map((panel) =>
    pictureOf({
      titel: `${chart.titel}: ${cleaned(panel.titel)}`,
      beskrivelse: cleaned(describeDots(panel.dots.raekker)),
      draw: (form) => drawPanels([panel], form),
    }),
  );
}

function pictureOf({ titel, beskrivelse, draw }: Chart): Picture {
  const { height, parts } = draw('fixed');
  return { titel, beskrivelse, height, svg: standing(FIXED_WIDTH, height, parts) };
}

/**
 * The chart as a file of its own, with its title, the period and n in the picture; null where
 * there is none. @param foot what stands under it: the period, `Demodata`
 */
export function chartFile(table: Table, foot: readonly string[]): string | null {
  const chart = makeChart(table);
  if (chart === null) return null;
  const { height, parts } = chart.draw('fixed');
  const lines = wrapped(chart.titel, FIXED_WIDTH, TITLE_PX);
  const top = MARGIN_PX + lines.length * (TITLE_PX + 6) + 14;
  const bottom = top + height + 12;
  const below = [`n = ${inCount(table.n)}`, ...foot];
  const whole = bottom + below.length * LINE_PX + MARGIN_PX;
  return standing(FIXED_WIDTH + 2 * MARGIN_PX, whole, [
    el('title', {}, words(chart.titel)),
    el('desc', {}, words(chart.beskrivelse)),
    el('rect', { width: '100%', height: '100%', fill: '#fff' }),
    ...lines.map((line, i) =>
      text(line, {
        ...{ x: MARGIN_PX, y: MARGIN_PX + TITLE_PX + i * (TITLE_PX + 6) },
        ...{ size: TITLE_PX, bold: true },
      }),
    ),
    within({ x: MARGIN_PX, y: top, width: FIXED_WIDTH }, height, parts),
    ...below.map((line, i) =>
      text(line, { x: MARGIN_PX, y: bottom + (i + 1) * LINE_PX, size: SMALL_PX, quiet: true }),
    ),
  ]);
}

function standing(width: number, height: number, parts: readonly string[]): string {
  const whole = Math.ceil(Math.max(height, 1));
  return el(
    'svg',
    {
      ...{ xmlns: SVG_NAMESPACE, role: 'img', width, height: whole },
      ...{ viewBox: `0 0 ${width} ${whole}`, 'font-family': FONTS },
    },
    ...parts,
  );
}

function makeChart(table: Table): Chart | null {
  const kind = PLACES[table.id].diagram;
  const draw = kind === null || isEmpty(table) ? null : drawer(table, kind);
  if (draw === null) return null;
  return { titel: cleaned(table.titel), beskrivelse: cleaned(describeChart(table)), draw };
}

type Drawer = (form: Form) => Drawing;

/** null where there is nothing to draw: no case, or no row with the figure. */
function drawer(table: Table, kind: ChartKind): Drawer | null {
  switch (kind.slags) {
    case 'bars':
      return drawIf(barsOf(table, kind.maal, kind.sorteret === true), (bars, form) =>
        drawBars(bars, kind.maal, form),
      );
    case 'months':
      return drawIf(monthsOf(table), drawMonths);
    case 'parts':
      return partsDrawer(table);
    case 'dots':
      return dotsDrawer(table, kind.maal);
    case 'panels':
      return drawIf(panelsOf(table), drawPanels);
    case 'pairs':
      return pairsDrawer(table);
    case 'targets':
      return drawIf(targetsOf(table), drawTargets);
  }
}

function drawIf<T>(
  found: readonly T[],
  draw: (found: readonly T[], form: Form) => Drawing,
): Drawer | null {
  return found.length === 0 ? null : (form) => draw(found, form);
}

/** Where the parts make no whole, or one is hidden, each gets its own bar. */
function partsDrawer(table: Table): Drawer | null {
  const parts = partsOf(table);
  if (parts !== null) return (form) => drawParts(parts, form);
  return drawIf(barsOf({ ...table, raekker: withoutTotal(table) }, 'andel', false), (bars, form) =>
    drawBars(bars, 'andel', form),
  );
}

function dotsDrawer(table: Table, maal: Measure): Drawer | null {
  const dots = dotsOf(table, { place: '', maal });
  return drawIf(dots.raekker, (_, form) => drawDots(dots, form));
}

const WITH_AND_WITHOUT = ['Med Styrket Borgerkontakt', 'Uden Styrket Borgerkontakt'] as const;

function pairsDrawer(table: Table): Drawer | null {
  const dots = pairsOf(table, ['fordelt.ja', 'fordelt.nej']);
  const above = pairLegend(WITH_AND_WITHOUT);
  return drawIf(dots.raekker, (_, form) => {
    const below = drawDots(dots, form, above.height);
    return { height: below.height, parts: [...above.parts, ...below.parts] };
  });
}
