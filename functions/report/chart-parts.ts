import type { ChartClass } from '../../src/statistik-locals.ts';
import type { Table } from '../statistics/report.ts';
import { type Point, pointAt, withoutTotal } from './chart-data.ts';
import { type Drawing, FIXED_WIDTH, FLUID_WIDTH_MIN, type Form, LINE_PX } from './chart-form.ts';
import { el, INK, PRIMARY, percent, QUIET, SMALL_PX, TEXT_PX, text, within } from './svg.ts';
import { wrapped } from './text-width.ts';
import { DENNE_PERIODE, PERIODEN_FOER } from './texts.ts';

export type Part = {
  readonly navn: string;
  readonly nu: number;
  readonly tekst: string;
  readonly antal: string;
  readonly foer: Point | null;
};

/** From dark to pale, so that they differ in grey print; the outline makes the palest seen. */
const FILLS: readonly { readonly kind: ChartClass; readonly fill: string; readonly on: string }[] =
  [
    { kind: 'chart-part-1', fill: '#12353f', on: '#ffffff' },
    { kind: 'chart-part-2', fill: '#5f95a1', on: '#0b222a' },
    { kind: 'chart-part-3', fill: '#b9d2d6', on: INK },
    { kind: 'chart-part-4', fill: '#f4efe6', on: INK },
  ];
const NOW_PX = 40;
const BEFORE_PX = 20;
/** Shares that add up to one whole, but for what floating point loses. */
const WHOLE = 1e-6;
/** A part at least this wide has its share written in it. */
const LABEL_SHARE_MIN = 0.16;
const NUMBERS_PX = 120;

/** The parts of one whole, or null where they are hidden or do not make one: then a bar would lie. */
export function partsOf(table: Table): readonly Part[] | null {
  const parts = withoutTotal(table).flatMap((row): readonly (Part | null)[] => {
    const share = pointAt(table, row, { place: '', maal: 'andel' });
    const count = pointAt(table, row, { place: '', maal: 'antal' });
    if (share === null) return count?.vaerdi === null ? [null] : [];
    if (share.vaerdi === null) return [null];
    const [navn, tekst, antal] = [row.navn, share.tekst, count?.tekst ?? ''];
    const foer = pointAt(table, row, { place: 'foer', maal: 'andel' });
    return [{ navn, nu: share.vaerdi, tekst, antal, foer }];
  });
  const known = parts.filter((part) => part !== null);
  const whole = Math.abs(known.reduce((sum, { nu }) => sum + nu, 0) - 1) < WHOLE;
  return known.length === parts.length && known.length <= FILLS.length && whole ? known : null;
}

/** One bar shared between the parts, the one of the period before under it, and what they are. */
export function drawParts(parts: readonly Part[], form: Form): Drawing {
  const before = parts.map(({ foer }) => foer?.vaerdi ?? null);
  const compared =
    before.every((share) => share !== null) &&
    Math.abs(before.reduce((sum, share) => sum + share, 0) - 1) < WHOLE;
  const now = shared(
    parts.map(({ nu, tekst }) => ({ share: nu, tekst })),
    NOW_PX,
    LINE_PX,
  );
  const then = shared(
    parts.map(({ foer }) => ({ share: foer?.vaerdi ?? 0, tekst: foer?.tekst ?? '' })),
    BEFORE_PX,
    LINE_PX * 2 + NOW_PX + 8,
  );
  const top = LINE_PX + NOW_PX + 16 + (compared ? LINE_PX + BEFORE_PX + 12 : 0);
  const names = namesUnder(parts, top, form);
  return {
    height: names.height,
    parts: [
      ...(compared ? [caption(DENNE_PERIODE, LINE_PX - 6)] : []),
      now,
      ...(compared ? [caption(PERIODEN_FOER, LINE_PX * 2 + NOW_PX + 2), then] : []),
      ...names.parts,
    ],
  };
}

function caption(said: string, y: number): string {
  return text(said, { x: 0, y, size: SMALL_PX, quiet: true });
}

type Share = { readonly share: number; readonly tekst: string };

function shared(shares: readonly Share[], height: number, y: number): string {
  let begun = 0;
  const drawn = shares.flatMap(({ share, tekst }, i) => {
    const x = begun;
    begun += share;
    const fill = FILLS[i];
    return share === 0 || fill === undefined ? [] : onePart({ ...fill, x, share, tekst, height });
  });
  return within({ x: 0, y, width: '100%' }, height, drawn);
}

type OnePart = Share & (typeof FILLS)[number] & { readonly x: number; readonly height: number };

function onePart({ kind, fill, on, x, share, tekst, height }: OnePart): readonly string[] {
  const box = { x: percent(x), y: 0, width: percent(share), height };
  const label = { x: percent(x + share / 2), y: height / 2 + 5, anchor: 'middle' } as const;
  return [
    el('rect', { class: kind, ...box, fill, stroke: PRIMARY, 'stroke-width': 1 }),
    ...(share < LABEL_SHARE_MIN
      ? []
      : [text(tekst, { ...label, size: height < NOW_PX ? 12 : TEXT_PX, fill: on, bold: true })]),
  ];
}

const MARK_PX = 14;
const NAME_X = 24;

/** Every part by name, with its share and its count, in the order of the bar. */
function namesUnder(parts: readonly Part[], top: number, form: Form): Drawing {
  const width = (form === 'fixed' ? FIXED_WIDTH : FLUID_WIDTH_MIN) - NAME_X - NUMBERS_PX;
  let y = top;
  const drawn = parts.flatMap((part, i) => {
    const lines = wrapped(part.navn, width, TEXT_PX);
    const first = y + LINE_PX - 5;
    y += lines.length * LINE_PX + 8;
    return [
      markOf(i, first - 11),
      ...lines.map((line, at) => text(line, { x: NAME_X, y: first + at * LINE_PX })),
      text(numbersOf(part), { x: '100%', y: first, anchor: 'end' }),
    ];
  });
  return { height: y, parts: drawn };
}

function markOf(i: number, y: number): string {
  const { kind, fill } = FILLS[i] ?? { kind: 'chart-text', fill: QUIET };
  const box = { x: 1, y, width: MARK_PX, height: MARK_PX };
  return el('rect', { class: kind, ...box, fill, stroke: PRIMARY });
}

function numbersOf({ tekst, antal }: Part): string {
  return antal === '' ? tekst : `${antal} · ${tekst}`;
}
