import type { Svar } from '../../src/klage/questions.ts';
import { type DecisionTable, type EmneClass, NO_RULE } from './decision-table.ts';
import { RESTS } from './reachable.ts';

/** What becomes of every reachable combination on one day. */
export type Tally = {
  readonly kombinationer: number;
  /** Combinations per modtager; those that go to nobody are in none. */
  readonly dele: ReadonlyMap<string, number>;
  /** Combinations that each rule decides, index as in the table's rules. */
  readonly decided: readonly number[];
  /** Where no rule matches. */
  readonly gaps: readonly Spot[];
  /** The first combination for which a rule names nobody, by the rule's index; and how many. */
  readonly nowhere: ReadonlyMap<number, { readonly spot: Spot; readonly antal: number }>;
};

/** A combination of a class of emner: its index in RESTS. */
export type Spot = { readonly emneClass: EmneClass; readonly rest: number };

/** Counts a day's decision table; each emne of a class counts. */
export function tallyTable(table: DecisionTable): Tally {
  const dele = new Map<string, number>();
  const decided = table.rules.map(() => 0);
  const gaps: Spot[] = [];
  const nowhere = new Map<number, { spot: Spot; antal: number }>();
  for (const emneClass of table.classes) {
    const { size } = emneClass.emner;
    for (const [rest, rule] of emneClass.deciding.entries()) {
      const spot = { emneClass, rest };
      if (rule === NO_RULE) gaps.push(spot);
      else decided[rule] = (decided[rule] ?? 0) + size;
      const target = emneClass.targets[rule] ?? null;
      if (target !== null) dele.set(target, (dele.get(target) ?? 0) + size);
      else if (rule !== NO_RULE) {
        const known = nowhere.get(rule);
        nowhere.set(rule, { spot: known?.spot ?? spot, antal: (known?.antal ?? 0) + size });
      }
    }
  }
  return { kombinationer: kombinationerOf(table), dele, decided, gaps, nowhere };
}

/** One combination of a spot: its first emne. */
export function svarAt({ emneClass, rest }: Spot): Svar {
  const [emne] = emneClass.emner;
  const answers = RESTS[rest];
  if (emne === undefined || answers === undefined)
    throw new Error('A spot lies outside its table.');
  return { emne, forvaltning: emneClass.forvaltning, ...answers };
}

function kombinationerOf({ classes }: DecisionTable): number {
  return classes.reduce((sum, { emner }) => sum + emner.size, 0) * RESTS.length;
}
