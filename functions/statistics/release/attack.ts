import type { QuarterSpan } from './fixed-period.ts';
import type { KnownCell, Model, Told } from './model.ts';
import { largestFitting, type Range, solve } from './polytopes.ts';
import type { Equation } from './substitution.ts';
import { cellsTold } from './told.ts';

/** A number that is not told, and must not be worked out. */
export type Target = {
  readonly name: string;
  readonly span: QuarterSpan;
  /** Held back in a release; else it stands in none, and only small values of it matter. */
  readonly hidden: boolean;
};

/** What a reader who adds everything up can say of a cell; one answer for each way to read what differs. */
export type Attack = {
  /** @param enough a range as wide as this is not looked into further */
  readonly rangesOf: (target: Target, enough?: number) => readonly Range[];
  /** Whether the releases cannot all be true together. */
  readonly differs: boolean;
  /** The same if a release, the last one, hid one cell more; what differs is not looked at anew. */
  readonly without: (name: string) => Attack;
};

/** No release is longer, and a number of a longer time is the sum of numbers that are looked at. */
const QUARTERS_MAX = 5;
/** Below this a bound counts as the whole number next to it. */
const ALMOST = 1e-4;

/**
 * Works out all it can from releases. Where they cannot be true together, something was registered in
 * between: then once the newer and once the older are believed.
 */
export function attack(model: Model, releases: readonly Told[]): Attack {
  const known = releases.map(model.knownBy);
  const last = new Set<Equation>(known.at(-1));
  const all = known.flat();
  const newest = largestFitting(model.always, known.toReversed().flat());
  const believed = [newest];
  if (newest.length < all.length) believed.push(largestFitting(model.always, all));
  return attackBy(model, believed, last);
}

function attackBy(
  model: Model,
  believed: readonly (readonly KnownCell[])[],
  last: ReadonlySet<Equation>,
): Attack {
  const solutions = believed.map((known) => solve([...model.always, ...known]));
  const rangesOf: Attack['rangesOf'] = ({ name, span }, enough) =>
    solutions.map(({ rangeOf }) => rangeOf(model.sumOver(name, span) ?? [], enough));
  const without = (name: string) => {
    const left = believed.map((known) =>
      known.filter((cell) => cell.name !== name || !last.has(cell)),
    );
    return attackBy(model, left, last);
  };
  return { rangesOf, without, differs: believed.length > 1 };
}

/**
 * Every number that nobody may work out: those held back, and those of every stretch of time that
 * follows from the releases without being one.
 */
export function targetsIn(model: Model, releases: readonly Told[]): readonly Target[] {
  const told = releases.map((release) => ({ span: release.span, cells: cellsTold(release) }));
  return runsOf(model.atoms).flatMap((span) => {
    const same = told.filter((one) => isSame(one.span, span));
    return model.names
      .filter((name) => same.every(({ cells }) => (cells.get(name) ?? null) === null))
      .map((name) => ({ name, span, hidden: same.some(({ cells }) => cells.has(name)) }));
  });
}

function isSame(a: QuarterSpan, b: QuarterSpan): boolean {
  return a.first === b.first && a.end === b.end;
}

/** Stretches that follow each other without a gap. */
function runsOf(atoms: readonly QuarterSpan[]): readonly QuarterSpan[] {
  return atoms.flatMap(({ first }, i) => {
    const runs: QuarterSpan[] = [];
    for (const { first: next, end } of atoms.slice(i)) {
      if (next !== (runs.at(-1)?.end ?? first) || end - first > QUARTERS_MAX) break;
      runs.push({ first, end });
    }
    return runs;
  });
}

/** Whether a reader knows too much: fewer possible values than `cellMin`, and small ones among them. */
export function isPinned({ least, most }: Range, hidden: boolean, cellMin: number): boolean {
  const [low, high] = [Math.ceil(least - ALMOST), Math.floor(most + ALMOST)];
  if (high - low + 1 >= cellMin) return false;
  return hidden || (low < cellMin && high >= 1);
}
