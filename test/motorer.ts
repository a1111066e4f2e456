import { delimiter, join, resolve } from 'node:path';
import { clamd } from './motorer/clamd.ts';
import type { Engine } from './motorer/engine.ts';
import { instances } from './motorer/instances.ts';
import { opgradering } from './motorer/opgradering.ts';
import { postfixDovecot } from './motorer/postfix-dovecot.ts';
import { postgresql } from './motorer/postgresql.ts';
import { prometheus } from './motorer/prometheus.ts';
import { radosgw } from './motorer/radosgw.ts';
import { runVitest, sumOf, type Tally } from './run-vitest.ts';

const ROOT = resolve(import.meta.dirname, '..');
const ENGINES: readonly Engine[] = [postgresql, radosgw, clamd, postfixDovecot, prometheus];
/** Minutes of kills under load, which nobody should wait for at each change; one needs git's history. */
const BY_NAME: readonly Engine[] = [instances, opgradering];

type Told = { readonly name: string; readonly tally: Tally | null; readonly why: string };

/**
 * `npm run test:motorer [-- ENGINE [PATH…]]`: the suites again on engines of their own, one after the
 * other; some only by name. Says for each "kørt" or why not; with CI=true that is a failure.
 */
async function run([wanted, ...filters]: readonly string[]): Promise<readonly Told[]> {
  process.env['PATH'] = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  process.chdir(ROOT);
  const named = [...ENGINES, ...BY_NAME].filter(({ name }) => name === wanted);
  const told: Told[] = [];
  for (const engine of wanted === undefined ? ENGINES : named) {
    told.push(await runOn(engine, filters));
  }
  return told;
}

async function runOn(engine: Engine, filters: readonly string[]): Promise<Told> {
  const { name } = engine;
  const started = await engine.start();
  if ('ikkeKoert' in started) return { name, tally: null, why: started.ikkeKoert };
  const stopListening = onEnd(() => started.stop());
  try {
    return { name, tally: await withEnv(started.env, () => runTests(engine, filters)), why: '' };
  } finally {
    stopListening();
    await started.stop();
  }
}

const ENDS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whoever ends the run ends its server with it. @returns how to stop listening */
function onEnd(stop: () => Promise<void>): () => void {
  const end = () => void stop().finally(() => process.exit(1));
  for (const signal of ENDS) process.once(signal, end);
  return () => {
    for (const signal of ENDS) process.off(signal, end);
  };
}

async function runTests({ tests }: Engine, filters: readonly string[]): Promise<Tally> {
  if (filters.length > 0)
    return runVitest([...new Set(tests.flatMap(({ suites }) => suites))], filters);
  const tallies: Tally[] = [];
  for (const { suites, paths } of tests) tallies.push(await runVitest(suites, paths));
  return sumOf(tallies);
}

/** The workers of vitest take over what stands in the environment. */
async function withEnv<T>(
  env: { readonly [name: string]: string },
  work: () => Promise<T>,
): Promise<T> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function say({ name, tally, why }: Told): void {
  const how =
    tally === null ? `ikke kørt: ${why}` : `kørt: ${tally.passed} passed, ${tally.failed} failed`;
  process.stdout.write(`${name}: ${how}\n`);
}

const told = await run(process.argv.slice(2));
process.stdout.write('\n');
for (const one of told) say(one);
const { passed, failed } = sumOf(told.flatMap(({ tally }) => tally ?? []));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
const isMissing = told.length === 0 || told.some(({ tally }) => tally === null);
process.exit(failed > 0 || (isMissing && process.env['CI'] === 'true') ? 1 : 0);
