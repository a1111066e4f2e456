import { expect, onTestFinished, test } from 'vitest';
import { takeInFolder } from '../../../functions/publishing/take-in-folder.ts';
import { watchFolder } from '../../../functions/publishing/watch-folder.ts';
import {
  publishAtOnce,
  publishedVersions,
  versionInForce,
} from '../../../functions/register/rule-versions.ts';
import { hashRuleSet } from '../../../functions/routing/hash-rule-set.ts';
import {
  GOOD,
  holder,
  type RuleDesk,
  ruleDesk,
  save,
  UNREADABLE,
  version,
  WITH_GAP,
} from '../given/rule-desk.ts';

const SECOND = 1_000;
/** What still changes is left this long. */
const SETTLE_MS = 200;

/** A development system with the good rules in its folder, watched. */
async function watched(given: Parameters<typeof ruleDesk>[1] = {}) {
  const desk = await ruleDesk(GOOD, given);
  await takeInFolder(desk);
  const watch = await watchFolder(desk);
  desk.clock.restsFor(SECOND, SETTLE_MS);
  onTestFinished(watch.stop);
  return desk;
}

/** Lets the watch look, and look once more when it has seen a change. */
async function look(desk: RuleDesk): Promise<void> {
  for (const ms of [SECOND, SETTLE_MS]) await pass(desk, ms);
}

/** Moves time on, and lets what wakes read the folder and judge it. */
async function pass({ clock }: RuleDesk, ms: number): Promise<void> {
  await clock.advance(ms);
  await new Promise((resolve) => setTimeout(resolve, 200));
}

async function inForce({ db }: RuleDesk) {
  return (await versionInForce(db))?.hash;
}

test('a saved folder is in force about a second later, without a restart', async () => {
  const desk = await watched();
  const held = await holder(desk);
  await save(desk.rulesDir, version(2));
  await look(desk);
  expect(held.hash()).toBe(hashRuleSet(version(2)));
  expect(await versionInForce(desk.db)).toMatchObject({ foreslaaetAf: 'mappen' });
});

test.each([
  ['cannot be read', UNREADABLE, /^regler\.json, linje 1/],
  ['leaves klager without a rule', WITH_GAP, /Ingen regel passer/],
])('a folder that %s keeps the last good version, and is told of once', async (_, files, words) => {
  const desk = await watched();
  await save(desk.rulesDir, files);
  for (let i = 0; i < 3; i += 1) await look(desk);
  expect(await inForce(desk)).toBe(hashRuleSet(GOOD));
  expect(desk.alarms).toMatchObject([{ event: 'regelmappe-afvist' }]);
  const told = desk.told.filter(({ event }) => event === 'regelmappe-fejl');
  expect(told[0]?.fields?.['besked']).toMatch(words);
  await save(desk.rulesDir, version(2));
  await look(desk);
  expect(await inForce(desk)).toBe(hashRuleSet(version(2)));
});

test('a folder that is still being written is left until it stands still', async () => {
  const desk = await watched();
  await save(desk.rulesDir, version(2));
  await pass(desk, SECOND);
  await save(desk.rulesDir, version(3));
  await pass(desk, SETTLE_MS);
  await save(desk.rulesDir, version(4));
  await look(desk);
  const hashes = (await publishedVersions(desk.db, 10)).map(({ hash }) => hash);
  expect(hashes).toEqual([hashRuleSet(version(4)), hashRuleSet(GOOD)]);
});

test('a folder that stays as it is takes nothing back from the workshop', async () => {
  const desk = await watched();
  const deed = { hvem: 'medarbejder:bo', grund: null, now: desk.clock.now() };
  await publishAtOnce(desk.db, { files: version(2), ...deed });
  await look(desk);
  expect(await inForce(desk)).toBe(hashRuleSet(version(2)));
});

test('two instances on one folder publish it once', async () => {
  const one = await watched();
  const two = await watched({ db: one.db, rulesDir: one.rulesDir });
  await save(one.rulesDir, version(2));
  await Promise.all([look(one), look(two)]);
  expect(await publishedVersions(one.db, 10)).toHaveLength(2);
});

test('an instance that looks late takes nothing back that was published since', async () => {
  const one = await watched();
  const two = await watched({ db: one.db, rulesDir: one.rulesDir });
  await save(one.rulesDir, version(2));
  await look(one);
  const deed = { hvem: 'medarbejder:bo', grund: null, now: one.clock.now() };
  await publishAtOnce(one.db, { files: version(3), ...deed });
  await look(two);
  expect(await inForce(one)).toBe(hashRuleSet(version(3)));
});

test('a folder that is gone for a while stops nothing', async () => {
  const desk = await watched();
  await save(desk.rulesDir, new Map([['regler.json', Buffer.from('')]]));
  await look(desk);
  await save(desk.rulesDir, GOOD);
  await look(desk);
  expect(await inForce(desk)).toBe(hashRuleSet(GOOD));
  expect(await publishedVersions(desk.db, 10)).toHaveLength(1);
});
