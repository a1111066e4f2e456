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
  readonly made: MadeNodes;
};

type Work = {
  readonly nodes: Nodes;
  readonly boxes: readonly Box[];
  readonly levels: readonly Level[];
};

function levelOf(boxes: readonly Box[], axis: number, size: number): Level {
  const letIn: BoxSet[] = [];
  const kinds = new Map<string, number>();
  const kindOf = boxesByValue(boxes, axis, size).map((set) => {
    const key = set.join();
    const kind = kinds.get(key) ?? letIn.push(set) - 1;
    kinds.set(key, kind);
    return kind;
  });
  return {
    kindOf,
    letIn,
    asking: boxSet(boxes, (box) => box[axis] !== null),
    done: boxSet(boxes, (box) => box.slice(axis).every((values) => values === null)),
    made: new MadeNodes(),
  };
}

function below(work: Work, axis: number, possible: BoxSet): Ref {
  const level = work.levels[axis];
  const first = firstIn(possible, possible);
  if (first === null) return leaf(work.boxes.length);
  if (level === undefined || has(level.done, first)) return leaf(first);
  cutAfter(possible, firstIn(possible, level.done));
  if (firstIn(possible, level.asking) === null) return below(work, axis + 1, possible);
  const known = level.made.get(possible);
  if (known !== undefined) return known;
  const byKind = level.letIn.map((set) => below(work, axis + 1, intersection(possible, set)));
  const ref = work.nodes.node(
    axis,
    level.kindOf.map((kind) => byKind[kind] ?? 0),
  );
  level.made.set(possible, ref);
  return ref;
}

const WORD_BITS = 32;

/** For each value of an axis the boxes that let it in. */
function boxesByValue(boxes: readonly Box[], axis: number, size: number): readonly BoxSet[] {
  const sets = Array.from({ length: size }, () => emptySet(boxes.length));
  boxes.forEach((box, index) => {
    const letIn = box[axis] ?? null;
    for (let value = 0; value < size; value += 1) {
      const set = sets[value];
      if (set !== undefined && (letIn === null || letIn[value] === 1)) put(set, index);
    }
  });
  return sets;
}

function boxSet(boxes: readonly Box[], belongs: (box: Box) => boolean): BoxSet {
  const set = emptySet(boxes.length);
  boxes.forEach((box, index) => {
    if (belongs(box)) put(set, index);
  });
  return set;
}

function emptySet(count: number): BoxSet {
  return new Uint32Array(Math.ceil(count / WORD_BITS));
}

function put(set: BoxSet, index: number): void {
  set[index >> 5] = (set[index >> 5] ?? 0) | (1 << (index & 31));
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

function has(set: BoxSet, index: number): boolean {
  return (((set[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The box that stands first of those in both sets, or null. */
function firstIn(a: BoxSet, b: BoxSet): number | null {
  for (let word = 0; word < a.length; word += 1) {
    const bits = (a[word] ?? 0) & (b[word] ?? 0);
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

/** Nodes by the boxes they were made for; a set's words are its hash (FNV-1a over 32 bits). */
class MadeNodes {
  readonly #byHash = new Map<number, { readonly set: BoxSet; readonly ref: Ref }[]>();

  get(set: BoxSet): Ref | undefined {
    return this.#byHash.get(hashOf(set))?.find((made) => isSame(made.set, set))?.ref;
  }

  /** The set must not change afterwards. */
  set(set: BoxSet, ref: Ref): void {
    const hash = hashOf(set);
    const made = this.#byHash.get(hash);
    if (made === undefined) this.#byHash.set(hash, [{ set, ref }]);
    else made.push({ set, ref });
  }
}

function hashOf(set: BoxSet): number {
  let hash = 0x811c_9dc5;
  for (let word = 0; word < set.length; word += 1) {
    hash = Math.imul(hash ^ (set[word] ?? 0), 0x0100_0193);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(a: BoxSet, b: BoxSet): boolean {
  for (let word = 0; word < a.length; word += 1) if (a[word] !== b[word]) return false;
  return true;
}
