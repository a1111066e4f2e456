import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { runVitest, sumOf, type Tally } from './run-vitest.ts';

type Step = { readonly name: string; readonly command: readonly [string, ...string[]] };

const ROOT = resolve(import.meta.dirname, '..');
const LONG = '--long';

/** Quick checks of the text itself; each counts as one. The pages are built before they are opened. */
const STEPS: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off'] },
  { name: 'build', command: ['node', 'functions/build-pages.ts'] },
];
/** As long as a long test, and beside them. */
const TYPES: Step = { name: 'types', command: ['astro', 'check'] };

/**
 * `npm test`: every check of the project, none left out because another failed. Closes with `N passed, N failed`; exit 1 unless nothing failed.
 * With arguments only the tests whose path holds one of them are run; with `--long` the random
 * ones and the kills go on for hours.
 */
async function run(args: readonly string[]): Promise<Tally> {
  const filters = args.filter((argument) => argument !== LONG);
  if (filters.length < args.length) process.env['KLAGEVEJ_LONG_TESTS'] = 'yes';
  // Whatever is started from here finds this Node and these tools first.
  process.env['PATH'] = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.chdir(ROOT);
  const tallies: Tally[] = [];
  const everything = filters.length === 0;
  for (const step of everything ? STEPS : []) tallies.push(await runStep(step));
  const beside = everything ? [runStep(TYPES)] : [];
  tallies.push(await runTests(filters), ...(await Promise.all(beside)));
  return sumOf(tallies);
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
  // The engines' own suite needs them running: see test/motorer.ts.
  const tally = await runVitest(['!motorer'], filters);
  say('tests', { ok: tally.failed === 0, begun });
  return tally;
}

function say(name: string, { ok, begun }: { readonly ok: boolean; readonly begun: number }): void {
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
}

const { passed, failed } = await run(process.argv.slice(2));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
