import { filledIn, subtractTimes } from './sparse-row.ts';
import { type Equation, NOTHING } from './substitution.ts';

/** An equation of dense factors, with a variable of its own (`pivot`) that no other row has. */
export type PivotRow = { readonly pivot: number; readonly factors: Float64Array; value: number };

type Solved = PivotRow & { filled: readonly number[] };

/**
 * Equations solved for one variable each (Gauss–Jordan): what is said twice is said once.
 * @param variables the variables they are about; in the rows each is named by its place here
 * @returns null when the equations cannot be true together
 */
export function eliminate(
  equations: readonly Equation[],
  variables: readonly number[],
): readonly PivotRow[] | null {
  const placeOf = new Map(variables.map((variable, place) => [variable, place]));
  const rows: Solved[] = [];
  for (const { factors, value } of equations) {
    const row = { factors: new Float64Array(variables.length), value };
    for (const [variable, factor] of factors) row.factors[placeOf.get(variable) ?? 0] = factor;
    for (const known of rows) subtract(row, known);
    const pivot = row.factors.findIndex((factor) => factor !== 0);
    if (pivot < 0) {
      if (Math.abs(row.value) > NOTHING) return null;
      continue;
    }
    const by = row.factors[pivot] ?? 1;
    const solvedFor = row.factors.map((one) => one / by);
    const solved = {
      pivot,
      factors: solvedFor,
      value: row.value / by,
      filled: filledIn(solvedFor),
    };
    for (const other of rows) {
      if (other.factors[pivot] === 0) continue;
      subtract(other, solved);
      other.filled = filledIn(other.factors);
    }
    rows.push(solved);
  }
  return rows;
}

/** Takes a variable out of an equation, by the row that is solved for it. */
function subtract(from: { factors: Float64Array; value: number }, row: Solved): void {
  const times = from.factors[row.pivot] ?? 0;
  subtractTimes(from.factors, row, times);
  from.value -= times * row.value;
}
