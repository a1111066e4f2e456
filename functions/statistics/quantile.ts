import { type Histogram, sizeOf } from './histogram.ts';

/**
 * The quantile of type 7, R's default: linear between the order statistics at (n − 1)·p + 1, so
 * that the median of an even number is the mean of the middle two.
 * @param share from 0 to 1
 * @returns null of no values
 * Source: R. J. Hyndman & Y. Fan, Sample Quantiles in Statistical Packages, The American
 * Statistician 50 (1996), 361–365, definition 7.
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const count = sizeOf(histogram);
  if (count === 0) return null;
  const place = (count - 1) * share;
  const below = Math.floor(place);
  const values = [...histogram.keys()].toSorted((a, b) => a - b);
  const [low, high] = [valueAt(histogram, values, below), valueAt(histogram, values, below + 1)];
  return low === high ? low : low + (place - below) * (high - low);
}

/** The value at a place, counted from 0, when all stand in order; the last one beyond them. */
function valueAt(histogram: Histogram, sorted: readonly number[], place: number): number {
  let passed = 0;
  for (const value of sorted) {
    passed += histogram.get(value) ?? 0;
    if (passed > place) return value;
  }
  return sorted.at(-1) ?? Number.NaN;
}
