/** Choices that a seed decides, the same on every machine (mulberry32). */
export type Seeded = {
  /** A whole number from 0 up to `below`. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of the keys, as often as its weight says. */
  readonly weighted: <K extends string>(weights: { readonly [Key in K]: number }) => K;
};

export function seeded(seed: number): Seeded {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => {
    const [one] = from.slice(below(from.length));
    if (one === undefined) throw new Error('There is nothing to pick from.');
    return one;
  };
  return { below, pick, chance: (share) => next() < share, weighted };

  function weighted<K extends string>(weights: { readonly [Key in K]: number }): K {
    const many: K[] = [];
    for (const key in weights) many.push(...Array<K>(weights[key]).fill(key));
    return pick(many);
  }
}
