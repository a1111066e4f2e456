import { axisAt, childAt, type Diagram, isLeaf, leafValue, type Ref } from './diagram.ts';
import type { Box } from './first-match.ts';

/**
 * How many combinations come to each leaf (index: its value), all of them or those in a box. One
 * pass from the root down: a node stands before its children. Exact below 2^53.
 * @param leafCount one more than the greatest value of a leaf.
 */
export function countLeaves(diagram: Diagram, leafCount: number, box: Box = []): Float64Array {
  const counts = new Float64Array(leafCount);
  const before = combinationsBefore(diagram.sizes, box);
  const total = before.at(-1) ?? 1;
  if (total === 0) return counts;
  const weights = new Float64Array(Math.max(diagram.root + 1, 0));
  /** Adds what reaches `ref` from just before `axis`: the axes between them are free. */
  const add = (ref: Ref, axis: number, weight: number) => {
    const reaching = (weight * (before[axisAt(diagram, ref)] ?? 1)) / (before[axis] ?? 1);
    if (isLeaf(ref)) counts[leafValue(ref)] = (counts[leafValue(ref)] ?? 0) + reaching;
    else weights[ref] = (weights[ref] ?? 0) + reaching;
  };
  add(diagram.root, 0, 1);
  for (let node = diagram.root; node >= 0; node -= 1) {
    const weight = weights[node] ?? 0;
    if (weight === 0) continue;
    const axis = axisAt(diagram, node);
    const letIn = box[axis] ?? null;
    for (let value = 0; value < (diagram.sizes[axis] ?? 0); value += 1) {
      if (letIn === null || letIn[value] === 1)
        add(childAt(diagram, node, value), axis + 1, weight);
    }
  }
  return counts;
}

/** How many combinations the axes before each have, in the box; last: all of them. */
function combinationsBefore(sizes: readonly number[], box: Box): readonly number[] {
  const before = [1];
  for (const [axis, size] of sizes.entries()) {
    const width = box[axis]?.reduce((sum, one) => sum + one, 0) ?? size;
    before.push((before[axis] ?? 1) * width);
  }
  return before;
}
