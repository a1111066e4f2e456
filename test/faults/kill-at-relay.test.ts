import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howOften } from '../how-often.ts';
import { promisesAreKept } from './kill-checks.ts';
import { startRelay } from './kill-relay.ts';
import { type Aftermath, killAgainAndAgain, leftBy } from './kill-rounds.ts';

/** The moments are chosen, so fewer rounds do than at random ones. */
const ROUNDS = howOften({ usual: 8, long: 112 });
const ROUND_MS_MAX = 15_000;
const AROUND_MS_MAX = 180_000;
/** When no mail comes meanwhile the kill comes all the same. */
const NO_MAIL_MS = 1_000;

const relay = await startRelay();
let aftermath: Aftermath | null = null;
let kills = 0;

/** In turn: the relay has the mail and the system no 250; the 250 was sent and is perhaps read. */
function killAtMail(kill: () => void): Promise<void> {
  const moment = kills % 2 === 0 ? 'before-250' : 'after-250';
  kills += 1;
  const killed = new Promise<void>((resolve) => {
    relay.atNext(moment, () => {
      kill();
      resolve();
    });
  });
  return Promise.race([killed, pause(NO_MAIL_MS).then(kill)]);
}

beforeAll(
  async () => {
    const plan = { rounds: ROUNDS, env: relay.env, whenToKill: killAtMail };
    aftermath = await killAgainAndAgain(plan);
  },
  AROUND_MS_MAX + ROUNDS * ROUND_MS_MAX,
);
afterAll(async () => {
  await aftermath?.system.stop();
  await relay.close();
});

describe(`after ${ROUNDS} kills -9 just before and just after the relay's 250`, () => {
  promisesAreKept(() => {
    if (aftermath === null) throw new Error('There is no aftermath.');
    return leftBy(aftermath, relay.letters);
  });

  test('mails came twice, so the kills did hit between the 250 and the commit', () => {
    const different = new Set(relay.letters.map(({ eml }) => eml.toString('latin1')));

    expect(relay.letters.length).toBeGreaterThan(different.size);
  });
});
