import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  openProposals,
  publishAtOnce,
  versionInForce,
} from '../../functions/register/rule-versions.ts';
import { hashRuleSet } from '../../functions/routing/hash-rule-set.ts';
import { ruleSetFiles } from '../../functions/routing/load-rule-set.ts';
import { makeProduction } from '../contract/given/production.ts';
import { regler } from '../contract/given/regler.ts';
import { folder, register } from '../functions/given/folder.ts';
import { type GOOD, save, UNREADABLE, version, WITH_GAP } from '../functions/given/rule-desk.ts';
import { FICTIONAL } from './rule-folders.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const short = (files: typeof GOOD) => hashRuleSet(files).slice(0, 12);

/** A register in which version 1 is in force, a folder with the same, and the tools on both. */
async function desk(extra: { readonly [name: string]: string } = {}) {
  const DATA_DIR = await folder();
  const dir = join(DATA_DIR, 'regler');
  const db = await register(join(DATA_DIR, 'klagevej.db'));
  await save(dir, version(1));
  const publish = (n: number) =>
    publishAtOnce(db, { files: version(n), hvem: 'system', grund: 'Første start', now: NOW });
  await publish(1);
  const env = { ...extra, DATA_DIR, RULES_DIR: dir };
  const run = (...args: readonly string[]) => regler(args, env);
  const hash = async () => (await versionInForce(db))?.hash;
  return { dir, db, run, publish, hash };
}

describe('udgiv in development', () => {
  test('puts the folder into force at once, and says who and why', async () => {
    const { dir, db, run } = await desk();
    await save(dir, version(2));
    const ran = await run('udgiv', '--grund', 'Ny lov');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain(`Mappen ${dir} er udgivet (${short(version(2))}).`);
    expect(await versionInForce(db)).toMatchObject({
      ...{ hash: hashRuleSet(version(2)), grund: 'Ny lov', godkendtAf: null },
      foreslaaetAf: expect.stringMatching(/^drift:./),
    });
  });

  test('has an answer for programs', async () => {
    const { dir, run } = await desk();
    await save(dir, version(2));
    const regelsaet = hashRuleSet(version(2));
    const first = await run('udgiv', '--json');
    expect(JSON.parse(first.out)).toEqual({ regelsaet, udgivet: true, forslag: null });
    const again = await run('udgiv', '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toEqual({ regelsaet, udgivet: false, forslag: null });
  });

  test('says so when nothing is changed', async () => {
    const { run } = await desk();
    const ran = await run('udgiv');
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^Intet er ændret: Mappen/) });
  });

  test('goes back to an older version by the beginning of its hash, the folder as it is', async () => {
    const { dir, run, publish, hash } = await desk();
    await publish(2);
    const ran = await run('udgiv', '--version', hashRuleSet(version(1)).slice(0, 8).toUpperCase());
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Version') });
    expect(await hash()).toBe(hashRuleSet(version(1)));
    expect(hashRuleSet(await ruleSetFiles(dir))).toBe(hashRuleSet(version(1)));
  });

  test('puts the folder into force again after the workshop, though the folder stayed the same', async () => {
    const { run, publish, hash } = await desk();
    await run('udgiv');
    await publish(2);
    expect((await run('udgiv')).code).toBe(0);
    expect(await hash()).toBe(hashRuleSet(version(1)));
  });

  test.each([
    ['cannot be read', UNREADABLE, 'regler.json, linje 1, kolonne 3'],
    ['leave klager without a rule', WITH_GAP, 'Ingen regel passer'],
  ])('refuses rules that %s, with the faults', async (_, files, words) => {
    const { dir, run, hash } = await desk();
    await save(dir, files);
    const ran = await run('udgiv');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`FEJL  ${words.startsWith('regler') ? words : 'regler.json'}`);
    expect(ran.out).toContain(words);
    expect(await hash()).toBe(hashRuleSet(version(1)));
  });
});

describe('udgiv in production', () => {
  test('makes a proposal, names where another person approves it, and publishes nothing', async () => {
    const production = await makeProduction();
    const { dir, db, run, hash } = await desk(production.env);
    await save(dir, version(2));
    const ran = await run('udgiv', '--grund', 'Ny lov');
    const again = await run('udgiv', '--json');
    await production.close();
    const open = await openProposals(db);
    expect(open).toMatchObject([
      { hash: hashRuleSet(version(2)), slags: 'drift', grund: 'Ny lov' },
    ]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('ikke i kraft endnu');
    expect(ran.out).toContain(
      `https://klagevej.example/medarbejder/regler/forslag/${open[0]?.id}\n`,
    );
    expect(JSON.parse(again.out)).toMatchObject({ udgivet: false, forslag: open[0]?.id });
    expect(await hash()).toBe(hashRuleSet(version(1)));
  });
});

test('udgiv in production proposes nothing with a modtager without a certificate', async () => {
  const production = await makeProduction();
  const { dir, db, run } = await desk(production.env);
  await save(dir, FICTIONAL);
  const ran = await run('udgiv');
  await production.close();
  expect([ran.code, ran.out]).toEqual([1, expect.stringContaining('har intet certifikat')]);
  expect(await openProposals(db)).toEqual([]);
});

describe('hent', () => {
  test('writes the version in force into the folder, and leaves what is not the rules’', async () => {
    const { dir, run, publish } = await desk();
    await writeFile(join(dir, 'README.md'), 'vores');
    await publish(2);
    const ran = await run('hent', '--json');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toEqual({
      ...{ regelsaet: hashRuleSet(version(2)), skrevet: ['regler.json'] },
    });
    expect(hashRuleSet(await ruleSetFiles(dir))).toBe(hashRuleSet(version(2)));
    expect(await readFile(join(dir, 'README.md'), 'utf8')).toBe('vores');
    expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('writes an older version into another, empty folder', async () => {
    const { run, publish } = await desk();
    await publish(2);
    const empty = await folder();
    const ran = await run('hent', '--regler', empty, '--version', short(version(1)));
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(hashRuleSet(await ruleSetFiles(empty))).toBe(hashRuleSet(version(1)));
    expect(await readdir(join(empty, 'certifikater'))).toEqual(['by.pem', 'velfaerd.pem']);
  });

  test('does not write over rules that no version knows, unless told to', async () => {
    const { dir, run } = await desk();
    await save(dir, version(7));
    const refused = await run('hent');
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('--overskriv') });
    expect(hashRuleSet(await ruleSetFiles(dir))).toBe(hashRuleSet(version(7)));
    expect((await run('hent', '--overskriv')).code).toBe(0);
    expect(hashRuleSet(await ruleSetFiles(dir))).toBe(hashRuleSet(version(1)));
  });
});

describe('versioner', () => {
  test('lists what is in force and what was, newest first', async () => {
    const { run, publish } = await desk();
    await publish(2);
    const people = await run('versioner');
    expect(people.out.split('\n')).toEqual([
      expect.stringMatching(
        new RegExp(`^${short(version(2))} .* I KRAFT .* af system: Første start$`),
      ),
      expect.stringMatching(new RegExp(`^${short(version(1))} .* tidligere `)),
      '',
    ]);
    const programs = JSON.parse((await run('versioner', '--json')).out);
    expect(programs).toMatchObject({
      iKraft: { hash: hashRuleSet(version(2)), tid: NOW.toISOString() },
      afventer: [],
      udgivne: [{ hash: hashRuleSet(version(2)) }, { hash: hashRuleSet(version(1)) }],
    });
  });
});

test('what names no version is refused with a sentence', async () => {
  const { run } = await desk();
  for (const command of ['udgiv', 'hent']) {
    expect(await run(command, '--version', 'abc')).toMatchObject({
      code: 2,
      err: expect.stringContaining('mindst 8 tegn'),
    });
    expect(await run(command, '--version', '%%%%%%%%')).toMatchObject({ code: 2 });
    const unknown = await run(command, '--version', '0123456789');
    expect([unknown.code, unknown.out]).toEqual([
      1,
      expect.stringMatching(/^Ingen version begynder/),
    ]);
  }
});

test('a register that is not there is not made', async () => {
  const DATA_DIR = await folder();
  for (const command of ['udgiv', 'hent', 'versioner']) {
    const ran = await regler([command], { DATA_DIR });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Der er intet register')]);
  }
  expect(await readdir(DATA_DIR)).toEqual([]);
});
