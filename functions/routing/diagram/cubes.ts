import { axisAt, childAt, type Diagram, isLeaf, leafValue, type Ref } from './diagram.ts';

/** All combinations with one of some values on each axis; null: any value. They come to one leaf. */
export type Cube = { readonly leaf: number; readonly values: readonly Values[] };

/** Values of an axis, rising; null: all of them. */
export type Values = readonly number[] | null;

/**
 * The combinations that come to another leaf than `leftOut`, as cubes: no two hold the same
 * combination, together they hold them all, and no two could be written as one.
 */
export function cubesOf(diagram: Diagram, leftOut: number): readonly Cube[] {
  const made = new Map<Ref, readonly Cube[]>();
  /** Cubes over the axes from `axis` on. */
  const from = (ref: Ref, axis: number): readonly Cube[] => {
    const asked = axisAt(diagram, ref);
    const own = isLeaf(ref) ? leafCubes(leafValue(ref)) : nodeCubes(ref, asked);
    const free = Array<null>(asked - axis).fill(null);
    return own.map((cube) => ({ ...cube, values: [...free, ...cube.values] }));
  };
  const leafCubes = (value: number) => (value === leftOut ? [] : [{ leaf: value, values: [] }]);
  const nodeCubes = (node: Ref, axis: number): readonly Cube[] => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const size = diagram.sizes[axis] ?? 0;
    const split = [...valuesByChild(diagram, node, size)].flatMap(([child, values]) =>
      from(child, axis + 1).map((cube) => ({ ...cube, values: [values, ...cube.values] })),
    );
    const cubes = joinedOn(split, 0, size);
    made.set(node, cubes);
    return cubes;
  };
  return joined(from(diagram.root, 0), diagram.sizes);
}

function valuesByChild(diagram: Diagram, node: Ref, size: number): ReadonlyMap<Ref, number[]> {
  const byChild = new Map<Ref, number[]>();
  for (let value = 0; value < size; value += 1) {
    const child = childAt(diagram, node, value);
    const values = byChild.get(child) ?? [];
    values.push(value);
    byChild.set(child, values);
  }
  return byChild;
}

/** Joins cubes along one axis after the other until nothing joins. */
function joined(cubes: readonly Cube[], sizes: readonly number[]): readonly Cube[] {
  let fewest = cubes;
  for (;;) {
    const before = fewest.length;
    for (const [axis, size] of sizes.entries()) fewest = joinedOn(fewest, axis, size);
    if (fewest.length === before) return fewest;
  }
}

/** Cubes that differ on one axis only are one. */
function joinedOn(cubes: readonly Cube[], axis: number, size: number): readonly Cube[] {
  const byRest = new Map<string, { readonly first: Cube; readonly values: number[] }>();
  const whole: Cube[] = [];
  for (const cube of cubes) {
    const values = cube.values[axis] ?? null;
    if (values === null) {
      whole.push(cube);
      continue;
    }
    const key = `${cube.leaf} ${cube.values.map((one, at) => (at === axis ? '' : (one?.join() ?? '*'))).join(';')}`;
    const group = byRest.get(key) ?? { first: cube, values: [] };
    group.values.push(...values);
    byRest.set(key, group);
  }
  const unions = [...byRest.values()].map(({ first, values }) => ({
    ...first,
    values: first.values.with(axis, values.length === size ? null : values.toSorted(byNumber)),
  }));
  return [...whole, ...unions];
}

const byNumber = (a: number, b: number) => a - b;
