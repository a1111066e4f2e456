import type { Day } from '../../src/klage/calendar.ts';
import { compareRules, type Forskel } from './compare-rules.ts';
import { changeDays } from './on-day.ts';
import type { RuleSet } from './rule-set.ts';

/** A day, and the difference from then on. */
export type FromDay = Forskel & { readonly dag: Day };

/**
 * The difference of two rule sets on a day; `onwards` also that of each later day on which it
 * becomes another.
 * @throws TooComplex
 */
export function compareOnwards(
  [fra, til]: readonly [RuleSet, RuleSet],
  { dag, onwards }: { readonly dag: Day; readonly onwards: boolean },
): readonly FromDay[] {
  const changes = onwards ? [...changeDays(fra), ...changeDays(til)] : [];
  const later = [...new Set(changes)].filter((day) => day > dag).toSorted();
  const all = [dag, ...later].map((day) => ({ dag: day, ...compareRules(fra, til, day) }));
  return all.filter((one, at) => at === 0 || !isSame(one, all[at - 1]));
}

function isSame({ forskelle }: FromDay, before: FromDay | undefined): boolean {
  return JSON.stringify(forskelle) === JSON.stringify(before?.forskelle);
}
