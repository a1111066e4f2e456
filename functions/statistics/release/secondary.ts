import { type Attack, attack, isPinned, type Target, targetsIn } from './attack.ts';
import { cellName } from './cells.ts';
import { type Model, makeModel, type Told } from './model.ts';
import type { Range } from './polytopes.ts';
import type { Group } from './shapes.ts';
import { cellsTold, withHidden } from './told.ts';

/** What a group of tables is to be hidden in: the true numbers, and what is out already. */
export type Unprotected = {
  readonly group: Group;
  readonly told: Told;
  readonly earlier: readonly Told[];
  readonly cellMin: number;
};

/**
 * Hides further cells until nobody can work a hidden one out: for each of them at least `cellMin`
 * numbers stay possible, whatever all releases are added up to. Always the smallest number that is
 * enough is hidden first.
 * @param few the cells that must be hidden in any case
 * @returns every hidden cell, or null when only leaving the tables out is enough
 */
export function hideMore(
  unprotected: Unprotected,
  few: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const defence = makeDefence(unprotected);
  let hidden = few;
  for (;;) {
    const now = defence.attackOn(hidden);
    const weak = defence.targets(hidden).find((target) => defence.isWeak(now, target));
    if (weak === undefined) return hidden;
    const next = defence.bestToHide(hidden, weak);
    if (next === null) return null;
    hidden = new Set([...hidden, next]);
  }
}

type Defence = {
  readonly attackOn: (hidden: ReadonlySet<string>) => Attack;
  readonly targets: (hidden: ReadonlySet<string>) => readonly Target[];
  readonly isWeak: (now: Attack, target: Target) => boolean;
  readonly bestToHide: (hidden: ReadonlySet<string>, weak: Target) => string | null;
};

function makeDefence({ group, told, earlier, cellMin }: Unprotected): Defence {
  const model = makeModel(group, [...earlier, told]);
  const before = attack(model, earlier);
  const hideable = hideableIn({ group, told, earlier, cellMin }, model, before);
  const attackOn = (hidden: ReadonlySet<string>) =>
    attack(model, [...earlier, withHidden(told, hidden)]);
  const targets = (hidden: ReadonlySet<string>) =>
    targetsIn(model, [...earlier, withHidden(told, hidden)]);

  /** What the releases before say of it as it is cannot be taken back. */
  function isWeak(now: Attack, target: Target): boolean {
    const ranges = now.rangesOf(target);
    if (!ranges.some((range) => isPinned(range, target.hidden, cellMin))) return false;
    return !isSame(ranges, before.rangesOf(target));
  }

  /** The first that is enough by itself, else the first that helps, else the first. */
  function bestToHide(hidden: ReadonlySet<string>, weak: Target): string | null {
    const left = hideable.filter((name) => !hidden.has(name));
    const width = widthOf(attackOn(hidden).rangesOf(weak));
    let helping: string | null = null;
    for (const name of left) {
      const then = attackOn(new Set([...hidden, name]));
      if (!isWeak(then, weak)) return name;
      if (helping === null && widthOf(then.rangesOf(weak)) > width) helping = name;
    }
    return helping ?? left[0] ?? null;
  }

  return { attackOn, targets, isWeak, bestToHide };
}

/**
 * The cells whose hiding can help, the smallest number first and none last: not what a table rests
 * on, and not what the releases before give away already.
 */
function hideableIn({ group, told }: Unprotected, model: Model, before: Attack): readonly string[] {
  const bases = new Set(group.map(([, { base }]) => cellName.base(base)));
  return [...cellsTold(told)]
    .flatMap(([name, value]) => (value === null || bases.has(name) ? [] : [{ name, value }]))
    .filter(({ name, value }) => {
      if (!model.names.includes(name)) return false;
      const known = before.rangesOf({ name, span: told.span, hidden: true });
      return !known.every(({ least, most }) => least === most && least === value);
    })
    .sort((a, b) => rank(a.value) - rank(b.value))
    .map(({ name }) => name);
}

function rank(value: number): number {
  return value === 0 ? Number.MAX_SAFE_INTEGER : value;
}

function widthOf(ranges: readonly Range[]): number {
  return Math.min(...ranges.map(({ least, most }) => most - least));
}

const ALMOST = 1e-4;

function isSame(a: readonly Range[], b: readonly Range[]): boolean {
  const [low, high] = [a, b].map((ranges) => ({
    least: Math.max(...ranges.map(({ least }) => least)),
    most: Math.min(...ranges.map(({ most }) => most)),
  }));
  if (low === undefined || high === undefined) return false;
  const isNear = (one: number, other: number) => one === other || Math.abs(one - other) < ALMOST;
  return isNear(low.least, high.least) && isNear(low.most, high.most);
}
