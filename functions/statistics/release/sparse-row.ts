import { NOTHING } from './substitution.ts';

/** A row of which most is 0, with the places where it is not. */
export type Filled = { readonly factors: Float64Array; readonly filled: readonly number[] };

/** The places where a row is not 0. */
export function filledIn(row: Float64Array): readonly number[] {
  const filled: number[] = [];
  for (let place = 0; place < row.length; place += 1) {
    if (row[place] !== 0) filled.push(place);
  }
  return filled;
}

/** Takes a row, so many times, from another. */
export function subtractTimes(
  from: Float64Array,
  { factors, filled }: Filled,
  times: number,
): void {
  if (times === 0) return;
  for (const place of filled) {
    const left = (from[place] ?? 0) - times * (factors[place] ?? 0);
    from[place] = Math.abs(left) < NOTHING ? 0 : left;
  }
}
