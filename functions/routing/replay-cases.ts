import type { Day } from '../../src/klage/calendar.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { hosOfPick } from './citizen-picks.ts';
import { dayDiagram, outcomeAt } from './day-diagram.ts';
import type { RuleSet } from './rule-set.ts';

/** The closed answers of a case in the register. */
export type AnsweredCase = {
  readonly nummer: string;
  readonly svar: Svar;
  /** The forvaltning the citizen picked, or null. */
  readonly valgtForvaltning: string | null;
};

/** What becomes of past cases under other rules (contract §4). */
export type Genspil = {
  readonly sager: number;
  readonly flyttet: number;
  /** By where they went and go; the most first. */
  readonly fraTil: readonly {
    readonly fra: string | null;
    readonly til: string | null;
    readonly antal: number;
    readonly numre: readonly string[];
  }[];
};

/**
 * Decides past cases by two rule sets as if they came on `dag`, and says which go elsewhere. Whether
 * the svarfrist had passed stays as it was on the day the case came.
 * @throws TooComplex
 */
export function replayCases(
  [fra, til]: readonly [RuleSet, RuleSet],
  { cases, dag }: { readonly cases: Iterable<AnsweredCase>; readonly dag: Day },
): Genspil {
  const [before, after] = [decider(fra, dag), decider(til, dag)];
  const moved = new Map<string, { fra: string | null; til: string | null; numre: string[] }>();
  let sager = 0;
  for (const one of cases) {
    sager += 1;
    const [from, to] = [before(one), after(one)];
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const group = moved.get(key) ?? { fra: from, til: to, numre: [] };
    group.numre.push(one.nummer);
    moved.set(key, group);
  }
  const fraTil = [...moved.values()]
    .map((group) => ({
      fra: group.fra,
      til: group.til,
      antal: group.numre.length,
      numre: group.numre,
    }))
    .toSorted((a, b) => b.antal - a.antal);
  return { sager, flyttet: fraTil.reduce((sum, { antal }) => sum + antal, 0), fraTil };
}

/** Who gets a case by a set's rules; null: nobody. */
function decider(rules: RuleSet, dag: Day): (one: AnsweredCase) => string | null {
  const day = dayDiagram(rules, dag);
  const known = new Map<string, string | null>();
  return ({ svar, valgtForvaltning }) => {
    const pick = `${valgtForvaltning ?? ''} ${svar.emne}`;
    let forvaltning = known.get(pick);
    if (forvaltning === undefined) {
      ({ forvaltning } = hosOfPick(rules, { emne: svar.emne, valgtForvaltning }, dag));
      known.set(pick, forvaltning);
    }
    if (forvaltning === null) return null;
    return outcomeAt(day, { ...svar, forvaltning })?.modtager ?? null;
  };
}
