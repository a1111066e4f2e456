import type { Day } from '../../src/klage/calendar.ts';
import { nameOn } from '../routing/on-day.ts';
import type { Decision, RuleSet } from '../routing/rule-set.ts';

/** A decision in the contract's shape. */
export function explained({ modtager, regel, begrundelse, afgoerende }: Decision) {
  return { modtager, regel, begrundelse: begrundelse.da, afgoerende };
}

/** A decision in lines for people. */
export function decisionInWords(rules: RuleSet, decision: Decision, dag: Day): readonly string[] {
  const modtager = rules.modtagere.get(decision.modtager);
  const navn = modtager === undefined ? '' : ` (${nameOn(modtager, dag).da})`;
  const answers = Object.entries(decision.afgoerende).map(([q, answer]) => `${q} er »${answer}«`);
  const enough =
    answers.length === 0
      ? 'Alle klager går samme sted hen.'
      : `Det er nok, at ${answers.join(' og ')}.`;
  const regel = decision.regel ?? 'ingen; reserven får klagen';
  return [
    `Modtager: ${decision.modtager}${navn}`,
    `Regel: ${regel}`,
    decision.begrundelse.da,
    enough,
  ];
}
