import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, test } from 'vitest';
import { sameSiteOnly } from '../../functions/http/guard.ts';
import { makeStaffDesk } from '../../functions/http/medarbejder/staff-desk.ts';
import { requireRolle, type StaffEnv } from '../../functions/http/medarbejder/staff-guard.ts';
import { formToken } from '../../functions/staff/form-token.ts';
import type { Rolle } from '../../functions/staff/medarbejder.ts';
import { virtualClock } from '../functions/given/virtual-clock.ts';
import { makeProduction } from './given/production.ts';
import { readPage } from './given/read-page.ts';
import { staffWorld } from './given/staff-app.ts';

const ORIGIN = 'http://localhost:4321';
const REGLER = '/medarbejder/regler';

const production = await makeProduction();
const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-guard-'));
const { RULES_DIR = '' } = production.env;
const clock = virtualClock();
const given = await staffWorld({ DATA_DIR: dataDir, RULES_DIR }, clock);
const desk = makeStaffDesk(given.world, given.pages, given.makers);
afterAll(async () => {
  await Promise.all([given.close(), production.close()]);
  await rm(dataDir, { recursive: true });
});

/** A page for those who edit rules, behind the guards it has in the whole system. */
const saved: string[] = [];
const app = new Hono<StaffEnv>();
app.use(sameSiteOnly(given.world.settings));
app.get(REGLER, requireRolle(desk, 'regelredaktoer'), (c) => c.text(c.get('medarbejder').id));
app.post(REGLER, requireRolle(desk, 'regelredaktoer'), async (c) => {
  saved.push(await c.req.text());
  return c.text('gemt');
});

type Sender = { readonly cookie: string; readonly 'x-formularnoegle': string };

/** Somebody logged in, as a script of ours sends what they do. */
async function senderWith(...roller: Rolle[]): Promise<Sender> {
  const key = await desk.sessions.open({ id: 'medarbejder:rikke', navn: 'Rikke Regelsen', roller });
  return { cookie: `medarbejder-session=${key}`, 'x-formularnoegle': await tokenFor(key) };
}

async function tokenFor(key: string): Promise<string> {
  const session = await desk.sessions.find(key);
  return formToken(given.world.settings.appSecret, session?.id ?? '', randomBytes(32));
}

/** The same, as a browser does. */
async function cookieOf(...roller: Rolle[]): Promise<{ readonly cookie: string }> {
  const { cookie } = await senderWith(...roller);
  return { cookie };
}

const get = (path: string, headers = {}) => app.request(ORIGIN + path, { headers });

/** As a browser sends it, with the length it says. */
function post(path: string, body: string, headers: Record<string, string> = {}) {
  const form = {
    origin: ORIGIN,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  return app.request(ORIGIN + path, { method: 'POST', body, headers: { ...form, ...headers } });
}

describe('a page for a role', () => {
  test('is shown to whoever has it', async () => {
    const answer = await get(REGLER, await cookieOf('statistik', 'regelredaktoer'));
    expect(await answer.text()).toBe('medarbejder:rikke');
  });

  test.each([[[]], [['statistik', 'borgerraadgiver', 'forvaltning:SOF']]] as const)(
    'is a page that says so, with the way out, for whoever has only %j',
    async (roller) => {
      const page = await readPage(await get(REGLER, await cookieOf(...roller)));
      expect(page.status).toBe(403);
      expect(page.text).toContain('Siden er for en anden rolle');
      expect(page.find('header form button')?.textContent.trim()).toBe('Log ud');
    },
  );

  test('sends whoever is not logged in to the login, and back to the same page', async () => {
    for (const headers of [{}, { cookie: 'medarbejder-session=forkert' }]) {
      const answer = await get(`${REGLER}?fil=emner.json&x=a%26b`, headers);
      expect(answer.status).toBe(303);
      const to = new URL(answer.headers.get('location') ?? '', ORIGIN);
      expect(to.pathname).toBe('/medarbejder/log-ind');
      expect(to.searchParams.get('til')).toBe(`${REGLER}?fil=emner.json&x=a%26b`);
    }
  });

  test('takes nothing from whoever is logged in no longer, and gives it back to send again', async () => {
    const typed = 'linje 1\nlinje "2" <b> & æøå';
    const page = await readPage(
      await post(`${REGLER}?fil=a`, new URLSearchParams({ regler: typed, grund: '' }).toString()),
    );
    expect(page.status).toBe(401);
    expect(page.text).toContain('Log ind i et nyt vindue');
    expect(saved).toEqual([]);
    expect(page.find('main form')?.getAttribute('action')).toBe(`${REGLER}?fil=a`);
    const { fields } = page;
    expect(Object.keys(fields)).toEqual(['regler', 'grund']);
    const again = new URLSearchParams(fields).toString();
    const answer = await post(`${REGLER}?fil=a`, again, await senderWith('regelredaktoer'));
    expect(answer.status).toBe(200);
    expect(saved.splice(0)).toEqual([again]);
  });

  test.each([
    ['JSON', '{}', { 'content-type': 'application/json' }],
    ['more than it would give back', `a=${'b'.repeat(4_000_000)}`, {}],
  ])('says how to send again what it cannot give back: %s', async (_, body, headers) => {
    const page = await readPage(await post(REGLER, body, headers));
    expect(page.status).toBe(401);
    expect(page.text).toContain('Gå ét skridt tilbage');
    expect(page.fields).toEqual({});
  });

  test('takes nothing from whoever has another role', async () => {
    const answer = await post(REGLER, 'a=b', await senderWith('statistik'));
    expect(answer.status).toBe(403);
    expect(saved).toEqual([]);
  });
});

describe('a form without the token of its session', () => {
  const typed = { regler: 'linje 1\nlinje "2" <b> & æøå', grund: '' };
  const body = new URLSearchParams(typed).toString();

  test('is not taken, and given back to send with it', async () => {
    const cookie = await cookieOf('regelredaktoer');
    const page = await readPage(await post(`${REGLER}?fil=a`, body, cookie));
    expect(page.status).toBe(403);
    expect(page.text).toContain('er ikke gemt endnu');
    expect(saved).toEqual([]);
    expect(page.find('main form')?.getAttribute('action')).toBe(`${REGLER}?fil=a`);
    const { formularnoegle, ...felter } = page.fields;
    expect(felter).toEqual(typed);
    const again = new URLSearchParams({ ...felter, formularnoegle: formularnoegle ?? '' });
    expect((await post(`${REGLER}?fil=a`, again.toString(), cookie)).status).toBe(200);
    expect(new URLSearchParams(saved.splice(0)[0]).get('regler')).toBe(typed.regler);
  });

  test('is not taken with that of another session, be it of the same person', async () => {
    const [one, other] = [await senderWith('regelredaktoer'), await senderWith('regelredaktoer')];
    const mixed = { ...one, 'x-formularnoegle': other['x-formularnoegle'] };
    expect((await post(REGLER, body, mixed)).status).toBe(403);
    const field = `${body}&formularnoegle=${other['x-formularnoegle']}`;
    expect((await post(REGLER, field, { cookie: one.cookie })).status).toBe(403);
    expect(saved).toEqual([]);
  });

  test.each([
    ['JSON', '{}', { 'content-type': 'application/json' }],
    ['more than can be given back', `a=${'b'.repeat(4_000_000)}`, {}],
  ])('is told how to be sent again when it is %s', async (_, sent, headers) => {
    const cookie = await cookieOf('regelredaktoer');
    const page = await readPage(await post(REGLER, sent, { ...cookie, ...headers }));
    expect(page.status).toBe(403);
    expect(page.text).toContain('genindlæs siden');
    expect(saved).toEqual([]);
  });

  test('is taken as JSON when a script says the token in the head', async () => {
    const sender = await senderWith('regelredaktoer');
    const answer = await post(REGLER, '{}', { ...sender, 'content-type': 'application/json' });
    expect(answer.status).toBe(200);
    expect(saved.splice(0)).toEqual(['{}']);
  });
});

describe('the key of a session in use', () => {
  test('is another after a quarter of an hour, and the page before can still be sent', async () => {
    const key = await desk.sessions.open({
      ...{ id: 'medarbejder:rikke', navn: 'Rikke Regelsen', roller: ['regelredaktoer'] },
    });
    const before = `medarbejder-session=${key}`;
    const token = await tokenFor(key);
    expect((await get(REGLER, { cookie: before })).headers.getSetCookie()).toEqual([]);
    await clock.advance(15 * 60_000);
    const renewed = await get(REGLER, { cookie: before });
    const [line = ''] = renewed.headers.getSetCookie();
    expect(line).toMatch(
      /^medarbejder-session=[\w-]{43}; Path=\/medarbejder; HttpOnly; SameSite=Lax$/,
    );
    const [cookie = ''] = line.split(';');
    expect(cookie).not.toBe(before);
    const sent = await post(REGLER, `a=b&formularnoegle=${token}`, { cookie });
    expect(sent.status).toBe(200);
    expect(saved.splice(0)).toHaveLength(1);
    await clock.advance(60_000);
    expect((await get(REGLER, { cookie: before })).status).toBe(303);
  });

  test('is renewed by a refusal too', async () => {
    const sender = await cookieOf('statistik');
    await clock.advance(15 * 60_000);
    const refused = await get(REGLER, sender);
    expect(refused.status).toBe(403);
    expect(refused.headers.getSetCookie()).toHaveLength(1);
  });
});

describe('what is sent to a staff page', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin a browser would tell', { origin: 'null' }],
    ['a sibling of our host', { origin: 'http://andet.localhost:4321' }],
  ])('from %s is refused, logged in or not', async (_, headers) => {
    const answer = await post(REGLER, 'a=b', {
      ...(await senderWith('regelredaktoer')),
      ...headers,
    });
    expect(answer.status).toBe(403);
    expect(saved).toEqual([]);
  });

  test.each([
    [undefined, 403],
    ['cross-site', 403],
    ['same-site', 403],
    ['none', 403],
    ['same-origin', 200],
  ])('without an Origin, from a page that is %s to us, is answered %i', async (site, status) => {
    const headers: Record<string, string> = {
      ...(await senderWith('regelredaktoer')),
      'content-type': 'application/x-www-form-urlencoded',
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
    };
    const answer = await app.request(ORIGIN + REGLER, { method: 'POST', body: 'a=b', headers });
    expect(answer.status).toBe(status);
    expect(saved.splice(0)).toHaveLength(status === 200 ? 1 : 0);
  });
});
