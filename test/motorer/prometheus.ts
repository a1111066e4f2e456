import { spawnSync } from 'node:child_process';
import { installDebianPackages } from '../debian-packages.ts';
import type { Engine, NotRun } from './engine.ts';

const PROMTOOL = 'KLAGEVEJ_TEST_PROMTOOL';

/** What reads the alerts in operation, from Debian's packages; nothing of it is started. */
export const prometheus: Engine = {
  name: 'prometheus',
  tests: [{ suites: ['motorer'], paths: ['test/motorer/alerts'] }],
  async start() {
    const given = process.env[PROMTOOL] || 'promtool';
    if (!isThere(given)) installDebianPackages(['prometheus']);
    return isThere(given) ? { env: { [PROMTOOL]: given }, stop: async () => {} } : MISSING;
  },
};

const MISSING: NotRun = {
  ikkeKoert: `promtool mangler. Installér Debians pakke prometheus, eller sæt ${PROMTOOL} til stien til det.`,
};

function isThere(promtool: string): boolean {
  return spawnSync(promtool, ['--version'], { stdio: 'ignore' }).status === 0;
}
