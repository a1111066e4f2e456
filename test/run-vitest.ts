import type { Reporter, TestModule } from 'vitest/node';
import { startVitest } from 'vitest/node';

/** How many checks held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

/** Set by `.ci/run`, see `tryAgain`. */
const AGAIN = process.env['KLAGEVEJ_TESTS_AGAIN'] === 'yes';
/** A klage lost once in a hundred kills is lost: what fails here has failed. */
const ONCE_ONLY = '/test/faults/';

/**
 * Runs the tests of some suites (`vitest.config.ts`; `!name` leaves one out).
 * @param filters only tests whose path holds one of them; none: all of them
 */
export async function runVitest(
  suites: readonly string[],
  filters: readonly string[],
): Promise<Tally> {
  const first = await runOnce(suites, filters);
  return AGAIN ? tryAgain(suites, first) : tallyOf(first);
}

/**
 * Files with a failure once more, now that nothing else takes the machine's time: what was only
 * late there passes here, and is named. What is wrong fails twice.
 */
async function tryAgain(suites: readonly string[], first: Outcome): Promise<Tally> {
  const failed = first.checks.filter(({ state }) => state === 'failed');
  const files = new Set(failed.map(({ file }) => file).filter((file) => !file.includes(ONCE_ONLY)));
  if (files.size === 0 || first.strayErrors > 0) return tallyOf(first);
  const second = await runOnce(suites, [...files]);
  // What was not run once more has failed as before.
  const again = new Set(second.checks.map(({ file }) => file));
  const kept = first.checks.filter(({ file }) => !again.has(file));
  const names = failed.filter(({ file }) => files.has(file)).map(({ name }) => name);
  process.stdout.write(`Run once more, alone, after a failure: ${names.join('; ')}\n`);
  return tallyOf({ checks: [...kept, ...second.checks], strayErrors: second.strayErrors });
}

type State = 'passed' | 'failed' | 'skipped';

/** A test, or a file in which something else than a test went wrong. */
type Check = { readonly file: string; readonly name: string; readonly state: State };

/** How a run went, and how many errors came from outside every test. */
type Outcome = { readonly checks: readonly Check[]; readonly strayErrors: number };

/** No test at all is a failure too. */
function tallyOf({ checks, strayErrors }: Outcome): Tally {
  const count = (state: State) => checks.filter((check) => check.state === state).length;
  const failed = count('failed') + strayErrors;
  return { passed: count('passed'), failed: checks.length === 0 ? failed + 1 : failed };
}

async function runOnce(suites: readonly string[], filters: readonly string[]): Promise<Outcome> {
  // Until vitest has said how it went, it went wrong.
  let outcome: Outcome = { checks: [], strayErrors: 1 };
  const watcher: Reporter = {
    onTestRunEnd(modules, { length: strayErrors }) {
      outcome = { checks: modules.flatMap(checksIn), strayErrors };
    },
  };
  const vitest = await startVitest([...filters], {
    watch: false,
    allowOnly: false,
    project: [...suites],
    reporters: ['default', watcher],
  });
  await vitest.close();
  return outcome;
}

function checksIn(module: TestModule): Check[] {
  const file = module.moduleId;
  const tests = [...module.children.allTests()].map((test): Check => {
    const { state } = test.result();
    return { file, name: test.fullName, state: state === 'pending' ? 'failed' : state };
  });
  const isTold = module.ok() || tests.some(({ state }) => state === 'failed');
  return isTold ? tests : [...tests, { file, name: file, state: 'failed' }];
}

/** Both together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}
