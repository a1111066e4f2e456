import { axisAt, childAt, type Diagram, isLeaf, leafValue, type Ref } from './diagram.ts';
import type { Box } from './first-match.ts';

/**
 * One combination (a value per axis) in a box that comes to a wanted leaf, the first one in the
 * order of the values; null when there is none.
 */
export function findPath(
  diagram: Diagram,
  isWanted: (value: number) => boolean,
  box: Box = [],
): readonly number[] | null {
  const inVain = new Set<Ref>();
  const letsIn = (axis: number, value: number) => (box[axis]?.[value] ?? 1) === 1;
  const firstOn = (axis: number) => {
    for (let value = 0; value < (diagram.sizes[axis] ?? 0); value += 1) {
      if (letsIn(axis, value)) return value;
    }
    return undefined;
  };
  const walk = (ref: Ref, axis: number): readonly number[] | null => {
    if (axis < axisAt(diagram, ref)) {
      const value = firstOn(axis);
      const rest = value === undefined ? null : walk(ref, axis + 1);
      return rest === null || value === undefined ? null : [value, ...rest];
    }
    if (isLeaf(ref)) return isWanted(leafValue(ref)) ? [] : null;
    if (inVain.has(ref)) return null;
    for (let value = 0; value < (diagram.sizes[axis] ?? 0); value += 1) {
      const rest = letsIn(axis, value) ? walk(childAt(diagram, ref, value), axis + 1) : null;
      if (rest !== null) return [value, ...rest];
    }
    inVain.add(ref);
    return null;
  };
  return walk(diagram.root, 0);
}
