import { type Equation, makeElimination, NOTHING, type PivotRow } from './elimination.ts';
import { makePolytope, type Polytope } from './simplex.ts';

/** The least and the most that something can be; Infinity when nothing bounds it. */
export type Range = { readonly least: number; readonly most: number };

/** What can be said of variables from what is known of their sums. */
export type Solution = {
  /** The range of a sum of variables. */
  readonly rangeOf: (variables: readonly number[]) => Range;
};

type Part = { readonly variables: readonly number[]; readonly polytope: Polytope };

/**
 * All that equations over variables from 0 up say.
 * @param always equations that hold together
 * @param known further ones, the surest first: one that cannot be true with those before it is left out
 */
export function solve(
  variables: number,
  always: readonly Equation[],
  known: readonly Equation[],
): { readonly solution: Solution; readonly leftOut: number } {
  const whole = attempt(variables, [...always, ...known]);
  if (whole.solution !== null) return { solution: whole.solution, leftOut: whole.leftOut };
  const kept = largestFitting({ variables, always, kept: [] }, known);
  const { solution } = attempt(variables, [...always, ...kept]);
  if (solution === null) throw new Error('The numbers of one release cannot be true together.');
  return { solution, leftOut: known.length - kept.length };
}

type Fitting = {
  readonly variables: number;
  readonly always: readonly Equation[];
  readonly kept: readonly Equation[];
};

/** Takes in as many of the equations, in their order, as fit: by halves, since most of them do. */
function largestFitting(fitting: Fitting, more: readonly Equation[]): readonly Equation[] {
  const kept = [...fitting.kept, ...more];
  if (attempt(fitting.variables, [...fitting.always, ...kept]).solution !== null) return kept;
  if (more.length <= 1) return fitting.kept;
  const half = Math.ceil(more.length / 2);
  const first = largestFitting(fitting, more.slice(0, half));
  return largestFitting({ ...fitting, kept: first }, more.slice(half));
}

/** @returns no solution when there are no values from 0 up */
function attempt(
  variables: number,
  equations: readonly Equation[],
): { readonly solution: Solution | null; readonly leftOut: number } {
  const elimination = makeElimination(variables);
  const leftOut = equations.filter((equation) => !elimination.add(equation)).length;
  const rows = elimination.rows();
  const fixed = new Map<number, number>();
  const open: PivotRow[] = [];
  for (const row of rows) {
    if (row.factors.some((factor, variable) => factor !== 0 && variable !== row.pivot)) {
      open.push(row);
    } else fixed.set(row.pivot, row.value);
  }
  if ([...fixed.values()].some((value) => value < -NOTHING)) return { solution: null, leftOut };
  const parts = partsOf(open);
  return { solution: parts && { rangeOf: rangeIn(fixed, parts) }, leftOut };
}

/** The equations in bundles that share no variable; null when one of them fits no values. */
function partsOf(rows: readonly PivotRow[]): ReadonlyMap<number, Part> | null {
  const partOf = new Map<number, Part>();
  for (const bundle of bundlesOf(rows)) {
    const variables = [...new Set(bundle.flatMap(variablesOf))].sort((a, b) => a - b);
    const polytope = makePolytope(bundle, variables);
    if (polytope === null) return null;
    for (const variable of variables) partOf.set(variable, { variables, polytope });
  }
  return partOf;
}

function variablesOf({ factors }: PivotRow): readonly number[] {
  return [...factors.keys()].filter((variable) => factors[variable] !== 0);
}

function bundlesOf(rows: readonly PivotRow[]): readonly (readonly PivotRow[])[] {
  const parent = new Map<number, number>();
  const rootOf = (variable: number): number => {
    const up = parent.get(variable) ?? variable;
    return up === variable ? variable : rootOf(up);
  };
  for (const row of rows) {
    for (const variable of variablesOf(row)) parent.set(rootOf(variable), rootOf(row.pivot));
  }
  return [...Map.groupBy(rows, ({ pivot }) => rootOf(pivot)).values()];
}

function rangeIn(fixed: ReadonlyMap<number, number>, parts: ReadonlyMap<number, Part>) {
  return (variables: readonly number[]): Range => {
    const known = variables.filter((variable) => fixed.has(variable));
    const sum = known.reduce((total, variable) => total + (fixed.get(variable) ?? 0), 0);
    const open = variables.filter((variable) => !fixed.has(variable));
    const bounded = open.filter((variable) => parts.has(variable));
    const ranges = [...Map.groupBy(bounded, (variable) => parts.get(variable)?.polytope)].map(
      ([polytope, those]) => rangeBy(polytope, those),
    );
    return {
      least: ranges.reduce((total, { least }) => total + least, sum),
      most:
        bounded.length < open.length
          ? Number.POSITIVE_INFINITY
          : ranges.reduce((total, { most }) => total + most, sum),
    };
  };
}

function rangeBy(polytope: Polytope | undefined, variables: readonly number[]): Range {
  if (polytope === undefined) return { least: 0, most: Number.POSITIVE_INFINITY };
  const times = (factor: number) => new Map(variables.map((variable) => [variable, factor]));
  return { least: polytope.least(times(1)), most: -polytope.least(times(-1)) };
}
