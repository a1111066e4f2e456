import { type Attack, attack, isPinned, type Target, targetsIn } from './attack.ts';
import { cellName } from './cells.ts';
import { makeModel, type Told } from './model.ts';
import type { Range } from './polytopes.ts';
import { isFew } from './primary.ts';
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
 * enough is hidden first. What is out already, and does not count few, is not hidden in vain.
 * @param few the cells that must be hidden in any case
 * @returns every hidden cell, or null when only leaving the tables out is enough
 */
export function hideMore(
  unprotected: Unprotected,
  few: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const defence = makeDefence(unprotected);
  let hidden: ReadonlySet<string> = new Set([...few].filter((name) => !defence.isOut(name)));
  for (;;) {
    const now = defence.attackOn(hidden);
    const more = hideUntilSafe(defence, { hidden, now });
    // With more hidden, other numbers can be true together: then all is looked at anew.
    if (more === null || more.size === hidden.size || !now.differs) return more;
    hidden = more;
  }
}

function hideUntilSafe(defence: Defence, begun: State): ReadonlySet<string> | null {
  let { hidden, now } = begun;
  // What was once safe stays so: to hide more only lets more be possible.
  const safe = new Set<string>();
  const isWeak = (target: Target) => {
    const key = `${target.name} ${target.span.first} ${target.span.end} ${target.hidden}`;
    if (safe.has(key)) return false;
    const weak = defence.isWeak(now, target);
    if (!weak) safe.add(key);
    return weak;
  };
  for (;;) {
    const weak = defence.targets(hidden).find(isWeak);
    if (weak === undefined) return hidden;
    const next = defence.bestToHide({ hidden, now }, weak);
    if (next === null) return null;
    hidden = new Set([...hidden, next]);
    now = now.without(next);
  }
}

type Defence = {
  /** Whether earlier releases give the cell away already, and it does not count few. */
  readonly isOut: (name: string) => boolean;
  readonly attackOn: (hidden: ReadonlySet<string>) => Attack;
  readonly targets: (hidden: ReadonlySet<string>) => readonly Target[];
  readonly isWeak: (now: Attack, target: Target) => boolean;
  readonly bestToHide: (state: State, weak: Target) => string | null;
};
type State = { readonly hidden: ReadonlySet<string>; readonly now: Attack };

function makeDefence({ group, told, earlier, cellMin }: Unprotected): Defence {
  const model = makeModel(group, [...earlier, told]);
  const before = attack(model, earlier);
  const cells = cellsTold(told);
  const isKnown = (name: string) => {
    const ranges = before.rangesOf({ name, span: told.span, hidden: true });
    return ranges.every(({ least, most }) => least === most && least === cells.get(name));
  };
  const hideable = hideableIn(group, cells).filter((name) => !isKnown(name));
  const isOut = (name: string) => !isFew(cells.get(name) ?? 0, cellMin) && isKnown(name);
  const attackOn = (hidden: ReadonlySet<string>) =>
    attack(model, [...earlier, withHidden(told, hidden)]);
  const targets = (hidden: ReadonlySet<string>) =>
    targetsIn(model, [...earlier, withHidden(told, hidden)]);

  /** What the releases before say of it as it is cannot be taken back. */
  function isWeak(now: Attack, target: Target): boolean {
    const ranges = now.rangesOf(target, cellMin);
    if (!ranges.some((range) => isPinned(range, target.hidden, cellMin))) return false;
    return !isSame(now.rangesOf(target), before.rangesOf(target));
  }

  /** The first that is enough by itself, else the first that helps, else the first. */
  function bestToHide({ hidden, now }: State, weak: Target): string | null {
    const left = hideable.filter((name) => !hidden.has(name));
    const width = widthOf(now.rangesOf(weak));
    let helping: string | null = null;
    for (const name of left) {
      const then = now.without(name);
      if (!isWeak(then, weak)) return name;
      if (helping === null && widthOf(then.rangesOf(weak)) > width) helping = name;
    }
    return helping ?? left[0] ?? null;
  }

  return { isOut, attackOn, targets, isWeak, bestToHide };
}

/** The cells whose hiding can help, the smallest number first and none last; not what a table rests on. */
function hideableIn(group: Group, cells: ReadonlyMap<string, number | null>): readonly string[] {
  const bases = new Set(group.map(([, { base }]) => cellName.base(base)));
  return [...cells]
    .flatMap(([name, value]) => (value === null || bases.has(name) ? [] : [{ name, value }]))
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
