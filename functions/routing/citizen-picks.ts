import type { Day } from '../../src/klage/calendar.ts';
import type { EmneHos } from './axes.ts';
import { forvaltningOf } from './derive-svar.ts';
import { pickable } from './reachable.ts';
import type { Emne, RuleSet } from './rule-set.ts';

/** An emne a citizen chooses, and the forvaltning picked where the emne asks for one (`afklar`). */
export type Pick = {
  readonly emne: string;
  /** A forvaltning's id, `ved-ikke`, or {@link IKKE_VALGT}; null where no set asks. */
  readonly valgtForvaltning: string | null;
};

/** The emne asks whom the klage is about, and the citizen leaves it to the rules. */
export const IKKE_VALGT = 'ikke-valgt';

/**
 * Everything citizens can choose in any of some sets, each once. Leaving the choice to the rules
 * stands for itself only where it does not mean the same pick in every set.
 */
export function citizenPicks(sets: readonly RuleSet[], dag: Day): readonly Pick[] {
  const ids = new Set(sets.flatMap((rules) => [...rules.emner.keys()]));
  return [...ids].flatMap((emne) => picksOf(sets, emne, dag));
}

function picksOf(sets: readonly RuleSet[], emne: string, dag: Day): readonly Pick[] {
  const having = sets.flatMap((rules) => {
    const known = rules.emner.get(emne);
    return known === undefined ? [] : [{ rules, emne: known }];
  });
  const asking = having.filter((one) => one.emne.afklar !== null);
  if (asking.length === 0) return [{ emne, valgtForvaltning: null }];
  const offered = asking.map(({ rules }) => pickable(rules));
  const [suggested, ...others] = new Set(having.map((one) => forvaltningOf(one.emne, dag)));
  const isPick =
    suggested !== undefined && others.length === 0 && offered.every((of) => of.includes(suggested));
  const picks = [...new Set(offered.flat())];
  return [...(isPick ? [] : [IKKE_VALGT]), ...picks].map((valgtForvaltning) => ({
    emne,
    valgtForvaltning,
  }));
}

/** Whom a choice means in a rule set on a day; nobody when the set cannot be answered like that. */
export function hosOfPick(rules: RuleSet, { emne, valgtForvaltning }: Pick, dag: Day): EmneHos {
  const known = rules.emner.get(emne);
  const forvaltning = known === undefined ? null : meantBy(rules, known, { valgtForvaltning, dag });
  return { emne, forvaltning };
}

/** A pick counts where the emne asks for one; elsewhere who has it decides. */
function meantBy(
  rules: RuleSet,
  emne: Emne,
  { valgtForvaltning, dag }: { readonly valgtForvaltning: string | null; readonly dag: Day },
): string | null {
  const isPicked = valgtForvaltning !== null && valgtForvaltning !== IKKE_VALGT;
  if (emne.afklar === null || !isPicked) return forvaltningOf(emne, dag);
  return pickable(rules).includes(valgtForvaltning) ? valgtForvaltning : null;
}
