/**
 * The p-values of many looked at together, raised so that of those at most `q` no more than the
 * share `q` is expected to be chance: R's p.adjust(p, method = "BH"), in the same order.
 * Source: Y. Benjamini & Y. Hochberg, Controlling the False Discovery Rate, Journal of the Royal
 * Statistical Society B 57 (1995), 289–300.
 */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  const falling = ps.map((p, place) => ({ p, place })).toSorted((a, b) => b.p - a.p);
  const adjusted: number[] = new Array(ps.length).fill(1);
  let least = 1;
  for (const [i, { p, place }] of falling.entries()) {
    least = Math.min(least, (p * ps.length) / (ps.length - i));
    adjusted[place] = least;
  }
  return adjusted;
}
