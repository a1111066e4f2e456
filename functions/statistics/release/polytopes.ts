import { eliminate } from './elimination.ts';
import { makePolytope, type Polytope } from './simplex.ts';
import { type Equation, type Substituted, substitute } from './substitution.ts';

/** The least and the most that something can be; Infinity when nothing bounds it. */
export type Range = { readonly least: number; readonly most: number };

/** What can be said of variables from what is known of their sums. */
export type Solution = {
  /**
   * The range of a sum of variables.
   * @param enough a range as wide as this is not looked into further: it is at least what is said
   */
  readonly rangeOf: (variables: readonly number[], enough?: number) => Range;
};

/** Equations that share variables, however far about, and have none in common with the others. */
type Bundle = { readonly variables: readonly number[]; readonly equations: readonly Equation[] };

/**
 * As many of the equations as can be true together, taken in in their order.
 * @param always equations that hold together
 */
export function largestFitting<T extends Equation>(
  always: readonly Equation[],
  known: readonly T[],
  kept: readonly T[] = [],
): readonly T[] {
  const all = [...kept, ...known];
  if (fits([...always, ...all])) return all;
  if (known.length <= 1) return kept;
  // By halves, since most of them do fit.
  const half = Math.ceil(known.length / 2);
  const first = largestFitting(always, known.slice(0, half), kept);
  return largestFitting(always, known.slice(half), first);
}

/** Whether there are values from 0 up for which all of the equations hold. */
function fits(equations: readonly Equation[]): boolean {
  const substituted = substitute(equations);
  return substituted !== null && bundlesOf(substituted.open).every((one) => polytopeOf(one));
}

/**
 * What equations say that fit.
 * @throws Error when they do not fit
 */
export function solve(equations: readonly Equation[]): Solution {
  const substituted = substitute(equations);
  if (substituted === null) throw notFitting();
  const bundleOf = new Map(
    bundlesOf(substituted.open).flatMap((bundle) => bundle.variables.map((one) => [one, bundle])),
  );
  const polytopes = new Map<Bundle, Polytope>();
  const polytopeIn = (bundle: Bundle): Polytope => {
    const polytope = polytopes.get(bundle) ?? polytopeOf(bundle);
    if (polytope === null) throw notFitting();
    polytopes.set(bundle, polytope);
    return polytope;
  };
  const rangeOf: Solution['rangeOf'] = (variables, enough) => {
    const { sum, open } = split(variables, substituted);
    if (open.some((variable) => !bundleOf.has(variable))) {
      return { least: sum, most: Number.POSITIVE_INFINITY };
    }
    const ranges = [...Map.groupBy(open, (variable) => bundleOf.get(variable))].map(
      ([bundle, those]) => (bundle ? rangeBy(polytopeIn(bundle), those, enough) : NO_RANGE),
    );
    return {
      least: ranges.reduce((total, { least }) => total + least, sum),
      most: ranges.reduce((total, { most }) => total + most, sum),
    };
  };
  return { rangeOf };
}

const NO_RANGE: Range = { least: 0, most: 0 };
const notFitting = () => new Error('The equations cannot be true together.');

function split(variables: readonly number[], { fixed }: Substituted) {
  const sum = variables.reduce((total, variable) => total + (fixed.get(variable) ?? 0), 0);
  return { sum, open: variables.filter((variable) => !fixed.has(variable)) };
}

function bundlesOf(equations: readonly Equation[]): readonly Bundle[] {
  const parent = new Map<number, number>();
  const rootOf = (variable: number): number => {
    let root = variable;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
      root = up;
    parent.set(variable, root);
    return root;
  };
  for (const { factors } of equations) {
    const [first = 0, ...others] = factors.keys();
    for (const variable of others) parent.set(rootOf(variable), rootOf(first));
  }
  const bundles = Map.groupBy(equations, ({ factors }) => rootOf([...factors.keys()][0] ?? 0));
  return [...bundles.values()].map((those) => ({
    equations: those,
    variables: [...new Set(those.flatMap(({ factors }) => [...factors.keys()]))],
  }));
}

function polytopeOf({ equations, variables }: Bundle): Polytope | null {
  const rows = eliminate(equations, variables);
  return rows && makePolytope(rows, variables);
}

function rangeBy(
  polytope: Polytope,
  variables: readonly number[],
  enough = Number.MAX_VALUE,
): Range {
  const seen = polytope.seen(variables);
  if (seen.most - seen.least >= enough) return seen;
  const times = (factor: number) => new Map(variables.map((variable) => [variable, factor]));
  return { least: polytope.least(times(1)), most: -polytope.least(times(-1)) };
}
