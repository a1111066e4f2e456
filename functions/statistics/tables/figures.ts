import { type Histogram, meanOf, mergedHistogram, sizeOf, varianceOf } from '../histogram.ts';
import { survivalMedian } from '../kaplan-meier.ts';
import { Z_95 } from '../normal.ts';
import { quantile } from '../quantile.ts';
import type { Column, Figure } from '../report.ts';
import type { Tally, Waiting } from '../tally.ts';
import { wilson } from '../wilson.ts';

/** A count over several tallies. */
export function sum(tallies: readonly Tally[], count: (tally: Tally) => number): number {
  return tallies.reduce((total, tally) => total + count(tally), 0);
}

/** A count over several tallies, by id. */
export function sumOf(
  tallies: readonly Tally[],
  counts: (tally: Tally) => ReadonlyMap<string, number>,
  id: string,
): number {
  return sum(tallies, (tally) => counts(tally).get(id) ?? 0);
}

/** How many of how many. */
export function share(taeller: number, naevner: number): Figure {
  return { taeller, naevner, andel: naevner === 0 ? null : taeller / naevner };
}

/** The same with Wilson's 95 % interval. */
export function estimatedShare(taeller: number, naevner: number): Figure {
  return { ...share(taeller, naevner), ki95: wilson(taeller, naevner) };
}

/** A part of a distribution: a count, and of what. */
export function part(antal: number, af: number): Figure {
  return { antal, ...share(antal, af) };
}

/** How many, their mean and their median. */
export function spread(histogram: Histogram): Figure {
  const [antal, middel] = [sizeOf(histogram), meanOf(histogram)];
  return { antal, middel, median: quantile(histogram, 0.5) };
}

/** How many, their mean with a 95 % interval from the normal distribution, kept within the scale. */
export function estimatedMean(
  histogram: Histogram,
  [least, most]: readonly [number, number],
): Figure {
  const [antal, middel, variance] = [sizeOf(histogram), meanOf(histogram), varianceOf(histogram)];
  if (middel === null || variance === null) return { antal, middel, ki95: null };
  const half = Z_95 * Math.sqrt(variance / antal);
  return { antal, middel, ki95: [Math.max(least, middel - half), Math.min(most, middel + half)] };
}

/**
 * The median of times of which some are not over (Kaplan–Meier): `antal` and `naevner` are the cases,
 * `taeller` those that are closed.
 */
export function waitedFor(some: readonly Waiting[]): Figure {
  const found = survivalMedian({
    haendelser: mergedHistogram(some.map(({ haendelser }) => haendelser)),
    censureret: mergedHistogram(some.map(({ censureret }) => censureret)),
  });
  const { n, haendelser, median, ki95 } = found;
  return { antal: n, taeller: haendelser, naevner: n, median, ki95 };
}

/** Histograms of several tallies together. */
export function together(
  tallies: readonly Tally[],
  histogram: (tally: Tally) => Histogram,
): Histogram {
  return mergedHistogram(tallies.map(histogram));
}

export const ANTAL = { noegle: 'antal', navn: 'Antal', slags: 'antal' } as const satisfies Column;
export const ANDEL = { noegle: 'andel', navn: 'Andel', slags: 'andel' } as const satisfies Column;

/** A count and a base under names of the table's own. */
export function countColumn(noegle: string, navn: string): Column {
  return { noegle, navn, slags: 'antal' };
}
