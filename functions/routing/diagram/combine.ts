import {
  axisAt,
  childAt,
  type Diagram,
  isLeaf,
  leaf,
  leafValue,
  Nodes,
  type Ref,
} from './diagram.ts';

/**
 * Two diagrams over the same axes as one: each combination comes to what `leafOf` makes of the two
 * leaves it comes to.
 * @throws TooComplex
 */
export function combine(
  [a, b]: readonly [Diagram, Diagram],
  leafOf: (valueInA: number, valueInB: number) => number,
  nodesMax: number,
): Diagram {
  const nodes = new Nodes(nodesMax);
  const made = new Map<number, Ref>();
  const refs = a.axisOf.length + b.axisOf.length + 2 ** 20;
  const both = (inA: Ref, inB: Ref): Ref => {
    if (isLeaf(inA) && isLeaf(inB)) return leaf(leafOf(leafValue(inA), leafValue(inB)));
    const key = inA * refs + inB;
    const known = made.get(key);
    if (known !== undefined) return known;
    const axis = Math.min(axisAt(a, inA), axisAt(b, inB));
    const children = Array.from({ length: a.sizes[axis] ?? 0 }, (_, value) =>
      both(
        axisAt(a, inA) === axis ? childAt(a, inA, value) : inA,
        axisAt(b, inB) === axis ? childAt(b, inB, value) : inB,
      ),
    );
    const ref = nodes.node(axis, children);
    made.set(key, ref);
    return ref;
  };
  return nodes.from(both(a.root, b.root), a.sizes);
}
