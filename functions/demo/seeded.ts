/** Choices that a seed decides, the same on every machine (mulberry32). */
export type Seeded = {
  /** A whole number from 0 up to `below`. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of the keys, as often as its weight, a whole number, says. */
  readonly weighted: <K extends string>(weights: { readonly [Key in K]: number }) => K;
  /** About normally distributed, mean 0 and variance 1: the sum of twelve even chances (Irwin–Hall). */
  readonly normal: () => number;
};

const EVEN_CHANCES = 12;

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
  const normal = () => {
    let sum = 0;
    for (let i = 0; i < EVEN_CHANCES; i += 1) sum += next();
    return sum - EVEN_CHANCES / 2;
  };
  return { below, pick, chance: (share) => next() < share, weighted, normal };

  function weighted<K extends string>(weights: { readonly [Key in K]: number }): K {
    const many: K[] = [];
    for (const key in weights) many.push(...Array<K>(weights[key]).fill(key));
    return pick(many);
  }
}

/** A seed of its own for each thing that is told apart by a text. */
export function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** A choice among things of different weight; the weights are looked at once. */
export function picker<T>(
  things: readonly T[],
  weightOf: (thing: T) => number,
): (random: Seeded) => T {
  let total = 0;
  const ends = things.map((thing) => {
    total += weightOf(thing);
    return total;
  });
  return (random) => {
    const at = (random.below(STEPS) / STEPS) * total;
    const [found] = things.slice(ends.findIndex((end) => end > at));
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  };
}

const STEPS = 1_000_000;

/** Bytes for numbers and boundaries, decided by the seed: made-up cases need no secrets. */
export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  const random = seeded(seed);
  return (bytes) => Uint8Array.from({ length: bytes }, () => random.below(256));
}
