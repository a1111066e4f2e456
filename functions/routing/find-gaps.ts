import type { Svar } from '../../src/klage/questions.ts';
import { boxOf, svarAt } from './axes.ts';
import type { DayDiagram } from './day-diagram.ts';
import { decidingAnswers } from './deciding-answers.ts';
import { countLeaves } from './diagram/count-leaves.ts';
import { findPath } from './diagram/find-path.ts';
import { type Box, firstMatch } from './diagram/first-match.ts';
import type { Decision, Naar } from './rule-set.ts';

/** A field of combinations that no rule takes. */
export type Gap = {
  /** The fewest answers that lead into it. */
  readonly answers: Decision['afgoerende'];
  /** One combination of it. */
  readonly kombination: Svar;
  /** How many it holds that no gap before it does. */
  readonly antal: number;
};

/** Faults of one kind that are told one by one. */
const GAPS_MAX = 10;

/**
 * The gaps of a day, each told by the fewest answers that lead into one, so that a whole field of
 * them is one fault. A gap that was told is closed by a box of its own before the next is looked for.
 */
export function findGaps(day: DayDiagram): readonly Gap[] {
  const gaps: Gap[] = [];
  const closed: Box[] = [];
  while (gaps.length < GAPS_MAX) {
    const gap = nextGap(day, closed);
    if (gap === null) break;
    gaps.push(gap);
    closed.push(boxOf(asNaar(gap.answers), day.axes));
  }
  return gaps;
}

function nextGap(day: DayDiagram, closed: readonly Box[]): Gap | null {
  const { axes, diagram, outcomes } = day;
  const open = closing(day, closed);
  const path = findPath(open, (leaf) => leaf === outcomes.length + closed.length);
  if (path === null) return null;
  const kombination = svarAt(axes, path);
  const answers = decidingAnswers({ axes, diagram }, kombination, (leaf) => leaf < outcomes.length);
  const box = boxOf(asNaar(answers), axes);
  const counts = countLeaves(open, outcomes.length + closed.length + 1, box);
  return { answers, kombination, antal: counts.at(-1) ?? 0 };
}

function closing({ axes, outcomes, diagram }: DayDiagram, closed: readonly Box[]) {
  if (closed.length === 0) return diagram;
  const sizes = axes.map(({ length }) => length);
  const boxes = [...outcomes.map(({ box }) => box), ...closed];
  return firstMatch(sizes, boxes, Number.POSITIVE_INFINITY);
}

/** Some answers as the conditions of a rule. */
function asNaar(answers: Decision['afgoerende']): Naar {
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, [answer]] as const),
  );
}
