import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeKlage } from '../../functions/routing/route-klage.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';
import { cpuMs } from '../klage/cpu-ms.ts';
import { everySvar, forces, judge } from './brute-force.ts';
import { DAYS, randomRules } from './random-rules.ts';
import { DAG, RULE_FOLDERS, rulesIn } from './rule-folders.ts';

type Named = { readonly [Q in Question]?: string };

function outcomesOf(rules: RuleSet, dag: string) {
  const reserve = rules.reserve[0] ?? '';
  return everySvar(rules, dag).map((svar) => ({
    svar,
    modtager: judge(rules, svar, dag).modtager ?? reserve,
  }));
}

/** Every selection of the questions, by how many it names. */
const SELECTIONS = Array.from({ length: 2 ** QUESTIONS.length }, (_, bits) =>
  QUESTIONS.filter((_, bit) => (bits >> bit) & 1),
);

function answersTo(questions: readonly Question[], svar: Svar): Named {
  return Object.fromEntries(questions.map((question) => [question, svar[question]]));
}

describe.each(RULE_FOLDERS)('what decides a klage in $kommune', ({ dir }) => {
  test('forces the modtager, and with any answer less does not', async () => {
    const rules = await rulesIn(dir);
    const outcomes = outcomesOf(rules, DAG);
    const some = outcomes.filter((_, index) => index % Math.ceil(outcomes.length / 40) === 7);
    for (const { svar, modtager } of some) {
      const { afgoerende } = routeKlage(rules, svar, DAG);
      const named = QUESTIONS.filter((question) => afgoerende[question] !== undefined);
      expect(afgoerende).toEqual(answersTo(named, svar));
      expect(forces(outcomes, afgoerende, modtager)).toBe(true);
      for (const left of named) {
        const fewer = answersTo(
          named.filter((question) => question !== left),
          svar,
        );
        expect(forces(outcomes, fewer, modtager)).toBe(false);
      }
    }
  });

  test('is found in a few milliseconds', async () => {
    const rules = await rulesIn(dir);
    const some = everySvar(rules, DAG).filter((_, index) => index % 997 === 0);
    routeKlage(rules, some[0] ?? fail(), DAG);
    const spent = cpuMs(() => {
      for (const svar of some) routeKlage(rules, svar, DAG);
    });
    expect(spent / some.length).toBeLessThan(5);
  });
});

describe('what decides a klage by random rules', () => {
  test('is as few answers as can be', () => {
    fc.assert(
      fc.property(randomRules, fc.constantFrom(...DAYS), fc.nat(), (rules, dag, seed) => {
        const outcomes = outcomesOf(rules, dag);
        const { svar, modtager } = outcomes[seed % outcomes.length] ?? fail();
        const { afgoerende } = routeKlage(rules, svar, dag);
        const count = Object.keys(afgoerende).length;
        expect(forces(outcomes, afgoerende, modtager)).toBe(true);
        const fewer = SELECTIONS.filter((questions) => questions.length < count);
        for (const questions of fewer) {
          expect(forces(outcomes, answersTo(questions, svar), modtager)).toBe(false);
        }
      }),
      { numRuns: 600 },
    );
  });
});

function fail(): never {
  throw new Error('There is no combination.');
}
