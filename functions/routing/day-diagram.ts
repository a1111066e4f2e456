import type { Day } from '../../src/klage/calendar.ts';
import type { Svar } from '../../src/klage/questions.ts';
import {
  type Axes,
  axesOver,
  boxOf,
  type EmneHos,
  indexOf,
  reachableEmner,
  type ValueIndex,
} from './axes.ts';
import { INGEN, VED_IKKE } from './derive-svar.ts';
import { axisAt, childAt, type Diagram, isLeaf, leafValue } from './diagram/diagram.ts';
import { type Box, firstMatch } from './diagram/first-match.ts';
import { changeDays, isInForce } from './on-day.ts';
import type { Regel, RuleSet } from './rule-set.ts';

/** Proving more would take many seconds; the shipped rules need 120, sixty tangled ones a thousand. */
const NODES_MAX = 40_000;

/** Everything the rules decide on one day, as a diagram from answers to outcomes. */
export type DayDiagram = {
  /** The rules in force, in order. */
  readonly regler: readonly Regel[];
  readonly axes: Axes;
  readonly diagram: Diagram;
  /** What the leaves stand for; the leaf `outcomes.length` is: no rule matches. */
  readonly outcomes: readonly Outcome[];
  readonly index: ValueIndex;
};

/** A rule decides: who gets the klage (null: the rule names nobody), and for which answers it asks. */
export type Outcome = {
  /** Index in `regler`. */
  readonly rule: number;
  readonly modtager: string | null;
  readonly box: Box;
};

/**
 * The diagram of a day, made once for each stretch of days on which the rules stay the same.
 * @throws TooComplex
 */
export function dayDiagram(rules: RuleSet, dag: Day): DayDiagram {
  const since = changeDays(rules).findLast((day) => day <= dag) ?? '';
  const known = diagramsOf.get(rules) ?? new Map<Day, DayDiagram>();
  diagramsOf.set(rules, known);
  const day = known.get(since) ?? diagramOver(rules, reachableEmner(rules, dag), dag);
  known.set(since, day);
  return day;
}

const diagramsOf = new WeakMap<RuleSet, Map<Day, DayDiagram>>();

/**
 * The diagram of a day over emner of the caller's choice: those of another set, to compare with.
 * @throws TooComplex
 */
export function diagramOver(rules: RuleSet, emner: readonly EmneHos[], dag: Day): DayDiagram {
  const regler = rules.regler.filter((regel) => isInForce(regel, dag));
  const axes = axesOver(emner);
  const outcomes = regler.flatMap((regel, rule) => outcomesOf({ regel, rule }, axes, emner));
  const sizes = axes.map(({ length }) => length);
  const boxes = outcomes.map(({ box }) => box);
  const diagram = firstMatch(sizes, boxes, NODES_MAX);
  return { regler, axes, diagram, outcomes, index: indexOf(axes) };
}

/** What the answers come to; undefined when no rule matches. */
export function outcomeAt(
  { diagram, outcomes, index }: DayDiagram,
  svar: Svar,
): Outcome | undefined {
  let ref = diagram.root;
  while (!isLeaf(ref)) ref = childAt(diagram, ref, index(axisAt(diagram, ref), svar));
  return outcomes[leafValue(ref)];
}

/** Whom a rule's `send` means when `forvaltning` has the emne; null: nobody. */
export function targetOf(send: string, forvaltning: string): string | null {
  if (send !== 'emnets-forvaltning') return send;
  return forvaltning === INGEN || forvaltning === VED_IKKE ? null : forvaltning;
}

/** One outcome for each that a rule can send to; together they ask what the rule asks. */
function outcomesOf(
  { regel, rule }: { readonly regel: Regel; readonly rule: number },
  axes: Axes,
  emner: readonly EmneHos[],
): readonly Outcome[] {
  const [letIn = null, ...rest] = boxOf(regel.naar, axes);
  const byTarget = new Map<string | null, Uint8Array>();
  for (const [at, { forvaltning }] of emner.entries()) {
    if (forvaltning === null || letIn?.[at] === 0) continue;
    const target = targetOf(regel.send, forvaltning);
    const sent = byTarget.get(target) ?? new Uint8Array(emner.length);
    sent[at] = 1;
    byTarget.set(target, sent);
  }
  return [...byTarget].map(([modtager, sent]) => ({ rule, modtager, box: [sent, ...rest] }));
}
