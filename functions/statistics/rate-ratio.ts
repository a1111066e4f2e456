import { incompleteBeta, inverseIncompleteBeta, logGamma } from './incomplete-beta.ts';

/** How many there were, over how long (days, or any unit that both are in). */
export type Rate = { readonly antal: number; readonly tid: number };

export type RateRatio = {
  /** null when there were none before. */
  readonly forhold: number | null;
  /** 95 %; null when there were none before: it has no end then. */
  readonly ki95: readonly [number, number] | null;
  /** Two-sided. */
  readonly p: number;
};

/** R calls outcomes equally likely within this. */
const RELATIVE_ERROR = 1 + 1e-7;
const TAIL = 0.025;

/**
 * How many times as often something happened as before, by the exact test of two Poisson rates: of
 * all that happened, those in the first period are binomial when nothing has changed. Interval of
 * Clopper & Pearson, p by the outcomes that are no likelier than this one: R's
 * poisson.test(c(x, y), c(tx, ty)).
 * Source: J. Przyborowski & H. Wilenski, Homogeneity of Results in Testing Samples from Poisson
 * Series, Biometrika 31 (1940), 313–323; C. J. Clopper & E. S. Pearson, Biometrika 26 (1934), 404–413.
 */
export function rateRatio(nu: Rate, foer: Rate): RateRatio {
  const all = nu.antal + foer.antal;
  const share = nu.tid / (nu.tid + foer.tid);
  const p = binomialP({ antal: nu.antal, af: all }, share);
  if (foer.antal === 0) return { forhold: null, ki95: null, p };
  const ratioAt = (bound: number) => (bound / (1 - bound)) * (foer.tid / nu.tid);
  const low = nu.antal === 0 ? 0 : inverseIncompleteBeta(TAIL, nu.antal, foer.antal + 1);
  const high = inverseIncompleteBeta(1 - TAIL, nu.antal + 1, foer.antal);
  const forhold = nu.antal / nu.tid / (foer.antal / foer.tid);
  return { forhold, ki95: [ratioAt(low), ratioAt(high)], p };
}

type Outcome = { readonly antal: number; readonly af: number };

/** Two-sided p of a binomial outcome: R's binom.test(antal, af, share). */
function binomialP({ antal, af }: Outcome, share: number): number {
  if (af === 0) return 1;
  const expected = af * share;
  if (antal === expected) return 1;
  const limit = density({ antal, af }, share) * RELATIVE_ERROR;
  const isAsRare = (other: number) => density({ antal: other, af }, share) <= limit;
  if (antal < expected) {
    const others = countFrom(Math.ceil(expected), af, isAsRare);
    return Math.min(
      1,
      atMost({ antal, af }, share) + atLeast({ antal: af - others + 1, af }, share),
    );
  }
  const others = countUpTo(Math.floor(expected), isAsRare);
  return Math.min(1, atMost({ antal: others - 1, af }, share) + atLeast({ antal, af }, share));
}

/** How many of from…to, the rarest last, are as rare: they are the last ones, so halving finds them. */
function countFrom(from: number, to: number, isAsRare: (outcome: number) => boolean): number {
  let [low, high] = [from, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isAsRare(middle)) high = middle;
    else low = middle + 1;
  }
  return to - low + 1;
}

/** The same of 0…to, the rarest first. */
function countUpTo(to: number, isAsRare: (outcome: number) => boolean): number {
  let [low, high] = [0, to + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isAsRare(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function density({ antal, af }: Outcome, share: number): number {
  const ways = logGamma(af + 1) - logGamma(antal + 1) - logGamma(af - antal + 1);
  return Math.exp(ways + antal * Math.log(share) + (af - antal) * Math.log1p(-share));
}

function atMost({ antal, af }: Outcome, share: number): number {
  if (antal < 0) return 0;
  return antal >= af ? 1 : incompleteBeta(1 - share, af - antal, antal + 1);
}

function atLeast({ antal, af }: Outcome, share: number): number {
  if (antal <= 0) return 1;
  return antal > af ? 0 : incompleteBeta(share, antal, af - antal + 1);
}
