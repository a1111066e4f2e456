import { parentPort, workerData } from 'node:worker_threads';
import { checkRules } from '../../functions/routing/check-rules.ts';
import { compareRules } from '../../functions/routing/compare-rules.ts';
import type { RuleSetFiles } from '../../functions/routing/read-rule-files.ts';
import { checkCertificate } from '../../functions/seal/check-certificate.ts';
import { readable } from '../rules/rule-folders.ts';
import { msOf } from './figure.ts';

/** What a fresh thread is given, and what it answers: times in ms of code that never ran before. */
export type FirstOrder = {
  readonly fra: RuleSetFiles;
  readonly til: RuleSetFiles;
  readonly dag: string;
};
export type FirstTimes = { readonly proof: number; readonly difference: number };

if (parentPort !== null) {
  const { fra, til, dag }: FirstOrder = workerData;
  const options = { dag, onwards: true, judge: checkCertificate };
  const proof = msOf(() => checkRules(readable(fra), options));
  const [before, after] = [readable(fra), readable(til)];
  const difference = msOf(() => compareRules(before, after, dag));
  const times: FirstTimes = { proof, difference };
  parentPort.postMessage(times);
}
