import type { Svar } from '../../src/klage/questions.ts';
import { boxOf, svarAt } from './axes.ts';
import type { DayDiagram } from './day-diagram.ts';
import { decidingAnswers } from './deciding-answers.ts';
import { combine } from './diagram/combine.ts';
import { countLeaves } from './diagram/count-leaves.ts';
import type { Diagram } from './diagram/diagram.ts';
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
  const gap = outcomes.length;
  const open = closing(day, closed);
  const path = findPath(open, (leaf) => leaf === gap);
  if (path === null) return null;
  const kombination = svarAt(axes, path);
  const answers = decidingAnswers({ axes, diagram }, kombination, (leaf) => leaf < gap);
  const counts = countLeaves(open, gap + 2, boxOf(asNaar(answers), axes));
  return { answers, kombination, antal: counts[gap] ?? 0 };
}

/** The diagram in which what is closed comes to a leaf of its own. */
function closing({ outcomes, diagram }: DayDiagram, closed: readonly Box[]): Diagram {
  if (closed.length === 0) return diagram;
  const told = firstMatch(diagram.sizes, closed, Number.POSITIVE_INFINITY);
  return combine(
    [diagram, told],
    (leaf, by) => (by < closed.length ? outcomes.length + 1 : leaf),
    Number.POSITIVE_INFINITY,
  );
}

/** Some answers as the conditions of a rule. */
function asNaar(answers: Decision['afgoerende']): Naar {
  return Object.fromEntries(
    Object.entries(answers).map(([question, answer]) => [question, [answer]] as const),
  );
}
