/** So many terms give twelve digits. */
const TERMS = 12;

/**
 * ln x for x ≥ 1 by halving and 2·artanh((x−1)/(x+1)): Math.log may differ in its last digit from
 * one browser to the next, and a ranking that must be the same everywhere cannot use it.
 */
export function naturalLog(x: number): number {
  let halvings = 0;
  let rest = x;
  while (rest > 1.5) {
    rest /= 2;
    halvings++;
  }
  return halvings * Math.LN2 + seriesLog(rest);
}

function seriesLog(x: number): number {
  const ratio = (x - 1) / (x + 1);
  let power = ratio;
  let sum = 0;
  for (let term = 0; term < TERMS; term++) {
    sum += power / (2 * term + 1);
    power *= ratio * ratio;
  }
  return 2 * sum;
}
