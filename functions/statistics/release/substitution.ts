/** A linear equation: the sum of its variables, each times its factor, is `value`. */
export type Equation = {
  readonly factors: ReadonlyMap<number, number>;
  readonly value: number;
};

/** What is smaller counts as nothing: factors are small whole numbers, values counts of cases. */
export const NOTHING = 1e-7;

/** Equations without the variables that follow one by one. */
export type Substituted = {
  readonly fixed: ReadonlyMap<number, number>;
  /** Of at least two variables each. */
  readonly open: readonly Equation[];
};

/**
 * Puts in what is known, again and again, until every equation that is left has two unknowns or more:
 * most numbers of a release are told, so little is left.
 * @returns null when two equations say different things, or a variable would be below 0
 */
export function substitute(equations: readonly Equation[]): Substituted | null {
  const left = equations.map(({ factors, value }) => ({ factors: new Map(factors), value }));
  const fixed = new Map<number, number>();
  const having = new Map<number, number[]>();
  for (const [i, { factors }] of left.entries()) {
    for (const variable of factors.keys()) {
      having.set(variable, [...(having.get(variable) ?? []), i]);
    }
  }
  const toDo = [...left.keys()];
  for (let i = toDo.pop(); i !== undefined; i = toDo.pop()) {
    const equation = left[i];
    if (equation === undefined || equation.factors.size > 1) continue;
    const [only] = equation.factors;
    if (only === undefined) {
      if (Math.abs(equation.value) > NOTHING) return null;
      continue;
    }
    const [variable, factor] = only;
    const value = equation.value / factor;
    if (value < -NOTHING) return null;
    fixed.set(variable, value);
    for (const other of having.get(variable) ?? []) {
      const those = left[other];
      const times = those?.factors.get(variable);
      if (those === undefined || times === undefined) continue;
      those.factors.delete(variable);
      those.value -= times * value;
      toDo.push(other);
    }
  }
  return { fixed, open: left.filter(({ factors }) => factors.size > 1) };
}
