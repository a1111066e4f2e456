import { describe, expect, test } from 'vitest';
import { forvaltningOf } from '../../functions/routing/derive-svar.ts';
import { loadRuleSet } from '../../functions/routing/load-rule-set.ts';
import { hosOn } from '../../functions/routing/on-day.ts';
import { routeKlage } from '../../functions/routing/route-klage.ts';
import { routeTable } from '../../functions/routing/route-table.ts';
import { rulePath } from '../../functions/routing/rule-path.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { FIRST_KLAGE } from '../../functions/workshop/rule-facts.ts';
import { ANSWERS } from '../../src/klage/questions.ts';

const DAG = '2026-03-09';
const FOLDERS = ['routing-rules', 'test/rules/fiktiv-kommune'];

async function rulesIn(folder: string): Promise<RuleSet> {
  const read = await loadRuleSet(folder);
  if (!read.ok) throw new Error(`The rules in ${folder} cannot be read.`);
  return read.rules;
}

describe.each(FOLDERS)('the table of %s', (folder) => {
  test('says of every emne and answer what the rules decide', async () => {
    const rules = await rulesIn(folder);
    const rows = routeTable(rules, DAG, FIRST_KLAGE).filter(({ slags }) => slags === 'hos');
    expect(rows.length).toBeGreaterThan(1);
    for (const emne of rules.emner.values()) {
      const hos = hosOn(emne, DAG);
      const row = rows.find((one) => one.hos === hos);
      if (hos === null || row === undefined) continue;
      for (const [at, klagenHandlerOm] of ANSWERS.klagenHandlerOm.entries()) {
        const svar = { emne: emne.id, forvaltning: hos, klagenHandlerOm, ...FIRST_KLAGE };
        const cell = row.celler[at];
        const other = cell?.undtagelser.find(({ emner }) => emner.includes(emne));
        const { modtager, regel } = routeKlage(rules, svar, DAG);
        expect(other ?? cell, `${emne.id} ${klagenHandlerOm}`).toMatchObject({ modtager, regel });
      }
    }
  });

  test('has every emne once, and those that ask once more', async () => {
    const rules = await rulesIn(folder);
    const rows = routeTable(rules, DAG, FIRST_KLAGE);
    const held = rows.filter(({ slags }) => slags !== 'afklar');
    expect(held.reduce((sum, { emner }) => sum + emner, 0)).toBe(rules.emner.size);
    const asking = [...rules.emner.values()].filter(({ afklar }) => afklar !== null).length;
    expect(rows.find(({ slags }) => slags === 'afklar')?.emner ?? 0).toBe(asking);
  });
});

describe.each(FOLDERS)('the path of a klage through %s', (folder) => {
  test('ends at the rule that decides, past rules that each fail a condition', async () => {
    const rules = await rulesIn(folder);
    for (const emne of rules.emner.values()) {
      for (const klagenHandlerOm of ANSWERS.klagenHandlerOm) {
        const forvaltning = forvaltningOf(emne, DAG);
        const svar = { emne: emne.id, forvaltning, klagenHandlerOm, ...FIRST_KLAGE };
        const path = rulePath(rules, svar, DAG);
        const last = path.at(-1);
        const decided = routeKlage(rules, svar, DAG).regel;
        expect(last?.udfald === 'afgjorde' ? last.regel.id : null).toBe(decided);
        for (const step of path) {
          if (step.udfald !== 'passer-ikke') continue;
          expect(step.regel.naar[step.fejler]).not.toContain(svar[step.fejler]);
        }
      }
    }
  });
});
