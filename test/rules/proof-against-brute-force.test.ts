import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import type { Fejl, FejlKode } from '../../functions/routing/fejl.ts';
import { decidingRule, firstReserve, routeKlage } from '../../functions/routing/route-klage.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { howOften } from '../how-often.ts';
import { everyDay, everySvar, expected, judge, overlaps } from './brute-force.ts';
import { DAYS, LAST_DAY, randomRules } from './random-rules.ts';
import { DAG, RULE_FOLDERS, rulesIn } from './rule-folders.ts';

/** Sets to try for what takes a few milliseconds each. */
const RUNS = howOften({ usual: 600, long: 40_000 });
const noCertificates = () => [];

function proved(rules: RuleSet, dag: string, onwards = false) {
  return checkRules(rules, { dag, onwards, judge: noCertificates });
}

/** What the faults of one kind are about: rules, or modtagere by their words. */
function rulesWith(fejl: readonly Fejl[], kode: FejlKode): Set<string | undefined> {
  return new Set(fejl.filter((one) => one.kode === kode).map(({ regel }) => regel));
}

function unreachableIn(fejl: readonly Fejl[]): Set<string | undefined> {
  const told = fejl.filter(({ kode }) => kode === 'uopnaaelig-modtager');
  return new Set(told.map(({ besked }) => /til »([^«]+)«/.exec(besked)?.[1]));
}

/** `winner loser` and the combinations, from the sentence. */
function wonOver(besked: string): readonly [string, number] {
  const [, winner, loser, antal = ''] =
    /»(\w+)« står før »(\w+)« og vinder ([\d.]+) /.exec(besked) ?? [];
  return [`${winner} ${loser}`, Number(antal.replace('.', ''))];
}

function expectDay(rules: RuleSet, dag: string): void {
  const { fejl, kombinationer, dele } = proved(rules, dag);
  const truth = expected(rules, dag);
  expect({ kombinationer, dele }).toEqual({ kombinationer: truth.kombinationer, dele: truth.dele });
  expect(fejl.some(({ kode }) => kode === 'uden-regel')).toBe(truth.gaps);
  expect(rulesWith(fejl, 'doed-regel')).toEqual(new Set(truth.dead));
  expect(rulesWith(fejl, 'intet-at-sende-til')).toEqual(new Set(truth.nowhere));
  expect(unreachableIn(fejl)).toEqual(new Set(truth.unreachable));
}

describe.each(RULE_FOLDERS)('the proof of $kommune', ({ dir }) => {
  test('counts what brute force counts, on every day on which something changes', async () => {
    const rules = await rulesIn(dir);
    for (const dag of everyDay(rules)) expectDay(rules, dag);
  });

  test('routes every reachable combination as brute force does', async () => {
    const rules = await rulesIn(dir);
    // A prime step meets every kind of answers without trying all.
    const some = everySvar(rules, DAG).filter((_, index) => index % 97 === 0);
    const wrong = some.filter((svar) => {
      const { regel, modtager } = routeKlage(rules, svar, DAG);
      const truth = judge(rules, svar, DAG);
      return regel !== (truth.regel?.id ?? null) || modtager !== truth.modtager;
    });
    expect(wrong).toEqual([]);
  });
});

describe('the proof of random rule sets', () => {
  test('finds exactly the faults that brute force finds', () => {
    fc.assert(
      fc.property(
        randomRules,
        fc.constantFrom('2025-06-01', '2026-03-01', ...DAYS, LAST_DAY),
        expectDay,
      ),
      { numRuns: RUNS },
    );
  });

  test('from a day on finds what is wrong on any later day, once', () => {
    fc.assert(
      fc.property(randomRules, (rules) => {
        const days = ['2026-02-01', '2026-07-01', '2027-01-01', '2027-04-01'];
        const { fejl } = proved(rules, days[0] ?? '', true);
        const later = days.map((dag) => expected(rules, dag));
        expect(rulesWith(fejl, 'doed-regel')).toEqual(new Set(later.flatMap(({ dead }) => dead)));
        expect(rulesWith(fejl, 'intet-at-sende-til')).toEqual(
          new Set(later.flatMap(({ nowhere }) => nowhere)),
        );
        expect(unreachableIn(fejl)).toEqual(
          new Set(later.flatMap(({ unreachable }) => unreachable)),
        );
        expect(fejl.some(({ kode }) => kode === 'uden-regel')).toBe(later.some(({ gaps }) => gaps));
        const dead = fejl.filter(({ kode }) => kode === 'doed-regel');
        expect(dead.length).toBe(new Set(dead.map(({ regel }) => regel)).size);
      }),
      { numRuns: RUNS / 5 },
    );
  });

  test('decides every reachable combination as brute force does', () => {
    fc.assert(
      fc.property(randomRules, fc.constantFrom(...DAYS, LAST_DAY), (rules, dag) => {
        const wrong = everySvar(rules, dag).filter((svar) => {
          return decidingRule(rules, svar, dag) !== judge(rules, svar, dag).regel;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  test('tells which rules win over others that mean somebody else, how often and where', () => {
    fc.assert(
      fc.property(randomRules, fc.constantFrom(...DAYS), (rules, dag) => {
        const { oplysninger } = proved(rules, dag);
        const told = oplysninger.filter(({ kode }) => kode === 'overlap');
        const truth = overlaps(rules, dag);
        expect(new Map(told.map(({ besked }) => wonOver(besked)))).toEqual(
          new Map([...truth].map(([pair, { length }]) => [pair, length])),
        );
        for (const { besked, kombination } of told) {
          expect(truth.get(wonOver(besked)[0])).toContainEqual(kombination);
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('names a combination that has the fault', () => {
    fc.assert(
      fc.property(randomRules, fc.constantFrom(...DAYS), (rules, dag) => {
        for (const { kode, kombination, regel } of proved(rules, dag).fejl) {
          if (kombination === undefined) continue;
          const truth = judge(rules, kombination, dag);
          expect(truth.modtager).toBeNull();
          if (kode === 'uden-regel') expect(truth.regel).toBeNull();
          else expect(truth.regel?.id).toBe(regel);
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('sends what no rule sends to the first reserve, with no rule', () => {
    fc.assert(
      fc.property(randomRules, fc.constantFrom(...DAYS), (rules, dag) => {
        const lost = everySvar(rules, dag).find(
          (svar) => judge(rules, svar, dag).modtager === null,
        );
        if (lost === undefined) return;
        const decision = routeKlage(rules, lost, dag);
        expect(decision).toMatchObject({ modtager: firstReserve(rules), regel: null });
        expect(decision.begrundelse.da).toContain('får tekst din klage');
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
