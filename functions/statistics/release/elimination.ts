import { type Equation, NOTHING } from './substitution.ts';

/** An equation of dense factors, with a variable of its own (`pivot`) that no other row has. */
export type PivotRow = { readonly pivot: number; readonly factors: Float64Array; value: number };

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
  const rows: PivotRow[] = [];
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
    const solved = { pivot, factors: row.factors.map((one) => one / by), value: row.value / by };
    for (const other of rows) subtract(other, solved);
    rows.push(solved);
  }
  return rows;
}

/** Takes a variable out of an equation, by the row that is solved for it. */
function subtract(from: { factors: Float64Array; value: number }, row: PivotRow): void {
  const times = from.factors[row.pivot] ?? 0;
  if (times === 0) return;
  for (let place = 0; place < row.factors.length; place += 1) {
    const factor = row.factors[place] ?? 0;
    if (factor === 0) continue;
    const left = (from.factors[place] ?? 0) - times * factor;
    from.factors[place] = Math.abs(left) < NOTHING ? 0 : left;
  }
  from.value -= times * row.value;
}
