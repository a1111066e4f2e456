import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { checkRules } from '../../functions/routing/check-rules.ts';
import { compareRules } from '../../functions/routing/compare-rules.ts';
import { ruleSetFiles } from '../../functions/routing/load-rule-set.ts';
import { isInForce } from '../../functions/routing/on-day.ts';
import { type AnsweredCase, replayCases } from '../../functions/routing/replay-cases.ts';
import { decidingRule, routeKlage } from '../../functions/routing/route-klage.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import type { Svar } from '../../src/klage/questions.ts';
import { everySvar } from '../rules/brute-force.ts';
import { readable } from '../rules/rule-folders.ts';
import { alone, beside, type Figure, inMs, medianMs, perSecond, rateOf, spaced } from './figure.ts';
import type { FirstOrder, FirstTimes } from './first-proof.ts';
import { GENERATED_DAG, generatedChange, generatedRules } from './generated-rules.ts';
import { type Peer, rulePeers } from './rule-peers.ts';
import { wideFigure } from './wide-rules.ts';

const RULES = 60;
const SAMPLE = 20_000;
const PEER_SAMPLE = 500;
const CASES = 100_000;
const RATE_MS = 1_500;

/** Rules of the size a large kommune could write, and the shipped ones. */
export async function routeFigures(): Promise<readonly Figure[]> {
  const fra = generatedRules(RULES);
  const til = generatedChange(RULES);
  const rules = readable(fra);
  return [
    ...(await proofFigures(`${RULES} rules × 8 questions`, { fra, til, dag: GENERATED_DAG })),
    replay([rules, readable(til)]),
    ...(await decisionFigures(rules)),
    explained(rules),
    wideFigure(),
    ...(await shippedFigures()),
  ];
}

async function shippedFigures(): Promise<readonly Figure[]> {
  const fra = await ruleSetFiles(join(import.meta.dirname, '../../routing-rules'));
  const { regler } = readable(fra);
  const til = new Map(fra).set(
    'regler.json',
    Buffer.from(JSON.stringify({ regler: regler.toSpliced(5, 1) })),
  );
  return proofFigures('the shipped rules', { fra, til, dag: '2026-11-21' });
}

/** Reading and proving a set, as `tjek` does, and what one change of it does. */
async function proofFigures(name: string, order: FirstOrder): Promise<readonly Figure[]> {
  const { fra, til, dag } = order;
  const first = await inFreshThread(order);
  const options = { dag, onwards: true, judge: checkCertificate };
  const faults = checkRules(readable(fra), options).fejl;
  if (faults.length > 0) throw new Error(`The rules have faults: ${faults[0]?.besked}`);
  const proof = medianMs(() => checkRules(readable(fra), options));
  const [before, after] = [readable(fra), readable(til)];
  const difference = medianMs(() => compareRules(before, after, dag));
  return [
    timed(`${name}: load and proof`, proof, first.proof),
    timed(`${name}: difference of one change`, difference, first.difference),
  ];
}

function timed(figure: string, median: number, first: number): Figure {
  return alone(figure, `${inMs(median)}; ${inMs(first)} the first time in a fresh thread`);
}

/** Times of code that has never run before. */
function inFreshThread(order: FirstOrder): Promise<FirstTimes> {
  return new Promise((done, fail) => {
    const worker = new Worker(join(import.meta.dirname, 'first-proof.ts'), { workerData: order });
    worker.once('message', done);
    worker.once('error', fail);
  });
}

/** The register's cases of a year or more, decided by both sets. */
function replay(sets: readonly [RuleSet, RuleSet]): Figure {
  const some = spread(everySvar(sets[0], GENERATED_DAG), CASES);
  const cases = Array.from({ length: CASES }, (_, at): AnsweredCase => {
    const svar = some[at % some.length] ?? fail();
    return { nummer: `K-2026-${at}`, svar, valgtForvaltning: picked(sets[0], svar) };
  });
  const ms = medianMs(() => replayCases(sets, { cases, dag: GENERATED_DAG }), 11);
  return alone(`replay of ${spaced(CASES)} cases by two sets`, inMs(ms));
}

function picked(rules: RuleSet, { emne, forvaltning }: Svar): string | null {
  return rules.emner.get(emne)?.afklar == null ? null : forvaltning;
}

/** Decisions beside the same rules in the peers, over all answers and over the slowest. */
async function decisionFigures(rules: RuleSet): Promise<readonly Figure[]> {
  const all = everySvar(rules, GENERATED_DAG);
  const last = rules.regler.at(-1);
  const worst = all.filter((svar) => decidingRule(rules, svar, GENERATED_DAG) === last);
  const peers = rulePeers(rules.regler.filter((regel) => isInForce(regel, GENERATED_DAG)));
  const kinds = [
    ['decisions over all answers', spread(all, SAMPLE)],
    ['decisions of the last rule', spread(worst, SAMPLE)],
  ] as const;
  const figures: Figure[] = [];
  for (const [name, cases] of kinds) {
    const ours = await rateOf(() => {
      for (const svar of cases) decidingRule(rules, svar, GENERATED_DAG);
      return cases.length;
    }, RATE_MS);
    for (const peer of peers) {
      const rate = await rateOfPeer(rules, peer, spread(cases, PEER_SAMPLE));
      figures.push(beside(`${RULES} rules: ${name}`, ours, { name: peer.name, rate }));
    }
  }
  return figures;
}

/** A peer that decides otherwise measures nothing. */
async function rateOfPeer(rules: RuleSet, peer: Peer, cases: readonly Svar[]): Promise<number> {
  for (const svar of cases) {
    const [theirs, ours] = [await peer.decide(svar), decidingRule(rules, svar, GENERATED_DAG)?.id];
    if (theirs !== ours) throw new Error(`${peer.name} says ${theirs}, not ${ours}.`);
  }
  return rateOf(() => peer.run(cases), RATE_MS);
}

/** Each with the fewest answers that explain it. */
function explained(rules: RuleSet): Figure {
  const cases = spread(everySvar(rules, GENERATED_DAG), PEER_SAMPLE);
  const ms = medianMs(() => {
    for (const svar of cases) routeKlage(rules, svar, GENERATED_DAG);
  }, 5);
  const rate = perSecond((cases.length / ms) * 1_000);
  return alone(`${RULES} rules: decisions with their minimal explanation`, rate);
}

/** So many of the values, evenly spread. */
function spread<T>(values: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, values.length / count);
  const some = Array.from({ length: Math.min(count, values.length) }, (_, at) =>
    values.at(Math.floor(at * step)),
  );
  return some.filter((value) => value !== undefined);
}

function fail(): never {
  throw new Error('There is no combination of answers.');
}
