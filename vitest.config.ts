import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { COMPILED } from './test/bare-env.ts';
import { howOften } from './test/how-often.ts';
import { LongestFirst } from './test/longest-first.ts';

/** Each command that a test runs is compiled once, not at each start. */
process.env['NODE_COMPILE_CACHE'] = COMPILED;

const SECOND_MS = 1_000;
/** A server across a socket, with databases made and dropped, is slower than a file: test/motorer.ts. */
const PATIENCE = process.env['KLAGEVEJ_TEST_DATABASE'] === undefined ? 1 : 4;
const UNIT_TIMEOUT_MS = PATIENCE * howOften({ usual: 60, long: 3_600 }) * SECOND_MS;
/** A browser start, a kill loop or a mail server that is silent on purpose, on two busy cores. */
const WHOLE_SYSTEM_TIMEOUT_MS = PATIENCE * 180 * SECOND_MS;

/** How long `expect.poll` waits for what must come about. */
const POLL_MS = 15 * SECOND_MS;

type Suite = {
  readonly timeoutMs: number;
  readonly globalSetup?: string[];
  readonly setupFiles?: string[];
};

/** A folder of tests per question. */
function suite(name: string, { timeoutMs, globalSetup = [], setupFiles = [] }: Suite) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      globalSetup,
      setupFiles,
      sequence: { shuffle: { files: false, tests: true } },
    },
  };
}

const unit = { timeoutMs: UNIT_TIMEOUT_MS };
const wholeSystem = {
  timeoutMs: WHOLE_SYSTEM_TIMEOUT_MS,
  setupFiles: ['test/take-turn.ts'],
};

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    // A page on busy cores is not wrong because it is late.
    expect: { poll: { timeout: POLL_MS } },
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
      suite('motorer', wholeSystem),
    ],
  },
});
