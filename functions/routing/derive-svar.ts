import type { Day } from '../../src/klage/calendar.ts';
import { svarfristUdloebet } from '../../src/klage/deadlines.ts';
import type { Klage } from '../../src/klage/klage.ts';
import type { AnswerTo, ASKED, Svar } from '../../src/klage/questions.ts';
import { hosOn } from './on-day.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** What a citizen answers of what the rules look at. */
export type Given = Pick<Klage, 'emne' | 'valgtForvaltning' | 'klagedato' | (typeof ASKED)[number]>;

/** `forvaltning` when the kommune does not have the emne. */
export const INGEN = 'ingen';
/** `forvaltning` when nobody can say who has it. */
export const VED_IKKE = 'ved-ikke';

/**
 * All answers the rules look at, from what the citizen gave and the day of receipt.
 * @param given answers that were parsed against the same rules.
 */
export function deriveSvar(rules: RuleSet, given: Given, dag: Day): Svar {
  const { emne, klagenHandlerOm, harKlaget, kanSelvKlareDialogen } = given;
  const known = rules.emner.get(emne);
  const suggested = known === undefined ? VED_IKKE : forvaltningOf(known, dag);
  return {
    emne,
    forvaltning: given.valgtForvaltning ?? suggested,
    klagenHandlerOm,
    harKlaget,
    svarfristUdloebet: derivedSvarfrist(rules, given, dag),
    kanSelvKlareDialogen,
    overEtAarSiden: given.overEtAarSiden,
    behandlesAndetSteds: given.behandlesAndetSteds,
  };
}

/** Who has an emne on a day when the citizen picks nobody: `hos`, else `ekstern`, else unknown. */
export function forvaltningOf(emne: Emne, dag: Day): string {
  return hosOn(emne, dag) ?? (emne.ekstern === null ? VED_IKKE : INGEN);
}

/** Without a date (which a parsed klage that waits always has) nothing is called overdue. */
function derivedSvarfrist(
  rules: RuleSet,
  { harKlaget, klagedato }: Given,
  dag: Day,
): AnswerTo<'svarfristUdloebet'> {
  if (harKlaget !== 'ja-venter') return 'ikke-relevant';
  const overdue = klagedato !== undefined && svarfristUdloebet(klagedato, dag, rules.indstillinger);
  return overdue ? 'ja' : 'nej';
}
