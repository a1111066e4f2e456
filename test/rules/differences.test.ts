import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRules, type Moved } from '../../functions/routing/compare-rules.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { howOften } from '../how-often.ts';
import { everyOutcome, type Outcomes, type Typed } from './brute-force-differences.ts';
import { DAYS, LAST_DAY, randomChange } from './random-rules.ts';
import { DAG, RULE_FOLDERS, rulesIn } from './rule-folders.ts';

const RUNS = howOften({ usual: 400, long: 24_000 });

/** What citizens answer, by what can be answered together: one value of each with any of another. */
const AXES = [
  ['emne', 'valgtForvaltning'],
  ['klagenHandlerOm'],
  ['harKlaget', 'svarfristUdloebet'],
  ['kanSelvKlareDialogen'],
  ['overEtAarSiden'],
  ['behandlesAndetSteds'],
] as const satisfies readonly (readonly (keyof Typed)[])[];
const TYPED: readonly (keyof Typed)[] = AXES.flat();

function holds({ naar }: Moved, typed: Typed): boolean {
  return TYPED.every((question) => naar[question]?.includes(typed[question]) ?? true);
}

/** Every combination that goes elsewhere is told once, as it goes; no other is told. */
function expectExact(told: readonly Moved[], all: readonly Outcomes[]): void {
  const wrong = all.filter(({ typed, fra, til }) => {
    const by = told.filter((cube) => holds(cube, typed));
    if (fra === til) return by.length > 0;
    return by.length !== 1 || by[0]?.fra !== fra || by[0].til !== til;
  });
  expect(wrong).toEqual([]);
}

/** The values of each axis that a cube holds, as texts. */
function valuesOf(cube: Moved, all: readonly Outcomes[]): readonly ReadonlySet<string>[] {
  const held = all.filter(({ typed }) => holds(cube, typed));
  return AXES.map(
    (axis) => new Set(held.map(({ typed }) => axis.map((question) => typed[question]).join(' '))),
  );
}

type Cube = Moved & { readonly values: readonly ReadonlySet<string>[] };

/**
 * Whether two cubes could be written as one: they differ on one axis only. Of emne and pick only one
 * may differ, for »these emner, or those picks« cannot be said.
 */
function couldBeOne(one: Cube, other: Cube): boolean {
  if (one.fra !== other.fra || one.til !== other.til) return false;
  const differing = [...AXES.keys()].filter(
    (axis) => one.values[axis]?.symmetricDifference(other.values[axis] ?? new Set()).size !== 0,
  );
  if (differing.length !== 1) return false;
  return differing[0] !== 0 || AXES[0].some((question) => isSame(one, other, question));
}

function isSame({ naar: one }: Cube, { naar: other }: Cube, question: keyof Typed): boolean {
  return one[question]?.toSorted().join() === other[question]?.toSorted().join();
}

/** No two cubes could be written as one. */
function expectMerged(told: readonly Moved[], all: readonly Outcomes[]): void {
  const cubes = told.map((cube) => ({ ...cube, values: valuesOf(cube, all) }));
  const joinable = cubes.flatMap((one, at) =>
    cubes
      .slice(at + 1)
      .filter((other) => couldBeOne(one, other))
      .map((other) => [one.naar, other.naar]),
  );
  expect(joinable).toEqual([]);
}

function expectDifference(fra: RuleSet, til: RuleSet, dag: string): void {
  const { kombinationer, forskelle } = compareRules(fra, til, dag);
  const all = everyOutcome(fra, til, dag);
  expect(kombinationer).toBe(all.filter((one) => one.fra !== one.til).length);
  expectExact(forskelle, all);
  for (const cube of forskelle) {
    expect(cube.antal).toBe(all.filter(({ typed }) => holds(cube, typed)).length);
  }
}

const someDay = fc.constantFrom('2025-06-01', ...DAYS, LAST_DAY);

describe('the difference of random sets', () => {
  test('is exactly what brute force finds', () => {
    fc.assert(
      fc.property(randomChange, someDay, ([fra, til], dag) => expectDifference(fra, til, dag)),
      { numRuns: RUNS },
    );
  });

  test('is told in cubes of which no two could be one', () => {
    fc.assert(
      fc.property(randomChange, someDay, ([fra, til], dag) => {
        expectMerged(compareRules(fra, til, dag).forskelle, everyOutcome(fra, til, dag));
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('is the same backwards, and none of a set from itself', () => {
    fc.assert(
      fc.property(randomChange, someDay, ([fra, til], dag) => {
        expect(compareRules(fra, fra, dag)).toEqual({ kombinationer: 0, forskelle: [] });
        const there = compareRules(fra, til, dag);
        const back = compareRules(til, fra, dag);
        expect(back.kombinationer).toBe(there.kombinationer);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

describe.each(RULE_FOLDERS)('the difference of $kommune', ({ dir }) => {
  test('from the same without its sixth rule is what brute force finds', async () => {
    const rules = await rulesIn(dir);
    const til = { ...rules, regler: rules.regler.toSpliced(5, 1) };
    expectDifference(rules, til, DAG);
    expect(compareRules(rules, til, DAG).kombinationer).toBeGreaterThan(0);
  });
});
