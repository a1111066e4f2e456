import type { Column, Figure, Row } from '../statistics/report.ts';
import type { Fraction } from './format.ts';

/** What stands in one cell, before anybody writes it in one form or another. */
export type Cell =
  /** The row has no such figure. */
  | { readonly slags: 'tom' }
  /** There is nothing to make the figure of. */
  | { readonly slags: 'intet' }
  /** Held back in a release. */
  | { readonly slags: 'skjult' }
  | { readonly slags: 'tal'; readonly vaerdi: number; readonly broek: Fraction | null }
  | { readonly slags: 'interval'; readonly graenser: readonly [number, number] }
  | { readonly slags: 'tekst'; readonly tekst: string };

type Value = string | number | readonly [number, number] | null | undefined;

const TOM = { slags: 'tom' } as const;

/**
 * What a column says of a row.
 * @throws Error when the column's `noegle` names nothing a row can have
 */
export function readCell(row: Row, { noegle }: Pick<Column, 'noegle'>): Cell {
  const [place, field] = splitLast(noegle);
  if (place === 'felter') return cellOf(row.felter?.[field], null);
  const figure = figureAt(row, place);
  if (figure === undefined) return TOM;
  if (figure === null || !isField(field)) throw unknownColumn(noegle);
  // A release may hold one number back and tell the one beside it.
  if (figure.skjult === true && figure[field] === undefined) return { slags: 'skjult' };
  return cellOf(figure[field], field === 'andel' ? fractionOf(figure) : null);
}

/** `fordelt.SOF.andel` → `fordelt.SOF` and `andel`; a place may hold dots, a field none. */
export function splitLast(noegle: string): readonly [string, string] {
  const dot = noegle.startsWith('felter.') ? 'felter'.length : noegle.lastIndexOf('.');
  return [noegle.slice(0, Math.max(dot, 0)), noegle.slice(dot + 1)];
}

/** undefined: this row has none there; null: there is no such place. */
export function figureAt(row: Row, place: string): Figure | undefined | null {
  if (place === '') return row;
  if (place === 'foer') return row.foer;
  if (place === 'aarFoer') return row.aarFoer;
  return place.startsWith('fordelt.') ? row.fordelt?.[place.slice('fordelt.'.length)] : null;
}

const FIELDS = ['antal', 'taeller', 'naevner', 'andel', 'middel', 'median', 'ki95'] as const;

function isField(field: string): field is (typeof FIELDS)[number] {
  return FIELDS.some((known) => known === field);
}

function fractionOf({ taeller, naevner }: Figure): Fraction | null {
  const whole = Number.isSafeInteger(taeller) && Number.isSafeInteger(naevner);
  return taeller !== undefined && naevner !== undefined && whole ? { taeller, naevner } : null;
}

function cellOf(value: Value, broek: Fraction | null): Cell {
  if (value === undefined) return TOM;
  if (value === null) return { slags: 'intet' };
  if (typeof value === 'number') return { slags: 'tal', vaerdi: value, broek };
  if (typeof value === 'string') return { slags: 'tekst', tekst: value };
  return { slags: 'interval', graenser: value };
}

function unknownColumn(noegle: string): Error {
  return new Error(
    `Cannot show the column "${noegle}": it must be a field of the row, of "foer" or "aarFoer", of "fordelt.…" or "felter.…".`,
  );
}
