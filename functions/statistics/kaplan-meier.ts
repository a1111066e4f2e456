import { type Histogram, sizeOf } from './histogram.ts';
import { Z_95 } from './normal.ts';

/** Whole days: until it happened, or until nobody looked any longer (censored). */
export type Survival = { readonly haendelser: Histogram; readonly censureret: Histogram };

export type SurvivalMedian = {
  readonly n: number;
  readonly haendelser: number;
  readonly censureret: number;
  /** null when fewer than half have happened. */
  readonly median: number | null;
  /** 95 %; null where a bound cannot be told. */
  readonly ki95: readonly [number, number] | null;
};

/** One day on which something happened: the share still waiting after it, and its bounds. */
type Step = {
  readonly dag: number;
  readonly survival: number;
  readonly lower: number;
  readonly upper: number;
};

/** R calls a step at exactly one half, but for rounding, a flat half. */
const TOLERANCE = 1.490_116_119_384_765_6e-8;

/**
 * The median time by the product-limit estimator, censored cases counted for as long as they were
 * seen, with a 95 % interval from the log(−log) bounds of the curve: R's
 * survfit(Surv(…) ~ 1, conf.type = "log-log") and quantile(…, 0.5).
 * Where the curve lies flat at one half, the median is the middle of the flat piece, as in R.
 * Source: E. L. Kaplan & P. Meier, Nonparametric Estimation from Incomplete Observations, Journal
 * of the American Statistical Association 53 (1958), 457–481; variance by M. Greenwood (1926);
 * bounds by R. Brookmeyer & J. Crowley, Biometrics 38 (1982), 29–41.
 */
export function survivalMedian(survival: Survival): SurvivalMedian {
  const steps = curve(survival);
  const lower = whereHalf(steps, 'lower');
  const upper = whereHalf(steps, 'upper');
  return {
    n: sizeOf(survival.haendelser) + sizeOf(survival.censureret),
    haendelser: sizeOf(survival.haendelser),
    censureret: sizeOf(survival.censureret),
    median: whereHalf(steps, 'survival'),
    ki95: lower === null || upper === null ? null : [lower, upper],
  };
}

/** The curve at each day on which something happened, in order. */
function curve({ haendelser, censureret }: Survival): readonly Step[] {
  const days = [...haendelser.keys()].toSorted((a, b) => a - b);
  const left = [...censureret].toSorted(([a], [b]) => a - b);
  let atRisk = sizeOf(haendelser) + sizeOf(censureret);
  let [survival, greenwood, gone] = [1, 0, 0];
  return days.map((dag) => {
    // Who is censored on a day was still seen on it.
    for (; (left[gone]?.[0] ?? dag) < dag; gone += 1) atRisk -= left[gone]?.[1] ?? 0;
    const happened = haendelser.get(dag) ?? 0;
    survival *= (atRisk - happened) / atRisk;
    greenwood += happened / (atRisk * (atRisk - happened));
    atRisk -= happened;
    return { dag, survival, ...boundsOf(survival, greenwood) };
  });
}

/** Bounds of the curve on the log(−log) scale; there are none where it is 0 or 1. */
function boundsOf(survival: number, greenwood: number): Pick<Step, 'lower' | 'upper'> {
  if (survival <= 0 || survival >= 1) return { lower: Number.NaN, upper: Number.NaN };
  const reach = Math.exp((Z_95 * Math.sqrt(greenwood)) / -Math.log(survival));
  return { lower: survival ** reach, upper: survival ** (1 / reach) };
}

/** The first day on which a curve is at or below one half; between two when it lies flat there. */
function whereHalf(steps: readonly Step[], curve: 'survival' | 'lower' | 'upper'): number | null {
  const known = steps.filter((step) => !Number.isNaN(step[curve]));
  const first = known.find((step) => step[curve] < 0.5 + TOLERANCE);
  if (first === undefined) return null;
  const next = known.find((step) => step[curve] < first[curve]);
  const isFlat = Math.abs(first[curve] - 0.5) < TOLERANCE;
  return isFlat && next !== undefined ? (first.dag + next.dag) / 2 : first.dag;
}
