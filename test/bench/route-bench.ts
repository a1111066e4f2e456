import { join } from 'node:path';
import { LogicEngine } from 'json-logic-engine';
import { loadRuleSet } from '../../functions/routing/load-rule-set.ts';
import { isInForce } from '../../functions/routing/on-day.ts';
import { decidingRule, routeKlage } from '../../functions/routing/route-klage.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { everySvar } from '../rules/brute-force.ts';
import { alone, beside, type Figure, perSecond, rateOf } from './figure.ts';

const DAY = '2026-11-21';
const SAMPLE = 20_000;

/** Decisions over the shipped rules beside the same rules compiled by json-logic-engine. */
export async function routeFigures(): Promise<readonly Figure[]> {
  const read = await loadRuleSet(join(import.meta.dirname, '../../routing-rules'));
  if (!read.ok) throw new Error('The shipped rules cannot be read.');
  const { rules } = read;
  const all = everySvar(rules, DAY);
  const spread = all.filter((_, i) => i % Math.ceil(all.length / SAMPLE) === 0);
  const last = rules.regler.at(-1)?.id;
  const worst = all.filter((svar) => decidingRule(rules, svar, DAY)?.id === last).slice(0, SAMPLE);
  const peer = jsonLogic(rules);
  agree(rules, spread, peer);
  return [
    await figure('routing decisions, over all answers', { rules, peer, cases: spread }),
    await figure('routing decisions, those the last rule makes', { rules, peer, cases: worst }),
    explained(rules, spread),
  ];
}

/** Each with the fewest answers that explain it, none asked before. */
function explained(rules: RuleSet, cases: readonly Svar[]): Figure {
  const begun = performance.now();
  const some = cases.filter((_, i) => i % 10 === 0);
  for (const svar of some) routeKlage(rules, svar, DAY);
  const rate = (some.length / (performance.now() - begun)) * 1_000;
  return alone(
    'decisions with their minimal explanation, each for the first time',
    perSecond(rate),
  );
}

type Peer = (svar: Svar) => unknown;
type Measured = { readonly rules: RuleSet; readonly peer: Peer; readonly cases: readonly Svar[] };

async function figure(name: string, { rules, peer, cases }: Measured): Promise<Figure> {
  const ours = await rateOf(() => {
    for (const svar of cases) decidingRule(rules, svar, DAY);
    return cases.length;
  });
  const rate = await rateOf(() => {
    for (const svar of cases) peer(svar);
    return cases.length;
  });
  return beside(name, ours, { name: 'json-logic-engine, compiled', rate });
}

/** The rules as one JsonLogic `if`, compiled: answers → the id of the deciding rule. */
function jsonLogic(rules: RuleSet): Peer {
  const inForce = rules.regler.filter((regel) => isInForce(regel, DAY));
  const branches = inForce.flatMap(({ id, naar }) => {
    const conditions = Object.entries(naar).map(([question, answers]) => ({
      in: [{ var: question }, [...(answers ?? [])]],
    }));
    return [conditions.length === 0 ? true : { and: conditions }, id];
  });
  const run = new LogicEngine().build({ if: [...branches, null] });
  return (svar) => run(svar);
}

/** A peer that decides otherwise measures nothing. */
function agree(rules: RuleSet, cases: readonly Svar[], peer: Peer): void {
  const other = cases.find((svar) => peer(svar) !== decidingRule(rules, svar, DAY)?.id);
  if (other !== undefined)
    throw new Error(`The peer decides otherwise on ${JSON.stringify(other)}`);
}
