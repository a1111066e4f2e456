import type { DayDiagram } from './day-diagram.ts';
import { countLeaves } from './diagram/count-leaves.ts';

/** What becomes of every reachable combination on one day. */
export type Tally = {
  readonly kombinationer: number;
  /** Combinations per modtager; those that go to nobody are in none. */
  readonly dele: ReadonlyMap<string, number>;
  /** Combinations that each rule in force decides, by its index. */
  readonly decided: readonly number[];
  /** Combinations for which a rule names nobody, by the rule's index. */
  readonly nowhere: ReadonlyMap<number, number>;
  /** Combinations for which there is no rule. */
  readonly gaps: number;
};

/** Counts what a day's combinations come to. */
export function tallyDay({ diagram, outcomes, regler }: DayDiagram): Tally {
  const counts = countLeaves(diagram, outcomes.length + 1);
  const dele = new Map<string, number>();
  const nowhere = new Map<number, number>();
  const decided = regler.map(() => 0);
  for (const [at, { rule, modtager }] of outcomes.entries()) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    decided[rule] = (decided[rule] ?? 0) + count;
    if (modtager === null) nowhere.set(rule, (nowhere.get(rule) ?? 0) + count);
    else dele.set(modtager, (dele.get(modtager) ?? 0) + count);
  }
  const kombinationer = counts.reduce((sum, count) => sum + count, 0);
  return { kombinationer, dele, decided, nowhere, gaps: counts[outcomes.length] ?? 0 };
}
