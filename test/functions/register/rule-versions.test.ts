import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  approve,
  filesOfVersion,
  keepVersion,
  latestDraft,
  openProposals,
  propose,
  publishAtOnce,
  publishedVersions,
  refuse,
  saveDraft,
  versionInForce,
  withdraw,
} from '../../../functions/register/rule-versions.ts';
import type { Db } from '../../../functions/register/tables.ts';
import { hashRuleSet } from '../../../functions/routing/hash-rule-set.ts';
import { onPostgres } from '../../register-address.ts';
import { edited, FICTIONAL, readable } from '../../rules/rule-folders.ts';
import { child } from '../given/child.ts';
import { folder, register } from '../given/folder.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const ANNA = { hvem: 'medarbejder:anna', now: NOW };
const BO = { hvem: 'medarbejder:bo', now: NOW };
const WHY = { grund: 'Ny lov' };
const PUBLISHER = new URL('./publish-many.ts', import.meta.url);

/** The fictional rules with another word in them: version `n`. */
function version(n: number) {
  return edited(FICTIONAL, { fil: 'regler.json', from: 'opdigtet til prøve', to: `udgave ${n}` });
}

async function proposed(db: Db, n: number, who = ANNA): Promise<number> {
  const hash = await keepVersion(db, version(n), NOW);
  return propose(db, { hash, ...who, ...WHY });
}

describe('a version', () => {
  test('has the hash of its rule set, certificates included', async () => {
    const db = await register();
    const { hash } = readable(FICTIONAL);
    const renewed = new Map([...FICTIONAL, ['certifikater/by.pem', Buffer.from('ny')]]);
    expect(await keepVersion(db, FICTIONAL, NOW)).toBe(hash);
    expect(hashRuleSet(renewed)).not.toBe(hash);
    expect(hashRuleSet(new Map([...FICTIONAL, ['README.md', Buffer.from('hej')]]))).toBe(hash);
  });

  test('is kept once, and comes back byte for byte', async () => {
    const db = await register();
    const hash = await keepVersion(db, FICTIONAL, NOW);
    expect(await keepVersion(db, new Map([...FICTIONAL].toReversed()), NOW)).toBe(hash);
    const files = (await filesOfVersion(db, hash)) ?? new Map();
    expect([...files.keys()].toSorted()).toEqual([...FICTIONAL.keys()].toSorted());
    for (const [sti, bytes] of FICTIONAL) {
      expect(Buffer.from(bytes).equals(Buffer.from(files.get(sti) ?? '')), sti).toBe(true);
    }
    expect(await filesOfVersion(db, 'f'.repeat(64))).toBeNull();
  });

  test('that cannot be read is kept all the same: it may be a draft', async () => {
    const db = await register();
    const broken = new Map([...FICTIONAL, ['modtagere.json', Buffer.from('{ "modt')]]);
    const hash = await keepVersion(db, broken, NOW);
    expect(await filesOfVersion(db, hash)).not.toBeNull();
  });

  test.each(['regelsaet', 'regelsaet_fil', 'regelsaet_haendelse'])(
    'cannot be changed afterwards in %s',
    async (table) => {
      const db = await register();
      await publishAtOnce(db, { files: FICTIONAL, ...ANNA, ...WHY });
      const column = { regelsaet: 'oprettet', regelsaet_fil: 'indhold' }[table] ?? 'hvem';
      const deeds = [
        `update ${table} set ${column} = 'x'`,
        `delete from ${table}`,
        onPostgres
          ? `truncate ${table} cascade`
          : `insert or replace into ${table} select * from ${table}`,
      ];
      for (const deed of deeds) {
        await expect(sql.raw(deed).execute(db), deed).rejects.toThrow(/kun tilfoejes/);
      }
    },
  );
});

describe('publishing', () => {
  test('nothing is in force before the first', async () => {
    expect(await versionInForce(await register())).toBeNull();
  });

  test('the last published is in force, with who, who approved, when and why', async () => {
    const db = await register();
    await publishAtOnce(db, { files: version(1), hvem: 'system', grund: 'Første start', now: NOW });
    const forslag = await proposed(db, 2);
    expect(await approve(db, { iKraft: null, forslag, ...BO })).toBe('udgivet');
    expect(await versionInForce(db)).toEqual({
      id: expect.any(Number),
      hash: hashRuleSet(version(2)),
      tid: NOW.toISOString(),
      foreslaaetAf: 'medarbejder:anna',
      godkendtAf: 'medarbejder:bo',
      grund: 'Ny lov',
    });
    expect(await publishedVersions(db, 10)).toMatchObject([
      { hash: hashRuleSet(version(2)) },
      { hash: hashRuleSet(version(1)), foreslaaetAf: 'system', godkendtAf: null },
    ]);
  });

  test('an older version can be put into force again', async () => {
    const db = await register();
    for (const n of [1, 2, 1]) {
      expect(await publishAtOnce(db, { files: version(n), ...ANNA, ...WHY })).toBe('udgivet');
    }
    expect(await publishAtOnce(db, { files: version(1), ...ANNA, ...WHY })).toBe('uaendret');
    expect(await publishedVersions(db, 10)).toHaveLength(3);
  });

  test('that fails halfway leaves the old version in force', async () => {
    const db = await register();
    await publishAtOnce(db, { files: version(1), ...ANNA, ...WHY });
    const tooLong = { ...ANNA, grund: 'x'.repeat(501) };
    await expect(publishAtOnce(db, { files: version(2), ...tooLong })).rejects.toThrow(/CHECK/i);
    expect((await versionInForce(db))?.hash).toBe(hashRuleSet(version(1)));
    expect(await filesOfVersion(db, hashRuleSet(version(2)))).toBeNull();
  });

  test('killed with -9 at any moment leaves a whole version in force, the last acknowledged or newer', async () => {
    const path = `${await folder()}/klagevej.db`;
    for (let round = 0; round < 4; round += 1) {
      const publisher = child(PUBLISHER, [path, 'endless', String(round)]);
      await publisher.line(() => true);
      await new Promise((resolve) => setTimeout(resolve, 15 + 40 * round));
      publisher.kill('SIGKILL');
      await publisher.ended;
      const db = await register(path);
      const inForce = await versionInForce(db);
      const files = await filesOfVersion(db, inForce?.hash ?? '');
      expect(readable(files ?? new Map()).hash).toBe(inForce?.hash);
      const said = Number(publisher.lines.at(-1));
      expect(inForce?.id).toBeGreaterThanOrEqual(said);
      const orphans = await sql`select hash from regelsaet where hash not in
        (select hash from regelsaet_haendelse)`.execute(db);
      expect(orphans.rows).toEqual([]);
      await db.destroy();
    }
  });
});

describe('a proposal', () => {
  test('is not approved by whoever made it', async () => {
    const db = await register();
    const forslag = await proposed(db, 1);
    expect(await approve(db, { iKraft: null, forslag, ...ANNA })).toBe('samme-person');
    expect(await versionInForce(db)).toBeNull();
    expect(await openProposals(db)).toMatchObject([{ id: forslag, slags: 'vaerksted', ...WHY }]);
  });

  test('is not approved on a difference from rules that are no longer in force', async () => {
    const db = await register();
    const [first, second] = [await proposed(db, 1), await proposed(db, 2)];
    await approve(db, { iKraft: null, forslag: first, ...BO });
    const read = (await versionInForce(db))?.hash ?? '';
    const third = await proposed(db, 3);
    await approve(db, { iKraft: read, forslag: third, ...BO });
    expect(await approve(db, { iKraft: read, forslag: second, ...BO })).toBe('andre-foerst');
    const now = (await versionInForce(db))?.hash ?? '';
    expect(await approve(db, { iKraft: now, forslag: second, ...BO })).toBe('udgivet');
  });

  test('is published once when two approve it at once, here', async () => {
    const db = await register();
    const forslag = await proposed(db, 1);
    const eva = { hvem: 'medarbejder:eva', now: NOW };
    const both = await Promise.all(
      [BO, eva].map((who) => approve(db, { iKraft: null, forslag, ...who })),
    );
    expect(both).toEqual(['udgivet', 'ikke-aabent']);
    expect(await publishedVersions(db, 10)).toHaveLength(1);
  });

  test('is published once when three processes approve it at once', async () => {
    const path = `${await folder()}/klagevej.db`;
    const db = await register(path);
    const ids: number[] = [];
    for (let n = 0; n < 40; n += 1) ids.push(await proposed(db, n));
    const approvers = ['bo', 'eva', 'anna'].map((who) => child(PUBLISHER, [path, 'approve', who]));
    expect(await Promise.all(approvers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect((await publishedVersions(db, 100)).map(({ id }) => id)).toHaveLength(40);
    const said = approvers.flatMap(({ lines }) => lines);
    expect(said.filter((line) => line === 'udgivet')).toHaveLength(40);
    expect(approvers[2]?.lines.filter((line) => line === 'udgivet')).toEqual([]);
    expect(await openProposals(db)).toEqual([]);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('ends once even through SQL', async () => {
    const db = await register();
    const forslag = await proposed(db, 1);
    await refuse(db, { forslag, ...BO, grund: 'Nej' });
    const again = sql`insert into regelsaet_haendelse (hash, tid, hvad, hvem, forslag)
      select hash, tid, 'udgivet', 'x', ${forslag} from regelsaet_haendelse limit 1`;
    await expect(again.execute(db)).rejects.toThrow(/UNIQUE/i);
  });

  test('that was refused or withdrawn cannot be approved, and only its maker withdraws it', async () => {
    const db = await register();
    const [one, two] = [await proposed(db, 1), await proposed(db, 2)];
    expect(await refuse(db, { forslag: one, ...BO, grund: 'Nej' })).toBe('afvist');
    expect(await withdraw(db, { forslag: two, ...BO, grund: null })).toBe('anden-person');
    expect(await withdraw(db, { forslag: two, ...ANNA, grund: null })).toBe('trukket');
    for (const forslag of [one, two, 999]) {
      expect(await approve(db, { iKraft: null, forslag, ...BO })).toBe('ikke-aabent');
      expect(await refuse(db, { forslag, ...BO, grund: 'Nej' })).toBe('ikke-aabent');
      expect(await withdraw(db, { forslag, ...ANNA, grund: null })).toBe('ikke-aabent');
    }
    expect(await versionInForce(db)).toBeNull();
  });

  test('made again by the same person is the same one; the folder’s gives way to a person’s', async () => {
    const db = await register();
    const folders = await proposed(db, 1, { hvem: 'mappen', now: NOW });
    const own = await proposed(db, 1);
    expect(await proposed(db, 1)).toBe(own);
    expect(own).not.toBe(folders);
    expect(await openProposals(db)).toMatchObject([{ id: own }]);
  });

  test('of the same version by two people: one approval settles both', async () => {
    const db = await register();
    const forslag = await proposed(db, 1);
    await proposed(db, 1, BO);
    await proposed(db, 2, BO);
    expect(await approve(db, { iKraft: null, forslag, ...BO })).toBe('udgivet');
    expect(await openProposals(db)).toMatchObject([{ hash: hashRuleSet(version(2)) }]);
  });

  test('says where it came from', async () => {
    const db = await register();
    const from = async (hvem: string, n: number) => {
      await proposed(db, n, { hvem, now: NOW });
      return (await openProposals(db))[0]?.slags;
    };
    expect(await from('mappen', 1)).toBe('mappe');
    expect(await from('drift:root', 2)).toBe('drift');
    expect(await from('medarbejder:anna', 3)).toBe('vaerksted');
  });
});

describe('a draft', () => {
  const inForce = hashRuleSet(version(0));
  async function begun(): Promise<Db> {
    const db = await register();
    await publishAtOnce(db, { files: version(0), ...ANNA, ...WHY });
    return db;
  }

  test('is saved on top of what is in force, and on top of itself', async () => {
    const db = await begun();
    expect(await latestDraft(db)).toBeNull();
    const first = await saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA });
    expect(first).toEqual({ kind: 'gemt', hash: hashRuleSet(version(1)) });
    const grundlag = hashRuleSet(version(1));
    await saveDraft(db, { files: version(2), grundlag, ...ANNA });
    expect(await latestDraft(db)).toMatchObject({
      ...{ hash: hashRuleSet(version(2)), hvem: 'medarbejder:anna' },
    });
  });

  test('of somebody else is not overwritten', async () => {
    const db = await begun();
    await saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA });
    const saved = await saveDraft(db, { files: version(2), grundlag: inForce, ...BO });
    expect(saved).toMatchObject({ kind: 'andre-foerst', seneste: { hvem: 'medarbejder:anna' } });
    expect(await latestDraft(db)).toMatchObject({ hash: hashRuleSet(version(1)) });
  });

  test('saved by two at the same moment is kept for one, and the other is told', async () => {
    const db = await begun();
    const both = await Promise.all([
      saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA }),
      saveDraft(db, { files: version(2), grundlag: inForce, ...BO }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(['gemt', 'andre-foerst']);
  });

  test('begun before another version was published is not saved over it', async () => {
    const db = await begun();
    await publishAtOnce(db, { files: version(5), ...BO, ...WHY });
    const saved = await saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA });
    expect(saved).toMatchObject({
      kind: 'andre-foerst',
      seneste: { hash: hashRuleSet(version(5)), hvem: 'medarbejder:bo' },
    });
  });

  test('sent twice is one draft', async () => {
    const db = await begun();
    const again = () => saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA });
    expect(await again()).toEqual(await again());
    const drafts = await sql`select id from regelsaet_haendelse where hvad = 'kladde'`.execute(db);
    expect(drafts.rows).toHaveLength(1);
  });

  test('is done when it is published or no longer differs from what is in force', async () => {
    const db = await begun();
    await saveDraft(db, { files: version(1), grundlag: inForce, ...ANNA });
    await publishAtOnce(db, { files: version(1), ...ANNA, ...WHY });
    await publishAtOnce(db, { files: version(2), ...ANNA, ...WHY });
    expect(await latestDraft(db)).toBeNull();
    const grundlag = hashRuleSet(version(2));
    await saveDraft(db, { files: version(3), grundlag, ...ANNA });
    await saveDraft(db, { files: version(2), grundlag: hashRuleSet(version(3)), ...ANNA });
    expect(await latestDraft(db)).toBeNull();
  });
});
