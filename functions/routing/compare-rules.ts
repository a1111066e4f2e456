import type { Day } from '../../src/klage/calendar.ts';
import type { EmneHos } from './axes.ts';
import { type Pick as CitizenPick, citizenPicks, hosOfPick } from './citizen-picks.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { diagramOver } from './day-diagram.ts';
import { combine } from './diagram/combine.ts';
import { cubesOf } from './diagram/cubes.ts';
import type { RuleSet } from './rule-set.ts';

/** What a change of the rules does on one day, exactly (contract §4). */
export type Forskel = {
  /** Combinations of the citizen's answers that go elsewhere. */
  readonly kombinationer: number;
  /** No two hold the same combination; the greatest first. */
  readonly forskelle: readonly Moved[];
};

/** Combinations that went to `fra` and go to `til`; null: to nobody. */
export type Moved = {
  readonly fra: string | null;
  readonly til: string | null;
  readonly antal: number;
  /** The citizen's answers that are moved; a question that makes no difference is left out. */
  readonly naar: Condition;
};

/** Proving the difference of more would hang. */
const NODES_MAX = 80_000;

/**
 * The exact difference of two rule sets on a day, over what citizens can answer: `forvaltning`
 * follows in each set from its own emner.
 * @throws TooComplex
 */
export function compareRules(fra: RuleSet, til: RuleSet, dag: Day): Forskel {
  const picks = citizenPicks([fra, til], dag);
  const before = diagramOver(fra, emnerOf(fra, picks, dag), dag);
  const after = diagramOver(til, emnerOf(til, picks, dag), dag);
  const moves = new Moves();
  const difference = combine(
    [before.diagram, after.diagram],
    (a, b) =>
      moves.leafOf(before.outcomes[a]?.modtager ?? null, after.outcomes[b]?.modtager ?? null),
    NODES_MAX,
  );
  const forskelle = cubesOf(difference, STAYS).flatMap(({ leaf, values }) =>
    conditionsOf(values, picks).map((counted) => ({ ...moves.at(leaf), ...counted })),
  );
  return {
    kombinationer: forskelle.reduce((sum, { antal }) => sum + antal, 0),
    forskelle: forskelle.toSorted((a, b) => b.antal - a.antal),
  };
}

function emnerOf(rules: RuleSet, picks: readonly CitizenPick[], dag: Day): readonly EmneHos[] {
  return picks.map((pick) => hosOfPick(rules, pick, dag));
}

/** The leaf of combinations that go where they went. */
const STAYS = 0;

/** Leaves for each two modtagere that something moved between. */
class Moves {
  readonly #leaves = new Map<string, number>();
  readonly #moves: { readonly fra: string | null; readonly til: string | null }[] = [];

  leafOf(fra: string | null, til: string | null): number {
    if (fra === til) return STAYS;
    const key = JSON.stringify([fra, til]);
    const leaf = this.#leaves.get(key) ?? this.#moves.push({ fra, til });
    this.#leaves.set(key, leaf);
    return leaf;
  }

  at(leaf: number): Pick<Moved, 'fra' | 'til'> {
    return this.#moves[leaf - 1] ?? { fra: null, til: null };
  }
}
