import type { Day } from '../../src/klage/calendar.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { type DayDiagram, dayDiagram, outcomeAt } from './day-diagram.ts';
import { anotherModtager, decidingAnswers } from './deciding-answers.ts';
import { nameOn } from './on-day.ts';
import type { Decision, Modtager, Regel, RuleSet, Tekst } from './rule-set.ts';

/**
 * Who receives a klage, by which rule, and why. The first rule in force that matches decides.
 * Never fails: should no rule match, or the matching one name nobody, the first reserve gets the
 * klage, and `regel` is null so that the caller can alarm.
 * @param dag the day of receipt in Europe/Copenhagen.
 */
export function routeKlage(rules: RuleSet, svar: Svar, dag: Day): Decision {
  const day = dayDiagram(rules, dag);
  const reserve = firstReserve(rules);
  const receiver = receiverIn(day, svar);
  const modtager = receiver?.modtager ?? reserve;
  const elsewhere = anotherModtager(day, { modtager, reserve });
  const afgoerende = decidingAnswers(day, svar, elsewhere);
  if (receiver === null) {
    const begrundelse = withoutRule(rules.modtagere.get(modtager), dag);
    return { modtager, regel: null, begrundelse, vejledning: [], afgoerende };
  }
  const { id, begrundelse, vejledning } = receiver.regel;
  return { modtager, regel: id, begrundelse, vejledning, afgoerende };
}

/** Whom a rule sends a klage to. */
export type Receiver = { readonly regel: Regel; readonly modtager: string };

/** As {@link routeKlage}, without its reasons, which take most of its time; null: no rule names anybody. */
export function receiverOf(rules: RuleSet, svar: Svar, dag: Day): Receiver | null {
  return receiverIn(dayDiagram(rules, dag), svar);
}

function receiverIn(day: DayDiagram, svar: Svar): Receiver | null {
  const outcome = outcomeAt(day, svar);
  const regel = outcome === undefined ? undefined : day.regler[outcome.rule];
  const modtager = outcome?.modtager ?? null;
  return regel === undefined || modtager === null ? null : { regel, modtager };
}

/** The first rule in force that matches, whoever it names; null when none does. */
export function decidingRule(rules: RuleSet, svar: Svar, dag: Day): Regel | null {
  const day = dayDiagram(rules, dag);
  const outcome = outcomeAt(day, svar);
  return outcome === undefined ? null : (day.regler[outcome.rule] ?? null);
}

/** Who gets a klage for which the rules name nobody. */
export function firstReserve(rules: RuleSet): string {
  const [reserve] = rules.reserve;
  if (reserve === undefined)
    throw new Error('The rule set has no reserve; the reader refuses that.');
  return reserve;
}

/** Stands here and not among the texts: it must hold when everything else about the rules fails. */
function withoutRule(reserve: Modtager | undefined, dag: Day): Tekst {
  const navn = reserve === undefined ? null : nameOn(reserve, dag);
  return {
    da: `Vi har ingen regel, der passer på dine svar. Derfor får ${navn?.da ?? 'kommunen'} din klage og sørger for, at den rette svarer dig.`,
    en: `None of our rules fits your answers. So ${navn?.en ?? 'the municipality'} gets your complaint and makes sure that the right people answer you.`,
  };
}
