/** How often each whole number was seen: a million durations are some hundred of them. */
export type Histogram = ReadonlyMap<number, number>;

/** How many values there are. */
export function sizeOf(histogram: Histogram): number {
  let count = 0;
  for (const antal of histogram.values()) count += antal;
  return count;
}

/** Their arithmetic mean; null of none. */
export function meanOf(histogram: Histogram): number | null {
  let [count, sum] = [0, 0];
  for (const [value, antal] of histogram) {
    count += antal;
    sum += value * antal;
  }
  return count === 0 ? null : sum / count;
}

/** Their variance with n − 1; null of fewer than two. */
export function varianceOf(histogram: Histogram): number | null {
  const mean = meanOf(histogram);
  const count = sizeOf(histogram);
  if (mean === null || count < 2) return null;
  let squares = 0;
  for (const [value, antal] of histogram) squares += antal * (value - mean) ** 2;
  return squares / (count - 1);
}

/** How many of them are at most `limit`. */
export function countUpTo(histogram: Histogram, limit: number): number {
  let count = 0;
  for (const [value, antal] of histogram) if (value <= limit) count += antal;
  return count;
}

/** Counts `value` once more, or so many times. */
export function addTo(histogram: Map<number, number>, value: number, antal = 1): void {
  histogram.set(value, (histogram.get(value) ?? 0) + antal);
}

/** All of them together. */
export function mergedHistogram(histograms: Iterable<Histogram>): Histogram {
  const merged = new Map<number, number>();
  for (const histogram of histograms) {
    for (const [value, antal] of histogram) addTo(merged, value, antal);
  }
  return merged;
}
