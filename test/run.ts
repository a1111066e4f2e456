import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import type { Reporter } from 'vitest/node';
import { startVitest } from 'vitest/node';

/** How many checks held and how many did not. */
type Tally = { readonly passed: number; readonly failed: number };

type Step = { readonly name: string; readonly command: readonly [string, ...string[]] };

const ROOT = resolve(import.meta.dirname, '..');

/** Quick checks of the text itself; each counts as one. The pages are built before they are opened. */
const STEPS: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types in pages', command: ['astro', 'check'] },
  { name: 'build', command: ['node', 'functions/build-pages.ts'] },
];

/**
 * `npm test`: every check of the project, one after the other, none left out because an earlier
 * one failed. Closes with `N passed, N failed`; exit 1 unless nothing failed.
 * With arguments only the tests whose path holds one of them are run.
 */
async function run(filters: readonly string[]): Promise<Tally> {
  // Whatever is started from here finds this Node and these tools first.
  process.env['PATH'] = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.chdir(ROOT);
  const tallies: Tally[] = [];
  for (const step of filters.length === 0 ? STEPS : []) tallies.push(await runStep(step));
  tallies.push(await runTests(filters));
  return sum(tallies);
}

async function runStep({ name, command: [tool, ...args] }: Step): Promise<Tally> {
  const begun = performance.now();
  const { ok, output } = await runTool(tool, args);
  if (!ok) process.stdout.write(output);
  say(name, { ok, begun });
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a tool of node_modules/.bin; `ok` when it exits 0. */
function runTool(
  tool: string,
  args: readonly string[],
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((done) => {
    const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => done({ ok: false, output: `Cannot run ${tool}: ${error}\n` }));
    child.on('close', (code) => done({ ok: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

async function runTests(filters: readonly string[]): Promise<Tally> {
  const begun = performance.now();
  const counter = countingReporter();
  const vitest = await startVitest([...filters], {
    watch: false,
    allowOnly: false,
    reporters: ['default', counter.reporter],
  });
  await vitest.close();
  const tally = counter.tally();
  say('tests', { ok: tally.failed === 0, begun });
  return tally;
}

/** Counts tests; a file that cannot be read and an error outside every test count as failed. */
function countingReporter(): { readonly reporter: Reporter; readonly tally: () => Tally } {
  // Until vitest has said how it went, it went wrong.
  let tally: Tally = { passed: 0, failed: 1 };
  const reporter: Reporter = {
    onTestRunEnd(modules, unhandledErrors) {
      const tests = modules.flatMap((module) => [...module.children.allTests()]);
      const count = (state: string) => tests.filter((test) => test.result().state === state).length;
      const broken = modules.filter((module) => module.errors().length > 0).length;
      const failed = count('failed') + count('pending') + broken + unhandledErrors.length;
      tally = { passed: count('passed'), failed: tests.length === 0 ? failed + 1 : failed };
    },
  };
  return { reporter, tally: () => tally };
}

function say(name: string, { ok, begun }: { readonly ok: boolean; readonly begun: number }): void {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}

const { passed, failed } = await run(process.argv.slice(2));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
