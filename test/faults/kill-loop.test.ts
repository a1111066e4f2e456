import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { howOften } from '../how-often.ts';
import { onPostgres } from '../register-address.ts';
import { type Letter, promisesAreKept } from './kill-checks.ts';
import { type Aftermath, killAgainAndAgain, leftBy } from './kill-rounds.ts';

/** The kills hit the same code on both engines; on a server each start is slower. */
const ROUNDS = howOften({ usual: onPostgres ? 10 : 20, long: 450 });
const ROUND_MS_MAX = 15_000;
const AROUND_MS_MAX = 180_000;

let aftermath: Aftermath | null = null;
let letters: readonly Letter[] = [];

beforeAll(
  async () => {
    aftermath = await killAgainAndAgain({
      rounds: ROUNDS,
      env: {},
      whenToKill: async (kill) => kill(),
    });
    letters = lettersUnder(join(aftermath.system.dataDir, 'postkasser'));
  },
  AROUND_MS_MAX + ROUNDS * ROUND_MS_MAX,
);
afterAll(() => aftermath?.system.stop());

describe(`after ${ROUNDS} kills -9 at random moments under load`, () => {
  promisesAreKept(() => {
    if (aftermath === null) throw new Error('There is no aftermath.');
    return leftBy(aftermath, letters);
  });
});

/** Every finished mail; what a kill left half written never was one. */
function lettersUnder(dir: string): Letter[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(join(dir, file)))
    .map((eml) => ({ eml, to: toOf(eml) }));
}

function toOf(eml: Buffer): string {
  return /^To: (.*?)\r$/im.exec(eml.toString('latin1', 0, 2_000))?.[1] ?? '';
}
