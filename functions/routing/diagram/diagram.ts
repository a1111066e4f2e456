/**
 * A decision diagram: what every combination of answers comes to, as a graph in which equal parts
 * stand once. A node asks one axis and has a child per value; an axis that makes no difference is
 * not asked. (Bryant, Graph-Based Algorithms for Boolean Function Manipulation, 1986; with many
 * values a node: Srinivasan and others, Algorithms for Discrete Function Manipulation, 1990.)
 */
export type Diagram = {
  /** How many values each axis has; axes are asked in this order. */
  readonly sizes: readonly number[];
  readonly root: Ref;
  /** The axis a node asks. A node's children have smaller numbers and later axes than itself. */
  readonly axisOf: Int32Array;
  /** Where in `children` a node's first child stands; the one of value `v` stands `v` later. */
  readonly firstOf: Int32Array;
  readonly children: Int32Array;
};

/** A node by its number, or, below 0, a leaf. */
export type Ref = number;

/** The leaf with a value (an integer from 0). */
export function leaf(value: number): Ref {
  return ~value;
}

export function isLeaf(ref: Ref): boolean {
  return ref < 0;
}

/** The value of a leaf. */
export function leafValue(ref: Ref): number {
  return ~ref;
}

/** Proving stops here instead of hanging. */
export class TooComplex extends Error {
  constructor(nodesMax: number) {
    super(`The rules need a decision diagram of more than ${nodesMax} nodes.`);
  }
}

/** The nodes of a diagram while it is made: equal ones are one. */
export class Nodes {
  readonly #nodesMax: number;
  readonly #axisOf: number[] = [];
  readonly #firstOf: number[] = [];
  readonly #children: number[] = [];
  readonly #known = new Map<string, Ref>();

  /** @throws TooComplex from {@link Nodes.node} when there are more than `nodesMax`. */
  constructor(nodesMax: number) {
    this.#nodesMax = nodesMax;
  }

  /** The node that asks `axis`, or its only child when all values come to the same. */
  node(axis: number, children: readonly Ref[]): Ref {
    const [first = 0] = children;
    if (children.every((child) => child === first)) return first;
    const key = `${axis} ${children.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const ref = this.#axisOf.length;
    if (ref >= this.#nodesMax) throw new TooComplex(this.#nodesMax);
    this.#axisOf.push(axis);
    this.#firstOf.push(this.#children.length);
    for (const child of children) this.#children.push(child);
    this.#known.set(key, ref);
    return ref;
  }

  /** The diagram that begins at `root`. */
  from(root: Ref, sizes: readonly number[]): Diagram {
    return {
      sizes,
      root,
      axisOf: Int32Array.from(this.#axisOf),
      firstOf: Int32Array.from(this.#firstOf),
      children: Int32Array.from(this.#children),
    };
  }
}

/** The axis a node asks; for a leaf, the number of axes: all lie before it. */
export function axisAt({ axisOf, sizes }: Diagram, ref: Ref): number {
  return axisOf[ref] ?? sizes.length;
}

/** A node's child for a value; for a value its axis does not have, a leaf that no diagram has. */
export function childAt({ firstOf, children }: Diagram, node: Ref, value: number): Ref {
  return children[(firstOf[node] ?? 0) + value] ?? NO_LEAF;
}

const NO_LEAF: Ref = leaf(2 ** 30);
