import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../functions/app.ts';
import { failingStart, startSystem } from '../system.ts';
import { ask } from './given/ask.ts';
import { openBrowser } from './given/browser.ts';
import { CLIENT, startProvider } from './given/oidc-provider.ts';
import { makeProduction } from './given/production.ts';
import { readPage } from './given/read-page.ts';
import { staffApp } from './given/staff-app.ts';

const ORIGIN = 'http://localhost:4321';
const RIKKE = 'medarbejder:proeve-rikke';

const production = await makeProduction();
const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-picker-'));
const { RULES_DIR = '' } = production.env;
const development = await staffApp({ DATA_DIR: dataDir, RULES_DIR });
afterAll(async () => {
  await Promise.all([development.close(), production.close()]);
  await rm(dataDir, { recursive: true });
});

const browse = () => openBrowser(ORIGIN, development.route);

describe('the identity picker in development', () => {
  test('has two who edit rules, one of each other role, and one of each forvaltning', async () => {
    const page = await readPage(await browse().get('/medarbejder'));

    const people = page.find('.people')?.querySelectorAll('li') ?? [];
    const roles = people.map((li) => li.querySelector('span')?.textContent.trim());
    const names = people.map((li) => li.querySelector('button')?.textContent.trim());
    expect(roles.slice(0, 4)).toEqual([
      ...['Regelredaktør', 'Regelredaktør', 'Borgerrådgiver', 'Statistik'],
    ]);
    expect(roles.filter((role) => role?.startsWith('Medarbejder i'))).toHaveLength(7);
    expect(roles.at(-1)).toBe('Ingen rolle');
    expect(new Set(names).size).toBe(names.length);
  });

  test('lets somebody be whom they choose, on the page they came for', async () => {
    const browser = browse();
    const { fields } = await readPage(await browser.get('/medarbejder?fra=link'));

    const chosen = await browser.post('/medarbejder/log-ind', { ...fields, person: RIKKE });
    const page = await readPage(await browser.get(chosen.headers.get('location') ?? ''));

    expect(browser.visited.at(-1)).toBe(`${ORIGIN}/medarbejder?fra=link`);
    expect(page.find('header')?.textContent).toContain('Rikke Regelsen');
    expect(development.log.at(-1)).toEqual({
      event: 'medarbejder-log-ind',
      fields: { hvem: RIKKE },
    });
  });

  test('shows what somebody without a role meets', async () => {
    const chosen = await browse().post('/medarbejder/log-ind', {
      person: 'medarbejder:proeve-niels',
    });

    expect(chosen.status).toBe(403);
    expect((await readPage(chosen)).text).toContain('ingen rolle');
  });

  test.each([{}, { person: 'medarbejder:proeve-ingen' }, { person: '' }])(
    'lets nobody in whom it does not have: %j',
    async (fields) => {
      const browser = browse();

      expect((await browser.post('/medarbejder/log-ind', fields)).status).toBe(400);
      expect(browser.cookies.get(ORIGIN)).toBeUndefined();
    },
  );

  test('leads only to staff pages', async () => {
    const fields = { person: RIKKE, til: '//evil.example/medarbejder' };
    const chosen = await browse().post('/medarbejder/log-ind', fields);

    expect(chosen.headers.get('location')).toBe('/medarbejder');
  });
});

describe('production', () => {
  test('has no identity picker: no page, nobody to be, and no start without a provider', async () => {
    const system = await startSystem({
      env: { ...production.env, OIDC_ISSUER: 'https://localhost:1' },
    });
    const own = { host: 'klagevej.example', origin: 'https://klagevej.example' };
    const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' };

    const page = await ask(system.url, { path: '/medarbejder/log-ind' }, own);
    const chosen = await ask(
      system.url,
      { path: '/medarbejder/log-ind', method: 'POST', body: `person=${RIKKE}` },
      form,
    );
    const start = await ask(system.url, { path: '/medarbejder' }, own);
    await system.stop();
    const without = {
      ...production.env,
      OIDC_ISSUER: '',
      OIDC_CLIENT_ID: '',
      OIDC_CLIENT_SECRET: '',
    };
    const { code, output } = await failingStart(without);

    expect([page.status, chosen.status, start.status]).toEqual([503, 404, 303]);
    expect(page.body).toContain('kan ikke logges ind lige nu');
    for (const { body, headers } of [page, chosen, start]) {
      expect(body).not.toContain('Regelsen');
      expect(headers).not.toHaveProperty('set-cookie');
    }
    expect(code).toBe(1);
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']) {
      expect(output).toContain(
        `Cannot read setting "${name}": it is not set, production needs it.`,
      );
    }
  });

  test('does not come to be with a picker, whatever its settings let through', () => {
    const { world, pages, makers } = development;
    const settings = { ...world.settings, production: true };
    expect(() => makeApp({ ...world, settings }, pages, makers)).toThrow(/identity picker/);
  });

  test('sends cookies over https only, under a name no other host can write, and citizens none', async () => {
    const origin = 'https://klagevej.example';
    const provider = await startProvider(`${origin}/medarbejder/retur`);
    provider.next({ sub: 'rikke', name: 'Rikke Regelsen', groups: ['regelredaktoer'] });
    const { world, pages, makers } = development;
    const oidc = {
      issuer: new URL(provider.issuer),
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      roleClaim: 'groups',
    };
    const settings = { ...world.settings, production: true, publicUrl: new URL(origin), oidc };
    const app = makeApp({ ...world, settings }, pages, makers);
    const lines: string[] = [];
    const browser = openBrowser(origin, async (request) => {
      const answer = await app.fetch(request);
      lines.push(...answer.headers.getSetCookie());
      return answer;
    });

    const home = await readPage(await browser.get('/medarbejder'));
    const citizens = await browser.get('/klage');
    const { formularnoegle } = home;
    const out = await browser.post('/medarbejder/log-ud', { formularnoegle });
    await provider.down();

    expect([home.status, citizens.status, out.status]).toEqual([200, 200, 303]);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toMatch(
        /^__Host-medarbejder-(?:session|forsoeg)=[\w-]*;(?: Max-Age=\d+;)? Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    }
    expect(browser.cookies.get(origin)?.has('__Host-medarbejder-session')).toBe(false);
  });
});
