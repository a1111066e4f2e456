import type { Reporter } from 'vitest/node';
import { startVitest } from 'vitest/node';

/** How many checks held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

/**
 * Runs the tests of some suites (`vitest.config.ts`; `!name` leaves one out).
 * @param filters only tests whose path holds one of them; none: all of them
 */
export async function runVitest(
  suites: readonly string[],
  filters: readonly string[],
): Promise<Tally> {
  const counter = countingReporter();
  const vitest = await startVitest([...filters], {
    watch: false,
    allowOnly: false,
    project: [...suites],
    reporters: ['default', counter.reporter],
  });
  await vitest.close();
  return counter.tally();
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

/** Both together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
}
