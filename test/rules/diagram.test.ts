import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine } from '../../functions/routing/diagram/combine.ts';
import { countLeaves } from '../../functions/routing/diagram/count-leaves.ts';
import { type Cube, cubesOf } from '../../functions/routing/diagram/cubes.ts';
import {
  axisAt,
  childAt,
  type Diagram,
  isLeaf,
  leafValue,
  TooComplex,
} from '../../functions/routing/diagram/diagram.ts';
import { findPath } from '../../functions/routing/diagram/find-path.ts';
import { type Box, firstMatch } from '../../functions/routing/diagram/first-match.ts';
import { howOften } from '../how-often.ts';

const RUNS = howOften({ usual: 1_000, long: 40_000 });
const NODES_MAX = 100_000;

type Space = { readonly sizes: readonly number[]; readonly boxes: readonly Box[] };

/** Small spaces of every form, and boxes that ask some axes, also for nothing. */
const space: fc.Arbitrary<Space> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) =>
    fc.record({ sizes: fc.constant(sizes), boxes: fc.array(boxIn(sizes), { maxLength: 9 }) }),
  );
/** The same space with two lists of boxes. */
const pair = space.chain(({ sizes, boxes }) =>
  fc.array(boxIn(sizes), { maxLength: 9 }).map(
    (others) =>
      [
        { sizes, boxes },
        { sizes, boxes: others },
      ] as const,
  ),
);
const spaceWithBox = space.chain((one) => boxIn(one.sizes).map((box) => ({ ...one, box })));

function boxIn(sizes: readonly number[]): fc.Arbitrary<Box> {
  const values = sizes.map((size) =>
    fc.option(
      fc
        .uint8Array({ minLength: size, maxLength: size, max: 1 })
        .map((one) => Uint8Array.from(one)),
      { freq: 2 },
    ),
  );
  return fc.tuple(...values);
}

function diagramOf({ sizes, boxes }: Space): Diagram {
  return firstMatch(sizes, boxes, NODES_MAX);
}

/** Every combination, by counting through the values. */
function everyCombination(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (all, size) =>
      all.flatMap((one) => Array.from({ length: size }, (_, value) => [...one, value])),
    [[]],
  );
}

function holds(box: Box, combination: readonly number[]): boolean {
  return combination.every((value, axis) => (box[axis]?.[value] ?? 1) === 1);
}

/** The first box that holds a combination: what the diagram must say. */
function firstHolding({ boxes }: Space, combination: readonly number[]): number {
  const found = boxes.findIndex((box) => holds(box, combination));
  return found === -1 ? boxes.length : found;
}

function leafAt(diagram: Diagram, combination: readonly number[]): number {
  let ref = diagram.root;
  while (!isLeaf(ref)) ref = childAt(diagram, ref, combination[axisAt(diagram, ref)] ?? 0);
  return leafValue(ref);
}

function isIn({ values }: Cube, combination: readonly number[]): boolean {
  return combination.every((value, axis) => values[axis]?.includes(value) ?? true);
}

/** Two cubes of one leaf that differ on one axis only could be one. */
function couldBeOne(a: Cube, b: Cube): boolean {
  const apart = a.values.filter((values, axis) => String(values) !== String(b.values[axis]));
  return a.leaf === b.leaf && apart.length === 1;
}

function always<T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, check), { numRuns: RUNS });
}

describe('a decision diagram', () => {
  test('says of every combination what trying the boxes in order says', () => {
    always(space, (one) => {
      const diagram = diagramOf(one);
      for (const combination of everyCombination(one.sizes)) {
        expect(leafAt(diagram, combination)).toBe(firstHolding(one, combination));
      }
    });
  });

  test('counts the combinations of each leaf, all of them and those in a box', () => {
    always(spaceWithBox, ({ box, ...one }) => {
      const diagram = diagramOf(one);
      const all = everyCombination(one.sizes);
      for (const [within, combinations] of [
        [[], all],
        [box, all.filter((combination) => holds(box, combination))],
      ] as const) {
        const truth = Array<number>(one.boxes.length + 1).fill(0);
        for (const combination of combinations) {
          const leaf = firstHolding(one, combination);
          truth[leaf] = (truth[leaf] ?? 0) + 1;
        }
        expect([...countLeaves(diagram, truth.length, within)]).toEqual(truth);
      }
    });
  });

  test('finds the first combination of a leaf in a box, or that there is none', () => {
    always(spaceWithBox, ({ box, ...one }) => {
      const diagram = diagramOf(one);
      for (const wanted of [0, one.boxes.length]) {
        const truth = everyCombination(one.sizes).find(
          (combination) => holds(box, combination) && firstHolding(one, combination) === wanted,
        );
        expect(findPath(diagram, (leaf) => leaf === wanted, box)).toEqual(truth ?? null);
      }
    });
  });

  test('combined with another says what both say', () => {
    always(pair, ([one, other]) => {
      const both = combine([diagramOf(one), diagramOf(other)], (a, b) => a * 100 + b, NODES_MAX);
      for (const combination of everyCombination(one.sizes)) {
        const [a, b] = [firstHolding(one, combination), firstHolding(other, combination)];
        expect(leafAt(both, combination)).toBe(a * 100 + b);
      }
    });
  });

  test('has each part once: combined with itself it does not grow', () => {
    always(space, (one) => {
      const diagram = diagramOf(one);
      const twice = combine([diagram, diagram], (a) => a, NODES_MAX);
      expect(twice.axisOf.length).toBe(diagram.axisOf.length);
    });
  });

  test('is cubes that hold each combination once, and that nothing joins', () => {
    always(space, (one) => {
      const cubes = cubesOf(diagramOf(one), one.boxes.length);
      for (const combination of everyCombination(one.sizes)) {
        const holding = cubes.filter((cube) => isIn(cube, combination));
        const truth = firstHolding(one, combination);
        const expected = truth === one.boxes.length ? [] : [truth];
        expect(holding.map(({ leaf }) => leaf)).toEqual(expected);
      }
      const joinable = cubes.filter((a, i) => cubes.slice(i + 1).some((b) => couldBeOne(a, b)));
      expect(joinable).toEqual([]);
    });
  });

  test('gives up with a word at its budget instead of hanging', () => {
    // Each box asks for the same value on two axes that lie far apart: nothing can be shared.
    const sizes = Array<number>(24).fill(4);
    const boxes = Array.from({ length: 48 }, (_, at): Box => {
      const same = Uint8Array.from({ length: 4 }, (_, value) =>
        value === Math.floor(at / 12) ? 1 : 0,
      );
      return sizes.map((_, axis) => (axis % 12 === at % 12 ? same : null));
    });
    expect(() => firstMatch(sizes, boxes, 20_000)).toThrow(TooComplex);
  });
});
