/** Chance that is the same in every run. */
export type Seeded = {
  /** An integer from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** One of the values. */
  readonly one: <T>(values: readonly T[]) => T;
  /** Some of the values: at least one, and not all where there are more. */
  readonly some: <T>(values: readonly T[], most?: number) => readonly T[];
};

/** Mulberry32 (Tommy Ettinger, 2017): good enough to scatter, and short. */
export function seeded(seed: number): Seeded {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b_79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const one = <T>(values: readonly T[]): T => {
    const [value] = values.slice(below(values.length));
    if (value === undefined) throw new Error('There is nothing to choose from.');
    return value;
  };
  const some = <T>(values: readonly T[], most = values.length - 1) => {
    const left = [...values];
    const count = 1 + below(Math.max(1, Math.min(most, values.length - 1)));
    return Array.from({ length: count }, () => left.splice(below(left.length), 1)).flat();
  };
  return { below, one, some };
}
