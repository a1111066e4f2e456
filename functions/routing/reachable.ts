import type { Day } from '../../src/klage/calendar.ts';
import { forvaltningOf, VED_IKKE } from './derive-svar.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** Whom a klage over an emne can be about on a day: who has it, and what the citizen may pick. */
export function reachableForvaltninger(rules: RuleSet, emne: Emne, dag: Day): ReadonlySet<string> {
  const suggested = forvaltningOf(emne, dag);
  return new Set(emne.afklar === null ? [suggested] : [suggested, ...pickable(rules)]);
}

/** What `valgtForvaltning` may be: any forvaltning, and "ved ikke". */
export function pickable(rules: RuleSet): readonly string[] {
  const modtagere = [...rules.modtagere.values()];
  const forvaltninger = modtagere.filter(({ slags }) => slags === 'forvaltning');
  return [...forvaltninger.map(({ id }) => id), VED_IKKE];
}
