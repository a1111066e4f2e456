import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { makeClock } from '../../../functions/clock.ts';
import {
  approve,
  keepVersion,
  propose,
  publishAtOnce,
} from '../../../functions/register/rule-versions.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { hashRuleSet } from '../../../functions/routing/hash-rule-set.ts';
import type { RuleSetFiles } from '../../../functions/routing/read-rule-files.ts';
import { edited, FICTIONAL } from '../../rules/rule-folders.ts';
import { folder, register } from '../given/folder.ts';
import { until } from '../given/post.ts';
import { GOOD, holder, LOOK_MS, ruleDesk, UNREADABLE, version } from '../given/rule-desk.ts';

const DEED = { hvem: 'medarbejder:bo', grund: null, now: new Date('2026-03-02T09:00:00Z') };
/** One that is for another address, beside a good one, which alone would be enough to seal to. */
const UNFIT = edited(GOOD, {
  fil: 'modtagere.json',
  from: '"certifikater/by.pem"',
  to: '"certifikater/by.pem", "certifikater/velfaerd.pem"',
});

function publish(db: Db, files: RuleSetFiles) {
  return publishAtOnce(db, { files, ...DEED });
}

/** Two processes on one register: what one publishes the other has to find. */
async function twoRegisters(): Promise<readonly [Db, Db]> {
  const path = `${await folder()}/klagevej.db`;
  return [await register(path), await register(path)];
}

describe('the rules in force', () => {
  test('are the published version, whatever lies in the folder', async () => {
    const desk = await ruleDesk(GOOD);
    await publish(desk.db, version(2));
    const held = await holder(desk);
    expect(held.hash()).toBe(hashRuleSet(version(2)));
  });

  test('are the folder’s for a tool on a register where nothing was published, and stay unpublished', async () => {
    const desk = await ruleDesk(GOOD);
    const held = await holder(desk);
    expect(held.hash()).toBe(hashRuleSet(GOOD));
    const { rows } = await sql`select 1 from regelsaet_haendelse`.execute(desk.db);
    expect(rows).toEqual([]);
  });

  test('switch before an approval in this process has answered', async () => {
    const desk = await ruleDesk(GOOD);
    await publish(desk.db, version(1));
    const held = await holder(desk);
    const hash = await keepVersion(desk.db, version(2), DEED.now);
    const forslag = await propose(desk.db, { hash, ...DEED });
    expect(
      await approve(desk.db, { iKraft: null, forslag, ...DEED, hvem: 'medarbejder:eva' }),
    ).toBe('udgivet');
    expect(held.hash()).toBe(hash);
    expect(desk.told).toEqual([{ event: 'regelsaet-i-kraft', fields: { regelsaet: hash } }]);
  });

  test('follow what another process publishes, within two seconds', async () => {
    const [db, elsewhere] = await twoRegisters();
    const desk = await ruleDesk(GOOD, { db });
    await publish(db, version(1));
    const held = await holder(desk);
    await publish(elsewhere, version(2));
    expect(held.hash()).toBe(hashRuleSet(version(1)));
    await desk.clock.advance(LOOK_MS);
    await until(() => held.hash() === hashRuleSet(version(2)));
  });

  test('are looked for sooner with KLAGEVEJ_TEMPO, and not without a pause', async () => {
    const [db, elsewhere] = await twoRegisters();
    await publish(db, version(1));
    const given = await ruleDesk(GOOD, { db });
    const clock = makeClock({ start: null, tempo: 1e6 });
    const sleeps: number[] = [];
    const sleep: typeof clock.sleep = (ms, signal) => {
      sleeps.push(ms);
      return clock.sleep(ms, signal);
    };
    const desk = { ...given, clock: { ...given.clock, sleep }, tempo: 1e6 };
    const held = await holder(desk);
    await publish(elsewhere, version(2));
    await until(() => held.hash() === hashRuleSet(version(2)), 1_000);
    expect(Math.min(...sleeps) / 1e6).toBeGreaterThanOrEqual(100);
  });

  test('asked for as the latest are those another process has just published', async () => {
    const [db, elsewhere] = await twoRegisters();
    const desk = await ruleDesk(GOOD, { db });
    await publish(db, version(1));
    const held = await holder(desk);
    await publish(elsewhere, version(2));
    expect((await held.latest()).rules.hash).toBe(hashRuleSet(version(2)));
  });

  test('and their keys are always of one version', async () => {
    const desk = await ruleDesk(GOOD);
    const moved = edited(version(2), { fil: 'modtagere.json', from: 'sikker.by@', to: 'nyt.by@' });
    const held = await (async () => {
      await publish(desk.db, version(1));
      return holder(desk);
    })();
    const seen = new Set<string>();
    const watching = setInterval(() => {
      const { rules, keyring } = held.current();
      const postkasse = keyring.recipient('BYG', new Date('2027-01-01'))?.postkasse;
      seen.add(`${rules.modtagere.get('BYG')?.postkasse} ${postkasse}`);
    }, 0);
    for (const files of [moved, version(1), moved, version(1), moved]) {
      await publish(desk.db, files);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    clearInterval(watching);
    expect([...seen].toSorted()).toEqual([
      'nyt.by@tvaerkoebing.example nyt.by@tvaerkoebing.example',
      'sikker.by@tvaerkoebing.example sikker.by@tvaerkoebing.example',
    ]);
  });

  test('get a demo pair for a modtager that appears in a new version', async () => {
    const desk = await ruleDesk(GOOD);
    await publish(desk.db, version(1));
    const held = await holder(desk);
    expect(held.current().keyring.recipient('LAER', DEED.now)).toBeNull();
    const bare = edited(version(2), {
      fil: 'modtagere.json',
      from: `"id": "LAER"`,
      to: `"id": "LEG",
      "kortnavn": "Leg", "slags": "forvaltning", "postkasse": "leg@tvaerkoebing.example",
      "navne": [{ "gyldigFra": "2014-01-01", "da": "Legeforvaltningen", "en": "Play" }],
      "certifikater": [], "certifikatadresse": null, "profil": "gcm-oaep", "brevMaksMB": 10
    },
    {
      "id": "LAER"`,
    });
    await publish(desk.db, bare);
    expect(held.hash()).toBe(hashRuleSet(bare));
    expect(held.current().keyring.recipient('LEG', DEED.now)?.certificate.subject).toMatch(/LEG/);
  });
});

describe('a version that cannot be used', () => {
  test.each([
    ['cannot be read', UNREADABLE, /^regler\.json, linje 1/],
    ['has an unfit certificate', UNFIT, /BYG/],
  ])('because it %s alarms once, and the last good one stays', async (_, bad, words) => {
    const desk = await ruleDesk(GOOD);
    await publish(desk.db, version(1));
    const held = await holder(desk);
    await publish(desk.db, bad);
    for (let look = 0; look < 3; look += 1) await desk.clock.advance(LOOK_MS);
    await held.latest();
    expect(held.hash()).toBe(hashRuleSet(version(1)));
    const fields = { regelsaet: hashRuleSet(bad), besked: expect.stringMatching(words) };
    expect(desk.alarms).toEqual([{ event: 'regelsaet-afvist', fields }]);
    await publish(desk.db, version(3));
    expect(held.hash()).toBe(hashRuleSet(version(3)));
  });

  test('in production is one that leaves a modtager without a certificate', async () => {
    const desk = await ruleDesk(GOOD);
    const { makeKeyring } = await import('../../../functions/seal/keyring.ts');
    await publish(desk.db, version(1));
    const { signer } = (await holder(desk)).current().keyring;
    const production = {
      ...desk,
      makeKeyring: async (rules: Parameters<typeof makeKeyring>[0]['rules']) =>
        makeKeyring({ rules, signer, demo: new Map() }),
    };
    const held = await holder(production);
    await publish(desk.db, FICTIONAL);
    await held.latest();
    expect(held.hash()).toBe(hashRuleSet(version(1)));
    expect(desk.alarms[0]?.fields?.['besked']).toMatch(/har intet certifikat/);
  });

  test('at a start gives way to the newest that can, with an alarm', async () => {
    const desk = await ruleDesk(GOOD);
    for (const files of [version(1), version(2), UNREADABLE]) await publish(desk.db, files);
    const held = await holder(desk);
    expect(held.hash()).toBe(hashRuleSet(version(2)));
    expect(desk.alarms).toMatchObject([{ event: 'regelsaet-afvist' }]);
    await held.latest();
    expect(desk.alarms).toHaveLength(1);
  });

  test('stops the start with a sentence when there is no other', async () => {
    const desk = await ruleDesk(GOOD);
    await publish(desk.db, UNREADABLE);
    await expect(holder(desk)).rejects.toThrow(/Ingen af de udgivne regelsæt kan bruges.*Start/);
  });
});

test('a register that fails for a while is told once, and looked into again', async () => {
  const [db, elsewhere] = await twoRegisters();
  const desk = await ruleDesk(GOOD, { db });
  await publish(db, version(1));
  const held = await holder(desk);
  await sql`alter table regelsaet_haendelse rename to vaek`.execute(elsewhere);
  for (let look = 0; look < 3; look += 1) await desk.clock.advance(LOOK_MS);
  expect(desk.told.map(({ event }) => event)).toEqual(['regelsaet.fejl']);
  await sql`alter table vaek rename to regelsaet_haendelse`.execute(elsewhere);
  await publish(elsewhere, version(2));
  await desk.clock.advance(LOOK_MS);
  await until(() => held.hash() === hashRuleSet(version(2)));
});
