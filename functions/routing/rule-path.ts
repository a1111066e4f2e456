import type { Day } from '../../src/klage/calendar.ts';
import { QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';
import { isInForce } from './on-day.ts';
import type { Naar, Regel, RuleSet } from './rule-set.ts';

/** What a rule says of some answers; `fejler` is its first condition that they do not meet. */
export type RuleStep =
  | { readonly regel: Regel; readonly udfald: 'afgjorde' | 'ikke-i-kraft' }
  | { readonly regel: Regel; readonly udfald: 'passer-ikke'; readonly fejler: Question };

/** The way of a klage through the rules: each from the top, up to the one that matches. */
export function rulePath(rules: RuleSet, svar: Svar, dag: Day): readonly RuleStep[] {
  const steps: RuleStep[] = [];
  for (const regel of rules.regler) {
    const step = stepAt(regel, svar, dag);
    steps.push(step);
    if (step.udfald === 'afgjorde') break;
  }
  return steps;
}

function stepAt(regel: Regel, svar: Svar, dag: Day): RuleStep {
  if (!isInForce(regel, dag)) return { regel, udfald: 'ikke-i-kraft' };
  const fejler = QUESTIONS.find((question) => !meets(regel.naar, question, svar));
  if (fejler === undefined) return { regel, udfald: 'afgjorde' };
  return { regel, udfald: 'passer-ikke', fejler };
}

function meets(naar: Naar, question: Question, svar: Svar): boolean {
  const wanted: readonly string[] | undefined = naar[question];
  return wanted === undefined || wanted.includes(svar[question]);
}
