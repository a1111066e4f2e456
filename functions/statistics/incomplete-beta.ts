/** Where the continued fraction stands still to the last digit; it never needs nearly as many. */
const STEPS_MAX = 10_000;
const PRECISION = 1e-16;
/** Stands for 0 where it would be divided by. */
const TINY = 1e-300;
/** More halvings than a double has digits. */
const HALVINGS = 200;

/**
 * The regularized incomplete beta function I_x(a, b): R's pbeta(x, a, b), for a, b > 0.
 * Source: NIST Digital Library of Mathematical Functions 8.17.22 (continued fraction) by Lentz's
 * method, and 8.17.4 for the other half.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(x, a, b)) / a;
  return 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The x at which I_x(a, b) is `share`: R's qbeta(share, a, b), by halving. */
export function inverseIncompleteBeta(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS && low < high; i += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= STEPS_MAX; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** ln B(a, b) */
function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12,
  9.984_369_578_019_571_6e-6, 1.505_632_735_149_311_6e-7,
] as const;

/**
 * ln Γ(x) for x ≥ ½, to some 14 digits.
 * Source: C. Lanczos, SIAM Journal on Numerical Analysis 1 (1964), 86–96, with g = 7 and nine terms.
 */
export function logGamma(x: number): number {
  const shifted = x - 1;
  const [first, ...terms] = LANCZOS;
  const base = shifted + 7.5;
  const sum = terms.reduce<number>((sum, term, i) => sum + term / (shifted + i + 1), first);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
