import type { PivotRow } from './elimination.ts';
import { type Filled, filledIn, subtractTimes } from './sparse-row.ts';
import { NOTHING } from './substitution.ts';

/** What is to be made least: a factor for each of some variables. */
export type Objective = ReadonlyMap<number, number>;

/** All ways to give variables values from 0 up so that their equations hold. */
export type Polytope = {
  /** The least value of the objective; -Infinity when there is none. */
  readonly least: (objective: Objective) => number;
  /** The least and the most that a sum of variables was in any way that was come by. */
  readonly seen: (variables: readonly number[]) => {
    readonly least: number;
    readonly most: number;
  };
};

/** After so many steps the choice that cannot go in circles takes over. */
const STEPS_BEFORE_BLAND = 200;

/** As many of the ways come by are kept. */
const CORNERS_MAX = 200;

/** Equations as the method works on them: the last factor of a row is its value. */
type Tableau = { readonly rows: Float64Array[]; readonly basis: number[]; readonly width: number };

/**
 * The two-phase primal simplex method on a dense tableau, with Bland's rule against circles.
 * Source: V. Chvátal, Linear Programming (1983), chapters 2, 3 and 8.
 * @param given equations solved for one variable each, which they name by its place
 * @param variables the variables they are about
 * @returns null when no values from 0 up fit
 */
export function makePolytope(
  given: readonly PivotRow[],
  variables: readonly number[],
): Polytope | null {
  // One column more than there are variables: the one that first makes everything fit.
  const width = variables.length + 1;
  const columnOf = new Map(variables.map((variable, column) => [variable, column]));
  const rows = given.map(({ factors, value }) => {
    const row = new Float64Array(width + 1);
    row.set(factors);
    row[width] = value;
    return row;
  });
  const tableau = { rows, basis: given.map(({ pivot }) => pivot), width };
  if (!makeFitting(tableau)) return null;
  const corners = [cornerOf(tableau)];
  const least = (objective: Objective) => {
    const costs = new Float64Array(width + 1);
    for (const [variable, factor] of objective) costs[columnOf.get(variable) ?? 0] = factor;
    const value = minimise(tableau, costs);
    if (corners.length < CORNERS_MAX) corners.push(cornerOf(tableau));
    return value;
  };
  const seen = (those: readonly number[]) => {
    const columns = those.map((variable) => columnOf.get(variable) ?? 0);
    const sums = corners.map((corner) =>
      columns.reduce((sum, column) => sum + (corner[column] ?? 0), 0),
    );
    return { least: Math.min(...sums), most: Math.max(...sums) };
  };
  return { least, seen };
}

/** The values of the variables where the tableau stands. */
function cornerOf({ rows, basis, width }: Tableau): Float64Array {
  const corner = new Float64Array(width);
  for (const [i, row] of rows.entries()) corner[basis[i] ?? 0] = row[width] ?? 0;
  return corner;
}

/** Phase one: one more variable lifts every value to 0 or more, and is then made 0 again. */
function makeFitting(tableau: Tableau): boolean {
  const { rows, basis, width } = tableau;
  const lift = width - 1;
  const lowest = argLeast(rows.map((row) => row[width] ?? 0));
  if (lowest === null || (rows[lowest]?.[width] ?? 0) >= -NOTHING) return true;
  for (const row of rows) row[lift] = -1;
  pivot(tableau, lowest, lift);
  const costs = new Float64Array(width + 1);
  costs[lift] = 1;
  if (minimise(tableau, costs) > NOTHING * 10) return false;
  const at = basis.indexOf(lift);
  if (at >= 0) {
    const other = rows[at]?.findIndex((factor, column) => column < lift && factor !== 0) ?? -1;
    if (other >= 0) pivot(tableau, at, other);
  }
  for (const row of rows) row[lift] = 0;
  return true;
}

function argLeast(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((best, value, i) => (value < (values[best] ?? 0) ? i : best), 0);
}

/** Phase two, from wherever the tableau stands. */
function minimise(tableau: Tableau, costs: Float64Array): number {
  const { rows, basis, width } = tableau;
  const reduced = Float64Array.from(costs);
  rows.forEach((row, i) => {
    if ((costs[basis[i] ?? 0] ?? 0) !== 0)
      subtractTimes(reduced, filledRow(row), costs[basis[i] ?? 0] ?? 0);
  });
  for (let step = 0; ; step += 1) {
    const enters = entering(reduced, width, step > STEPS_BEFORE_BLAND);
    if (enters === null) return -(reduced[width] ?? 0);
    const leaves = leaving(tableau, enters);
    if (leaves === null) return Number.NEGATIVE_INFINITY;
    pivot(tableau, leaves, enters);
    const row = rows[leaves];
    if (row !== undefined) subtractTimes(reduced, filledRow(row), reduced[enters] ?? 0);
  }
}

function filledRow(factors: Float64Array): Filled {
  return { factors, filled: filledIn(factors) };
}

function entering(reduced: Float64Array, width: number, bland: boolean): number | null {
  let best: number | null = null;
  for (let column = 0; column < width; column += 1) {
    const cost = reduced[column] ?? 0;
    if (cost >= -NOTHING || (best !== null && cost >= (reduced[best] ?? 0))) continue;
    best = column;
    if (bland) return best;
  }
  return best;
}

/** The row that bounds the step first; of equals the one whose variable comes first. */
function leaving({ rows, basis, width }: Tableau, enters: number): number | null {
  let best: { readonly row: number; readonly ratio: number } | null = null;
  for (const [i, row] of rows.entries()) {
    const factor = row[enters] ?? 0;
    if (factor <= NOTHING) continue;
    const ratio = (row[width] ?? 0) / factor;
    const isNearer = best === null || ratio < best.ratio - NOTHING;
    const isEqual = best !== null && Math.abs(ratio - best.ratio) <= NOTHING;
    const comesFirst = isEqual && (basis[i] ?? 0) < (basis[best?.row ?? 0] ?? 0);
    if (isNearer || comesFirst) best = { row: i, ratio };
  }
  return best?.row ?? null;
}

function pivot({ rows, basis }: Tableau, at: number, column: number): void {
  const row = rows[at];
  if (row === undefined) return;
  const by = row[column] ?? 1;
  const filled = filledIn(row);
  for (const i of filled) row[i] = (row[i] ?? 0) / by;
  for (const other of rows) {
    if (other !== row) subtractTimes(other, { factors: row, filled }, other[column] ?? 0);
  }
  basis[at] = column;
}
