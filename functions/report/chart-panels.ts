import type { Table } from '../statistics/report.ts';
import type { Measure } from './chapters.ts';
import { type Dots, dotsOf, drawDots } from './chart-dots.ts';
import { type Drawing, type Form, LINE_PX } from './chart-form.ts';
import { splitLast } from './read-cell.ts';
import { TEXT_PX, text } from './svg.ts';

/** One measure for all rows. */
export type Panel = { readonly titel: string; readonly dots: Dots };

/** More would be a wall; the rest stands in the table. */
const PANELS_MAX = 4;
const GAP_PX = 28;

/** The measures of `fordelt`, in the order of the columns: a share where there is one, else a number. */
export function panelsOf(table: Table): readonly Panel[] {
  const measures = new Map<string, { readonly titel: string; readonly maal: Measure }>();
  for (const { noegle, navn, gruppe } of table.kolonner) {
    const [place, field] = splitLast(noegle);
    const maal = MEASURES.find((known) => known === field);
    const known = measures.get(place);
    if (maal === undefined || !place.startsWith('fordelt.') || known !== undefined) continue;
    measures.set(place, { titel: gruppe ?? navn, maal });
  }
  return [...measures]
    .map(([place, { titel, maal }]) => ({ titel, dots: dotsOf(table, { place, maal }) }))
    .filter(({ dots }) => dots.raekker.some(hasValue))
    .slice(0, PANELS_MAX);
}

const MEASURES = ['andel', 'median', 'middel'] as const satisfies readonly Measure[];

function hasValue({ dots }: Dots['raekker'][number]): boolean {
  return dots.some((dot) => dot !== null && dot.vaerdi !== null);
}

/** The panels under each other, each with its measure as heading. */
export function drawPanels(panels: readonly Panel[], form: Form): Drawing {
  let y = 0;
  const parts = panels.flatMap(({ titel, dots }) => {
    const heading = text(titel, { x: 0, y: y + LINE_PX - 5, size: TEXT_PX, bold: true });
    const drawn = drawDots(dots, form, y + LINE_PX + 6);
    y = drawn.height + GAP_PX;
    return [heading, ...drawn.parts];
  });
  return { height: Math.max(0, y - GAP_PX), parts };
}
