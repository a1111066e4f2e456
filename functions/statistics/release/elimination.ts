/** A linear equation: the sum of its variables, each times its factor, is `value`. */
export type Equation = {
  readonly factors: ReadonlyMap<number, number>;
  readonly value: number;
};

/** An equation of dense factors, with a variable of its own (`pivot`) that no other row has. */
export type PivotRow = { readonly pivot: number; readonly factors: Float64Array; value: number };

/** What is smaller counts as nothing: factors are small whole numbers, values counts of cases. */
export const NOTHING = 1e-7;

/**
 * Equations solved for one variable each (Gauss–Jordan): what one says twice is said once, and what
 * cannot be true together with the earlier ones is found.
 */
export function makeElimination(variables: number): {
  /** Takes an equation in. @returns whether it can be true together with those before */
  readonly add: (equation: Equation) => boolean;
  readonly rows: () => readonly PivotRow[];
} {
  const rows: PivotRow[] = [];
  const rowOf = new Map<number, PivotRow>();

  function add(equation: Equation): boolean {
    const { factors, value } = reduced(equation);
    const pivot = factors.findIndex((factor) => factor !== 0);
    if (pivot < 0) return Math.abs(value) < NOTHING;
    const by = factors[pivot] ?? 1;
    const row = { pivot, factors: factors.map((factor) => factor / by), value: value / by };
    for (const other of rows) subtract(other, row);
    rows.push(row);
    rowOf.set(pivot, row);
    return true;
  }

  function reduced(equation: Equation) {
    const row = { factors: new Float64Array(variables), value: equation.value };
    for (const [variable, factor] of equation.factors) row.factors[variable] = factor;
    for (const variable of equation.factors.keys()) {
      const known = rowOf.get(variable);
      if (known !== undefined) subtract(row, known);
    }
    return row;
  }

  return { add, rows: () => rows };
}

/** Takes a variable out of an equation, by the row that is solved for it. */
function subtract(from: { factors: Float64Array; value: number }, row: PivotRow): void {
  const times = from.factors[row.pivot] ?? 0;
  if (times === 0) return;
  row.factors.forEach((factor, variable) => {
    if (factor === 0) return;
    const left = (from.factors[variable] ?? 0) - times * factor;
    from.factors[variable] = Math.abs(left) < NOTHING ? 0 : left;
  });
  from.value -= times * row.value;
}
