import type { ChartClass } from '../../src/statistik-locals.ts';

type Attributes = { readonly [name: string]: string | number | null };

/**
 * One SVG element. Every value is escaped; children are elements already, and text goes through
 * `words`.
 */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${words(short(value))}"`],
  );
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** Text for SVG: escaped, and without the control characters no XML may hold. */
export function words(text: string): string {
  return cleaned(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A text without what neither XML nor a page can show: control characters, half surrogates. */
export function cleaned(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ');
}

/** A share of the width, as an attribute. */
export function percent(share: number): string {
  return `${short(share * 100)}%`;
}

/** Coordinates need no more than two decimals. */
function short(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}

/** The site's colours, each with the class a stylesheet can change it by. */
export const INK = '#1c2526';
export const QUIET = '#4c5a5c';
export const PRIMARY = '#1b4d5c';
export const PALE = '#dbe7e8';
export const SAND = '#f0eadf';
export const AXIS = '#857d6c';
export const GRID = '#d9d2c4';
export const CLAY = '#a8472a';

type TextStyle = {
  readonly x: string | number;
  readonly y: number;
  readonly dx?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly quiet?: boolean;
  readonly italic?: boolean;
  readonly anchor?: 'middle' | 'end';
  readonly fill?: string;
};

export const TEXT_PX = 15;
export const SMALL_PX = 13;

/** One line of text; `y` is its baseline. */
export function text(said: string, style: TextStyle): string {
  const { x, y, dx = null, size = TEXT_PX, bold, quiet, italic, anchor = null, fill } = style;
  return el(
    'text',
    {
      class: chartClass(quiet === true ? 'chart-quiet' : 'chart-text'),
      ...{ x, y, dx, 'text-anchor': anchor, 'font-size': size },
      'font-weight': bold === true ? 600 : null,
      'font-style': italic === true ? 'italic' : null,
      fill: fill ?? (quiet === true ? QUIET : INK),
    },
    words(said),
  );
}

/** A class of the list both sides know. */
export function chartClass(name: ChartClass): string {
  return name;
}

/** A line of a scale; that of 0 is darker. */
export function scaleLine(tick: number, ends: Attributes): string {
  const zero = tick === 0;
  const name = chartClass(zero ? 'chart-axis' : 'chart-grid');
  return el('line', { class: name, ...ends, stroke: zero ? AXIS : GRID });
}

/** Part of the picture with percentages of its own. */
export function within(
  box: { readonly x: string | number; readonly y: number; readonly width: string | number },
  height: number,
  children: readonly string[],
): string {
  return el('svg', { ...box, height: Math.max(height, 1), overflow: 'visible' }, ...children);
}
