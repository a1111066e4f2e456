import { describe, expect, test } from 'vitest';
import { checkRules } from '../../functions/routing/check-rules.ts';
import { compareRules } from '../../functions/routing/compare-rules.ts';
import { deriveSvar } from '../../functions/routing/derive-svar.ts';
import { ruleSetFiles } from '../../functions/routing/load-rule-set.ts';
import { parseSvar } from '../../functions/routing/parse-svar.ts';
import { type RuleSetFiles, readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import { routeKlage } from '../../functions/routing/route-klage.ts';
import type { Regel, RuleSet } from '../../functions/routing/rule-set.ts';
import { everyDay } from './brute-force.ts';
import { type Deletion, everyDeletion } from './deletions.ts';
import { DAG, jsonBytes, RULE_FOLDERS, readable } from './rule-folders.ts';

const OTHER_WORDS = 'the same people get it by a later rule: only what the citizen is told differs';

/**
 * What can go without `tjek` or the difference telling, by what it is and why it stands there all
 * the same. A line that is not needed here fails as one that is missing does.
 */
const UNSEEN: { readonly [dir: string]: ReadonlyMap<string, string> } = {
  'routing-rules': new Map([
    ['whistleblower', OTHER_WORDS],
    ['borgerraadgiverens-emne', OTHER_WORDS],
    [
      'svarfrist-passeret: harKlaget ja-venter',
      'only who waits has a svarfrist that has passed: it stands there for who reads the rule',
    ],
    ['svarfrist-loeber: harKlaget ja-venter', 'only who waits has a svarfrist that has not passed'],
    [
      'svarfrist-loeber: svarfristUdloebet nej',
      'where it has passed, svarfrist-passeret decides before',
    ],
    [
      'intet-svar-paa-klage-til-kommunen: hos BORGERRAADGIVEREN fra 2006-01-01',
      'who does not know whom the klage went to gets there by forvaltning-ved-ikke, too',
    ],
  ]),
  'test/rules/fiktiv-kommune': new Map(),
};

/** Whether somebody who deletes this is told: by the reader, by `tjek`, or by the difference. */
function isSeen({ rules }: Deletion, before: RuleSet, files: RuleSetFiles): boolean {
  if (everyDay(before).some((dag) => compareRules(before, rules, dag).forskelle.length > 0)) {
    return true;
  }
  const read = readRuleFiles(
    new Map([
      ...files,
      ['emner.json', jsonBytes({ emner: [...rules.emner.values()] })],
      ['regler.json', jsonBytes({ regler: rules.regler })],
    ]),
  );
  const [dag = DAG] = everyDay(before);
  return !read.ok || !checkRules(read.rules, { dag, onwards: true, judge: () => [] }).ok;
}

/** What the citizen in a rule's first example is told. */
function wordsOf(rules: RuleSet, { eksempler, gyldigFra }: Regel): string {
  const [{ svar, dag = gyldigFra } = { svar: {} }] = eksempler;
  const parsed = parseSvar(rules, svar, dag);
  if (!parsed.ok) throw new Error('An example cannot be read.');
  return routeKlage(rules, deriveSvar(rules, parsed.given, dag), dag).begrundelse.da;
}

describe.each(RULE_FOLDERS)('deleting any part of the rules of $kommune', ({ dir }) => {
  test('is told by the reader, by tjek or by the difference, or said why not', async () => {
    const files = await ruleSetFiles(dir);
    const rules = readable(files);
    const deletions = everyDeletion(rules);
    const unseen = deletions.filter((deletion) => !isSeen(deletion, rules, files));
    expect(unseen.map(({ what }) => what)).toEqual([...(UNSEEN[dir]?.keys() ?? [])]);
    expect(deletions.length).toBeGreaterThan(30);
  });

  test('changes what a citizen is told when it is a rule', async () => {
    const rules = readable(await ruleSetFiles(dir));
    for (const [index, regel] of rules.regler.entries()) {
      const without = { ...rules, regler: rules.regler.toSpliced(index, 1) };
      expect(wordsOf(without, regel), regel.id).not.toBe(wordsOf(rules, regel));
    }
  });
});
