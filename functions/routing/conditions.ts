import { QUESTIONS, type Question } from '../../src/klage/questions.ts';
import { type Axes, type AxisValue, axesOver } from './axes.ts';
import type { Pick } from './citizen-picks.ts';
import type { Values } from './diagram/cubes.ts';

/** Questions and the answers that match; all questions must match, and what is left out always does. */
export type Condition = { readonly [Q in Question | 'valgtForvaltning']?: readonly string[] };

/** A condition, and how many combinations meet it. */
export type Counted = { readonly naar: Condition; readonly antal: number };

/**
 * A cube in the citizen's words: a value per axis becomes answers per question. It is more than one
 * condition only where emner offer different picks.
 * @param values values per axis; the first axis is that of `picks`.
 */
export function conditionsOf(
  [emner = null, ...closed]: readonly Values[],
  picks: readonly Pick[],
): readonly Counted[] {
  const [, ...closedAxes] = axesOver([]);
  const rest: { [question: string]: readonly string[] } = {};
  let perPick = 1;
  for (const [at, axis] of closedAxes.entries()) {
    const values = closed[at] ?? null;
    perPick *= values?.length ?? axis.length;
    if (values !== null) Object.assign(rest, answersOn(axis, values));
  }
  return chosen(picks, emner).map(({ naar, antal }) => ({
    naar: { ...naar, ...rest },
    antal: antal * perPick,
  }));
}

/** The answers that values of one axis have; a question whose every possible answer is there is left out. */
function answersOn(axis: Axes[number], values: readonly number[]): Condition {
  const kept = values.flatMap((value) => axis[value] ?? []);
  const questions = QUESTIONS.filter((question) => axis[0]?.[question] !== undefined);
  const [outer, inner] = questions;
  const named = questions.filter((question) =>
    question === inner
      ? !isWhole(axis, kept, outer)
      : answers(kept, question).size < answers(axis, question).size,
  );
  return Object.fromEntries(
    named.map((question) => [question, [...answers(kept, question)]] as const),
  );
}

/** Whether every value of the axis is kept that shares its outer answer with a kept one. */
function isWhole(
  axis: Axes[number],
  kept: readonly AxisValue[],
  outer: Question | undefined,
): boolean {
  if (outer === undefined) return true;
  const outers = answers(kept, outer);
  return axis.filter((value) => outers.has(value[outer] ?? '')).length === kept.length;
}

function answers(values: readonly AxisValue[], question: Question): ReadonlySet<string> {
  return new Set(values.flatMap((value) => value[question] ?? []));
}

/** Some picks as conditions: the emner of which all picks are among them together, others by their picks. */
function chosen(picks: readonly Pick[], among: Values): readonly Counted[] {
  if (among === null) return [{ naar: {}, antal: picks.length }];
  const offered = byEmne(picks);
  const groups = new Map<string, { emne: string[]; valgt: readonly string[]; antal: number }>();
  for (const [emne, valgt] of byEmne(among.flatMap((at) => picks[at] ?? []))) {
    const isWholeEmne = valgt.length === offered.get(emne)?.length;
    // Two sets may offer the same picks in another order.
    const named = isWholeEmne ? [] : valgt.toSorted();
    const group = groups.get(named.join()) ?? { emne: [], valgt: named, antal: 0 };
    group.emne.push(emne);
    group.antal += valgt.length;
    groups.set(named.join(), group);
  }
  return [...groups.values()].map(({ emne, valgt, antal }) => ({
    naar: valgt.length === 0 ? { emne } : { emne, valgtForvaltning: valgt },
    antal,
  }));
}

function byEmne(picks: readonly Pick[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map<string, string[]>();
  for (const { emne, valgtForvaltning } of picks) {
    const valgt = byId.get(emne) ?? [];
    valgt.push(valgtForvaltning ?? '');
    byId.set(emne, valgt);
  }
  return byId;
}
