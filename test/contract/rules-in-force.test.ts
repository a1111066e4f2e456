import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { openRegister } from '../../functions/register/open-register.ts';
import { approve, openProposals } from '../../functions/register/rule-versions.ts';
import { hashRuleSet } from '../../functions/routing/hash-rule-set.ts';
import type { RuleSetFiles } from '../../functions/routing/read-rule-files.ts';
import { GOOD, save, version } from '../functions/given/rule-desk.ts';
import { registerUrl } from '../register-address.ts';
import { edited } from '../rules/rule-folders.ts';
import {
  lettersIn,
  postKlage,
  type System,
  type SystemOptions,
  startSystem,
  until,
} from '../system.ts';
import { ask } from './given/ask.ts';
import { readReceipt } from './given/bodies.ts';
import { makeProduction } from './given/production.ts';
import { rowsOf } from './given/register.ts';
import { regler } from './given/regler.ts';
import { LEAST, postRute } from './given/send.ts';

const folders: string[] = [];
const systems: System[] = [];
afterAll(async () => {
  await Promise.all(systems.map(({ stop }) => stop()));
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

async function start(options: SystemOptions): Promise<System> {
  const system = await startSystem(options);
  systems.push(system);
  return system;
}

async function rulesFolder(files: RuleSetFiles = GOOD): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'klagevej-regler-'));
  folders.push(path);
  await save(path, files);
  return path;
}

const KLAGE = { ...LEAST, emne: 'bibliotek' };
/** The library goes from one forvaltning to another. */
const LIBRARY_AT = (id: string) => `"id": "bibliotek",
      "da": "Bibliotek",
      "en": "Libraries",
      "soegeord": {
        "da": [],
        "en": []
      },
      "hos": [
        {
          "gyldigFra": "2018-08-01",
          "id": "${id}"`;
const MOVED = edited(GOOD, {
  ...{ fil: 'emner.json', from: LIBRARY_AT('LAER'), to: LIBRARY_AT('VEL') },
});

const Rute = v.looseObject({ regelsaet: v.string() });

async function inForce({ url }: System): Promise<string> {
  const answer = await postRute(url, { emne: 'bibliotek' });
  return v.parse(Rute, await answer.json()).regelsaet;
}

/** Resolves when a system routes by these rules; both switch within 5 seconds (the promise). */
function routesBy(system: System, files: RuleSetFiles) {
  const what = `the rules ${hashRuleSet(files).slice(0, 12)} in force at ${system.url}`;
  return until(
    what,
    async () => ((await inForce(system)) === hashRuleSet(files) ? true : null),
    5_000,
  );
}

describe('in development', () => {
  test('a klage goes the way of a rule saved a moment ago, without a restart, and arrives', async () => {
    const RULES_DIR = await rulesFolder();
    const system = await start({ env: { RULES_DIR } });
    const before = await readReceipt(await postKlage(system.url, KLAGE));
    await save(RULES_DIR, MOVED);
    await routesBy(system, MOVED);
    const after = await readReceipt(await postKlage(system.url, KLAGE));

    expect([before.modtager.id, after.modtager.id]).toEqual(['LAER', 'VEL']);
    expect([before.regelsaet, after.regelsaet]).toEqual([GOOD, MOVED].map(hashRuleSet));
    const [letter] = await until('the letter in the new mailbox', async () => {
      const letters = await lettersIn(system.dataDir, 'VEL');
      return letters.length > 0 ? letters : null;
    });
    expect(letter).toContain(after.nummer);
    expect(await (await fetch(`${system.url}/regler`)).text()).toContain(after.regelsaet);
  });

  test('a rule saved with a mistake in it is told of in Danish, and the old ones stay', async () => {
    const RULES_DIR = await rulesFolder();
    const system = await start({ env: { RULES_DIR } });
    await writeFile(join(RULES_DIR, 'regler.json'), '{ "regler": [');
    await until('the fault in the log', async () =>
      system.output().includes('regelmappe-fejl') ? true : null,
    );

    expect(system.output()).toMatch(/"besked":"regler\.json, linje 1, kolonne 14: /);
    expect(await inForce(system)).toBe(hashRuleSet(GOOD));
    await save(RULES_DIR, version(2));
    await routesBy(system, version(2));
  });

  test('two systems on one register both switch, and a restart keeps what was published', async () => {
    const RULES_DIR = await rulesFolder();
    const one = await start({ env: { RULES_DIR } });
    const two = await start({ env: { RULES_DIR }, dataDir: one.dataDir });
    const other = await rulesFolder(MOVED);
    const env = { DATA_DIR: one.dataDir, RULES_DIR };
    const ran = await regler(['udgiv', '--regler', other, '--grund', 'Biblioteket flytter'], env);

    expect(ran).toMatchObject({ code: 0, err: '' });
    await Promise.all([routesBy(one, MOVED), routesBy(two, MOVED)]);
    await two.end();
    const again = await start({ env: { RULES_DIR }, dataDir: one.dataDir });
    expect(await inForce(again)).toBe(hashRuleSet(MOVED));
    expect(
      rowsOf(one.dataDir, 'select grund, hvem from regelsaet_haendelse order by id desc limit 1'),
    ).toEqual([{ grund: 'Biblioteket flytter', hvem: expect.stringMatching(/^drift:/) }]);
  });
});

describe('in production', () => {
  test('a changed folder waits for a second person, visibly, and then comes into force at once', async () => {
    const production = await makeProduction();
    const dataDir = await rulesFolder(new Map());
    const env = { ...production.env, RULES_DIR: await rulesFolder(), METRICS_TOKEN: 'maalt' };
    const first = await start({ env, dataDir });
    const quiet = await readiness(first);
    await first.end();
    await save(env.RULES_DIR, MOVED);
    const system = await start({ env, dataDir });
    const waiting = await readiness(system);

    expect(quiet).toEqual({ status: 200, rules: { name: 'rules', ok: true } });
    expect(waiting.status).toBe(200);
    expect(waiting.rules).toEqual({
      ...{ name: 'rules', ok: true },
      detail: `Et regelsæt venter på en anden persons godkendelse: ${hashRuleSet(MOVED).slice(0, 12)} fra mappen.`,
    });
    expect(await gauge(system)).toBe('klagevej_regelsaet_afventer 1');
    expect(system.output()).toContain('"event":"regelsaet-afventer"');
    expect(await inForceAtHost(system)).toBe(hashRuleSet(GOOD));

    const db = await openRegister(await registerUrl(join(dataDir, 'klagevej.db')));
    const forslag = (await openProposals(db))[0]?.id ?? 0;
    await approve(db, { iKraft: null, forslag, hvem: 'medarbejder:bo', now: new Date() });
    await db.destroy();
    await until(
      'the approved rules in force',
      async () => ((await inForceAtHost(system)) === hashRuleSet(MOVED) ? true : null),
      5_000,
    );
    expect((await readiness(system)).rules).toEqual({ name: 'rules', ok: true });
    expect(await gauge(system)).toBe('klagevej_regelsaet_afventer 0');
    await production.close();
  });

  test('a folder that was spoilt stops no restart', async () => {
    const production = await makeProduction();
    const dataDir = await rulesFolder(new Map());
    const env = { ...production.env, RULES_DIR: await rulesFolder() };
    await (await start({ env, dataDir })).end();
    await writeFile(join(env.RULES_DIR, 'regler.json'), 'hov');
    const system = await start({ env, dataDir });

    expect(await inForceAtHost(system)).toBe(hashRuleSet(GOOD));
    expect(system.output()).toMatch(
      /"event":"alarm\.regelmappe-afvist".*\n.*regler\.json, linje 1/,
    );
    await production.close();
  });
});

const HOST = { host: 'klagevej.example' };

async function inForceAtHost({ url }: System): Promise<string> {
  const headers = {
    ...HOST,
    'content-type': 'application/json',
    origin: 'https://klagevej.example',
  };
  const body = JSON.stringify({ emne: 'bibliotek' });
  const answer = await ask(url, { path: '/api/rute', method: 'POST', body }, headers);
  return v.parse(Rute, JSON.parse(answer.body)).regelsaet;
}

const Readiness = v.strictObject({
  ready: v.literal(true),
  checks: v.array(v.looseObject({ name: v.string(), ok: v.boolean() })),
});

async function readiness({ url }: System) {
  const answer = await ask(url, { path: '/readyz' });
  const { checks } = v.parse(Readiness, JSON.parse(answer.body));
  return { status: answer.status, rules: checks.find(({ name }) => name === 'rules') };
}

async function gauge({ url }: System): Promise<string | undefined> {
  const { body } = await ask(url, { path: '/metrics' }, { authorization: 'Bearer maalt' });
  return body.split('\n').find((line) => line.startsWith('klagevej_regelsaet_afventer '));
}
