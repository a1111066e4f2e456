import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const SECOND_MS = 1_000;
const UNIT_TIMEOUT_MS = 60 * SECOND_MS;
/** A browser start, a kill loop or a mail server that is silent on purpose, on two busy cores. */
const WHOLE_SYSTEM_TIMEOUT_MS = 180 * SECOND_MS;

type Suite = {
  readonly group: number;
  readonly timeoutMs: number;
  readonly globalSetup?: string[];
};

/** A folder of tests per question; the groups run one after the other, 0 first. */
function suite(name: string, { group, timeoutMs, globalSetup = [] }: Suite) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      globalSetup,
      sequence: { groupOrder: group, shuffle: { files: true, tests: true } },
    },
  };
}

const unit = { group: 0, timeoutMs: UNIT_TIMEOUT_MS };
const wholeSystem = { group: 1, timeoutMs: WHOLE_SYSTEM_TIMEOUT_MS };

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism()),
    // Built pages are run as they are, not transformed once more.
    server: { deps: { external: [/\/dist\/server\//] } },
    projects: [
      suite('klage', unit),
      suite('functions', { ...unit, globalSetup: ['test/functions/get-pdf-tools.ts'] }),
      suite('rules', unit),
      suite('repo', unit),
      suite('contract', wholeSystem),
      suite('browser', { ...wholeSystem, globalSetup: ['test/browser/get-chromium.ts'] }),
      suite('faults', wholeSystem),
    ],
  },
});
