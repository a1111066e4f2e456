import { describe, expect, test } from 'vitest';
import { takeInFolder } from '../../../functions/publishing/take-in-folder.ts';
import { publishFirst } from '../../../functions/register/rule-folder.ts';
import {
  approve,
  openProposals,
  publishAtOnce,
  refuse,
  saveDraft,
  versionInForce,
} from '../../../functions/register/rule-versions.ts';
import { hashRuleSet } from '../../../functions/routing/hash-rule-set.ts';
import { FICTIONAL } from '../../rules/rule-folders.ts';
import {
  GOOD,
  type RuleDesk,
  ruleDesk,
  save,
  UNREADABLE,
  version,
  WITH_GAP,
} from '../given/rule-desk.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const BO = { hvem: 'medarbejder:bo', now: NOW };

async function inForce({ db }: RuleDesk): Promise<string | undefined> {
  return (await versionInForce(db))?.hash;
}

async function publish({ db }: RuleDesk, n: number): Promise<void> {
  await publishAtOnce(db, { files: version(n), ...BO, grund: null });
}

/** A start on this desk with the folder as it is to be. */
async function start(desk: RuleDesk, files = GOOD): Promise<void> {
  await save(desk.rulesDir, files);
  await takeInFolder(desk);
}

describe.each([true, false])('the first start (production: %s)', (production) => {
  test('publishes the folder at once, and says so', async () => {
    const desk = await ruleDesk(GOOD, { production });
    await takeInFolder(desk);
    expect(await versionInForce(desk.db)).toMatchObject({
      ...{ hash: hashRuleSet(GOOD), foreslaaetAf: 'system', godkendtAf: null },
      ...{ grund: 'Første start', tid: NOW.toISOString() },
    });
    const fields = { regelsaet: hashRuleSet(GOOD), hvem: 'system' };
    expect(desk.told).toEqual([{ event: 'regelsaet-udgivet', fields }]);
  });

  test.each([
    ['unreadable', UNREADABLE, /^Reglerne i .* kan ikke bruges: regler\.json, linje 1, /],
    ['incomplete', WITH_GAP, /kan ikke bruges:\s.*Ingen regel passer/s],
  ])('is stopped by a folder that is %s', async (_, files, words) => {
    const desk = await ruleDesk(files, { production });
    await expect(takeInFolder(desk)).rejects.toThrow(words);
    expect(await inForce(desk)).toBeUndefined();
  });

  test('by two at the same moment publishes once', async () => {
    const one = await ruleDesk(GOOD, { production });
    const two = await ruleDesk(GOOD, { production, db: one.db });
    await Promise.all([takeInFolder(one), takeInFolder(two)]);
    const published = [...one.told, ...two.told].filter(({ event }) => event.endsWith('udgivet'));
    expect(published).toHaveLength(1);
    expect(await openProposals(one.db)).toEqual([]);
  });
});

test('of two folders that both saw nothing in force, one is published', async () => {
  const { db } = await ruleDesk(GOOD);
  const both = [GOOD, version(2)].map((files) => publishFirst(db, { files, now: NOW }));
  expect((await Promise.all(both)).toSorted()).toEqual(['andre-foerst', 'udgivet']);
});

describe('a later start in production', () => {
  test('says nothing of a folder that is in force, or that a version knows', async () => {
    const desk = await ruleDesk(GOOD, { production: true });
    await start(desk);
    await publish(desk, 2);
    desk.told.length = 0;
    await start(desk);
    await start(desk, version(2));
    expect([desk.told, desk.alarms, await openProposals(desk.db)]).toEqual([[], [], []]);
    expect(await inForce(desk)).toBe(hashRuleSet(version(2)));
  });

  test('makes an unknown folder a proposal, and tells of it at every start', async () => {
    const desk = await ruleDesk(GOOD, { production: true });
    await start(desk);
    await start(desk, version(2));
    await start(desk, version(2));
    const [proposal, ...more] = await openProposals(desk.db);
    expect(more).toEqual([]);
    const hash = hashRuleSet(version(2));
    expect(proposal).toMatchObject({ hash, hvem: 'mappen', slags: 'mappe' });
    const waiting = desk.told.filter(({ event }) => event === 'regelsaet-afventer');
    expect(waiting.map(({ fields }) => fields)).toEqual([
      { regelsaet: hash, forslag: proposal?.id, hvem: 'mappen' },
      { regelsaet: hash, forslag: proposal?.id, hvem: 'mappen' },
    ]);
    expect(await inForce(desk)).toBe(hashRuleSet(GOOD));
    expect(await approve(desk.db, { iKraft: null, forslag: proposal?.id ?? 0, ...BO })).toBe(
      'udgivet',
    );
    expect(await inForce(desk)).toBe(hash);
  });

  test('does not ask again for what was refused, and a newer folder takes the place of an older', async () => {
    const desk = await ruleDesk(GOOD, { production: true });
    await start(desk);
    await start(desk, version(2));
    await start(desk, version(3));
    const open = await openProposals(desk.db);
    expect(open.map(({ hash }) => hash)).toEqual([hashRuleSet(version(3))]);
    await refuse(desk.db, { forslag: open[0]?.id ?? 0, ...BO, grund: 'Nej' });
    await start(desk, version(3));
    expect(await openProposals(desk.db)).toEqual([]);
  });

  test('proposes a folder that only a draft in the workshop knows', async () => {
    const desk = await ruleDesk(GOOD, { production: true });
    await start(desk);
    await saveDraft(desk.db, { files: version(2), grundlag: hashRuleSet(GOOD), ...BO });
    await start(desk, version(2));
    expect(await openProposals(desk.db)).toMatchObject([{ hash: hashRuleSet(version(2)) }]);
  });

  test.each([
    ['cannot be read', UNREADABLE, /^regler\.json, linje 1/],
    ['leaves klager without a rule', WITH_GAP, /Ingen regel passer/],
    ['names no certificates', FICTIONAL, /har intet certifikat/],
    ['is empty', new Map(), /Filen mangler/],
  ])('alarms over a folder that %s, and goes on', async (_, files, words) => {
    const desk = await ruleDesk(GOOD, { production: true });
    await start(desk);
    const bad = await ruleDesk(files, { production: true, db: desk.db });
    await takeInFolder(bad);
    expect(bad.alarms).toMatchObject([{ event: 'regelmappe-afvist' }]);
    expect(bad.told[0]?.fields?.['besked']).toMatch(words);
    expect(await openProposals(desk.db)).toEqual([]);
    expect(await inForce(desk)).toBe(hashRuleSet(GOOD));
  });
});

describe('a later start in development', () => {
  test('publishes a folder that changed while it was stopped, also back to an old version', async () => {
    const desk = await ruleDesk(GOOD);
    for (const files of [GOOD, version(2), GOOD]) {
      await start(desk, files);
      expect(await inForce(desk)).toBe(hashRuleSet(files));
    }
  });

  test('leaves what was published elsewhere when the folder is as it was', async () => {
    const desk = await ruleDesk(GOOD);
    await start(desk);
    await publish(desk, 2);
    await start(desk);
    expect(await inForce(desk)).toBe(hashRuleSet(version(2)));
    await start(desk, version(3));
    expect(await inForce(desk)).toBe(hashRuleSet(version(3)));
  });

  test('is stopped by a bad folder, as the first', async () => {
    const desk = await ruleDesk(GOOD);
    await start(desk);
    await expect(start(desk, UNREADABLE)).rejects.toThrow(/kan ikke bruges/);
    expect(await inForce(desk)).toBe(hashRuleSet(GOOD));
  });
});
