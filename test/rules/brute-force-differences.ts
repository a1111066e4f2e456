import type { RuleSet } from '../../functions/routing/rule-set.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { EVERY_REST, judge, ownForvaltning, picksOf } from './brute-force.ts';

/** What a citizen answers; `''` where nobody can be picked, `ikke-valgt` where nobody is. */
export type Typed = Omit<Svar, 'forvaltning'> & { readonly valgtForvaltning: string };

/** Where a citizen's answers go by either set; null: to nobody. */
export type Outcomes = {
  readonly typed: Typed;
  readonly fra: string | null;
  readonly til: string | null;
};

/** Everything that citizens can answer in either set on a day, and where it goes in both. */
export function everyOutcome(fra: RuleSet, til: RuleSet, dag: string): readonly Outcomes[] {
  const ids = [...new Set([...fra.emner.keys(), ...til.emner.keys()])];
  return ids.flatMap((emne) =>
    picksAmong([fra, til], emne, dag).flatMap((valgtForvaltning) =>
      EVERY_REST.map((rest) => {
        const typed = { emne, valgtForvaltning, ...rest };
        return { typed, fra: modtagerOf(fra, typed, dag), til: modtagerOf(til, typed, dag) };
      }),
    ),
  );
}

function picksAmong(sets: readonly RuleSet[], id: string, dag: string): readonly string[] {
  const asking = sets.filter((rules) => (rules.emner.get(id)?.afklar ?? null) !== null);
  if (asking.length === 0) return [''];
  const picks = new Set(asking.flatMap(picksOf));
  const owns = new Set(
    sets.flatMap((rules) => {
      const emne = rules.emner.get(id);
      return emne === undefined ? [] : [ownForvaltning(emne, dag)];
    }),
  );
  const [own = ''] = owns;
  const isAPick = owns.size === 1 && asking.every((rules) => picksOf(rules).includes(own));
  return isAPick ? [...picks] : ['ikke-valgt', ...picks];
}

/** Who gets it; nobody when the set does not have the emne or cannot be answered like that. */
function modtagerOf(rules: RuleSet, { valgtForvaltning, ...asked }: Typed, dag: string) {
  const emne = rules.emner.get(asked.emne);
  if (emne === undefined) return null;
  const isPicked = emne.afklar !== null && !['', 'ikke-valgt'].includes(valgtForvaltning);
  if (isPicked && !picksOf(rules).includes(valgtForvaltning)) return null;
  const forvaltning = isPicked ? valgtForvaltning : ownForvaltning(emne, dag);
  return judge(rules, { ...asked, forvaltning }, dag).modtager;
}
