import { type Diagram, leaf, Nodes, type Ref } from './diagram.ts';

/** Which values of each axis are let in: 1 for yes, by value; null lets all in. */
export type Box = readonly (Uint8Array | null)[];

/**
 * The diagram of an ordered list of boxes: each combination comes to the first box that holds it
 * (leaf: its index), or to `boxes.length` when none does.
 *
 * How: axis by axis, only the boxes matter that the values so far leave possible, up to the first
 * that nothing can keep from matching any more. Where the same boxes are left, the rest is the same.
 * @throws TooComplex
 */
export function firstMatch(
  sizes: readonly number[],
  boxes: readonly Box[],
  nodesMax: number,
): Diagram {
  const nodes = new Nodes(nodesMax);
  const work = { nodes, boxes, levels: sizes.map((size, axis) => levelOf(boxes, axis, size)) };
  return nodes.from(below(work, 0, everyBox(boxes.length)), sizes);
}

/** A set of boxes, 32 to a word. */
type BoxSet = Uint32Array;

/** What building knows of an axis. */
type Level = {
  /** Values that every box treats alike have one number. */
  readonly kindOf: readonly number[];
  /** The boxes that let values of a kind in. */
  readonly letIn: readonly BoxSet[];
  /** The boxes that ask this axis. */
  readonly asking: BoxSet;
  /** The boxes that ask neither this axis nor a later one. */
  readonly done: BoxSet;
  /** Made nodes, by the boxes that were left. */
  readonly made: Map<string, Ref>;
};

type Work = {
  readonly nodes: Nodes;
  readonly boxes: readonly Box[];
  readonly levels: readonly Level[];
};

function levelOf(boxes: readonly Box[], axis: number, size: number): Level {
  const letIn: BoxSet[] = [];
  const kinds = new Map<string, number>();
  const kindOf = Array.from({ length: size }, (_, value) => {
    const set = boxSet(boxes, (box) => (box[axis]?.[value] ?? 1) === 1);
    const key = keyOf(set);
    const kind = kinds.get(key) ?? letIn.push(set) - 1;
    kinds.set(key, kind);
    return kind;
  });
  return {
    kindOf,
    letIn,
    asking: boxSet(boxes, (box) => box[axis] !== null),
    done: boxSet(boxes, (box) => box.slice(axis).every((values) => values === null)),
    made: new Map(),
  };
}

function below(work: Work, axis: number, possible: BoxSet): Ref {
  const level = work.levels[axis];
  const first = firstOf(possible);
  if (first === null) return leaf(work.boxes.length);
  if (level === undefined || has(level.done, first)) return leaf(first);
  cutAfter(possible, firstOf(intersection(possible, level.done)));
  if (!meets(possible, level.asking)) return below(work, axis + 1, possible);
  const key = keyOf(possible);
  const known = level.made.get(key);
  if (known !== undefined) return known;
  const byKind = level.letIn.map((set) => below(work, axis + 1, intersection(possible, set)));
  const ref = work.nodes.node(
    axis,
    level.kindOf.map((kind) => byKind[kind] ?? 0),
  );
  level.made.set(key, ref);
  return ref;
}

const WORD_BITS = 32;

function boxSet(boxes: readonly Box[], belongs: (box: Box) => boolean): BoxSet {
  const set = new Uint32Array(Math.ceil(boxes.length / WORD_BITS));
  for (const [index, box] of boxes.entries()) {
    if (belongs(box)) set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return set;
}

function everyBox(count: number): BoxSet {
  const set = new Uint32Array(Math.ceil(count / WORD_BITS)).fill(0xffff_ffff);
  const spare = set.length * WORD_BITS - count;
  if (spare > 0) set[set.length - 1] = 0xffff_ffff >>> spare;
  return set;
}

function intersection(a: BoxSet, b: BoxSet): BoxSet {
  const both = new Uint32Array(a.length);
  for (let word = 0; word < a.length; word += 1) both[word] = (a[word] ?? 0) & (b[word] ?? 0);
  return both;
}

function meets(a: BoxSet, b: BoxSet): boolean {
  for (let word = 0; word < a.length; word += 1) {
    if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
  }
  return false;
}

function has(set: BoxSet, index: number): boolean {
  return (((set[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The box that stands first, or null for the empty set. */
function firstOf(set: BoxSet): number | null {
  for (let word = 0; word < set.length; word += 1) {
    const bits = set[word] ?? 0;
    if (bits !== 0) return word * WORD_BITS + (31 - Math.clz32(bits & -bits));
  }
  return null;
}

/** Takes out the boxes that stand after one that matches for certain. */
function cutAfter(set: BoxSet, certain: number | null): void {
  if (certain === null) return;
  const word = certain >> 5;
  set[word] = (set[word] ?? 0) & (0xffff_ffff >>> (31 - (certain & 31)));
  set.fill(0, word + 1);
}

/** A set as a short text: two characters a word. */
function keyOf(set: BoxSet): string {
  return String.fromCharCode(...new Uint16Array(set.buffer));
}
