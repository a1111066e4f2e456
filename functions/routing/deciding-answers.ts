import { QUESTIONS, type Svar } from '../../src/klage/questions.ts';
import type { AxisValue } from './axes.ts';
import type { DayDiagram } from './day-diagram.ts';
import { axisAt, childAt, isLeaf, leafValue, type Ref } from './diagram/diagram.ts';
import type { Decision } from './rule-set.ts';

/** Whether what a leaf stands for is elsewhere than where the answers came to. */
export type Elsewhere = (leaf: number) => boolean;

/**
 * The fewest answers of `svar` that alone force what it comes to: no reachable combination that
 * shares them goes elsewhere. Of equally few, the more general ones (`forvaltning` before `emne`).
 *
 * How: each combination that goes elsewhere differs from `svar` in a set of questions, and at least
 * one of each such set has to be named. The smallest selection that meets them all is found among
 * the 256 there are.
 */
export function decidingAnswers(
  day: Pick<DayDiagram, 'axes' | 'diagram'>,
  svar: Svar,
  elsewhere: Elsewhere,
): Decision['afgoerende'] {
  return answersOf(smallestHitting(differences(day, svar, elsewhere)), svar);
}

/** Elsewhere = another modtager than this one; what the rules send nowhere the reserve gets. */
export function anotherModtager(
  { outcomes }: Pick<DayDiagram, 'outcomes'>,
  { modtager, reserve }: { readonly modtager: string; readonly reserve: string },
): Elsewhere {
  return (leaf) => (outcomes[leaf]?.modtager ?? reserve) !== modtager;
}

/** A set of questions as bits, in the order of {@link QUESTIONS}. */
type QuestionSet = number;
const EMNE: QuestionSet = 1 << QUESTIONS.indexOf('emne');
const ALL_SETS: QuestionSet = 1 << QUESTIONS.length;

/**
 * In which questions the combinations that go elsewhere differ from `svar`: each set once. From the
 * root down; where an axis is not asked, the combination that does not differ there says the most.
 */
function differences(
  { axes, diagram }: Pick<DayDiagram, 'axes' | 'diagram'>,
  svar: Svar,
  elsewhere: Elsewhere,
): readonly QuestionSet[] {
  const differing = axes.map((values) => values.map((value) => differingIn(value, svar)));
  const found = new Set<QuestionSet>();
  const reached = new Map<Ref, Set<QuestionSet>>([[diagram.root, new Set([0])]]);
  if (isLeaf(diagram.root) && elsewhere(leafValue(diagram.root))) found.add(0);
  for (let node = diagram.root; node >= 0; node -= 1) {
    const above = reached.get(node);
    if (above === undefined) continue;
    for (const [value, here] of (differing[axisAt(diagram, node)] ?? []).entries()) {
      const child = childAt(diagram, node, value);
      const isGoal = isLeaf(child) && elsewhere(leafValue(child));
      if (isLeaf(child) && !isGoal) continue;
      const sets = isGoal ? found : (reached.get(child) ?? new Set());
      for (const set of above) sets.add(set | here);
      if (!isGoal) reached.set(child, sets);
    }
  }
  return [...found];
}

/** In which of their questions the answers of an axis differ from `svar`. */
function differingIn(value: AxisValue, svar: Svar): QuestionSet {
  let set: QuestionSet = 0;
  for (const [bit, question] of QUESTIONS.entries()) {
    const answer = value[question];
    if (answer !== undefined && answer !== svar[question]) set |= 1 << bit;
  }
  return set;
}

/** All sets, smallest first; of equal size the one without `emne`. */
const SETS_BY_SIZE: readonly QuestionSet[] = Array.from({ length: ALL_SETS }, (_, set) => set).sort(
  (a, b) => size(a) - size(b) || (a & EMNE) - (b & EMNE) || a - b,
);

function smallestHitting(differenceSets: readonly QuestionSet[]): QuestionSet {
  const smallest = SETS_BY_SIZE.find((set) => differenceSets.every((other) => (other & set) !== 0));
  return smallest ?? ALL_SETS - 1;
}

function size(set: QuestionSet): number {
  return QUESTIONS.filter((_, bit) => (set >> bit) & 1).length;
}

function answersOf(set: QuestionSet, svar: Svar): Decision['afgoerende'] {
  const named = QUESTIONS.filter((_, bit) => (set >> bit) & 1);
  return Object.fromEntries(named.map((question) => [question, svar[question]]));
}
