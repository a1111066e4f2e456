import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type VirtualClock, virtualClock } from '../functions/given/virtual-clock.ts';
import { type Browser, openBrowser } from './given/browser.ts';
import { CLIENT, startProvider } from './given/oidc-provider.ts';
import { makeProduction } from './given/production.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import { type StaffApp, staffApp } from './given/staff-app.ts';

const ORIGIN = 'http://localhost:4321';
const RETUR = `${ORIGIN}/medarbejder/retur`;
const HOUR_MS = 3_600_000;
const RIKKE = {
  sub: 'rikke-17',
  name: 'Rikke Regelsen',
  groups: ['alle-ansatte', 'regelredaktoer'],
};

const production = await makeProduction();
const provider = await startProvider(RETUR);
const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-staff-'));
const clock: VirtualClock = virtualClock();
/** Two instances on one register. */
const [first, second] = [await instance(provider.issuer), await instance(provider.issuer)];
afterAll(async () => {
  await Promise.all([first.close(), second.close(), provider.down(), production.close()]);
  await rm(dataDir, { recursive: true });
});

function instance(issuer: string): Promise<StaffApp> {
  const { RULES_DIR = '' } = production.env;
  const oidc = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
  return staffApp({ DATA_DIR: dataDir, RULES_DIR, ...oidc }, clock);
}

let browser: Browser;
beforeEach(() => {
  provider.next(RIKKE);
  browser = openBrowser(ORIGIN, first.route);
});
afterEach(() => clock.advance(20 * HOUR_MS));

const session = (of = browser) => of.cookies.get(ORIGIN)?.get('medarbejder-session')?.value;
const lines = (event: string) => first.log.filter((line) => line.event === event);

/** The address the provider sends the browser back to, not followed yet. */
async function untilReturn(of = browser): Promise<string> {
  let at = '/medarbejder/log-ind';
  for (let redirects = 0; redirects < 10; redirects++) {
    const to = (await of.step(at)).headers.get('location') ?? '';
    at = new URL(to, new URL(at, ORIGIN)).href;
    if (at.startsWith(RETUR)) return at;
    at = at.startsWith(ORIGIN) ? at.slice(ORIGIN.length) : at;
  }
  throw new Error('The provider sent nobody back.');
}

/** Presses the button in the head of the first page. */
async function logOut(of = browser): Promise<Response> {
  const { formularnoegle } = await readPage(await of.get('/medarbejder'));
  return of.post('/medarbejder/log-ud', { formularnoegle });
}

async function logInOn(app: StaffApp): Promise<Browser> {
  const other = openBrowser(ORIGIN, app.route);
  await other.get('/medarbejder');
  return other;
}

function expectRefused(page: ReadPage, status: number, words: RegExp): void {
  expect(page.status).toBe(status);
  expect(page.text).toMatch(words);
  expect(page.lang).toBe('da');
}

describe('somebody the provider knows', () => {
  test('comes by way of it to the page they asked for', async () => {
    const page = await readPage(await browser.get('/medarbejder?fra=link'));

    expect(page.status).toBe(200);
    expect(browser.visited.at(-1)).toBe(`${ORIGIN}/medarbejder?fra=link`);
    expect(page.find('header')?.textContent).toContain('Rikke Regelsen');
    expect(page.text).toContain('Regelredaktør');
    expect(page.find('nav a')?.getAttribute('href')).toBe('/medarbejder/regler');
  });

  test('is sent there with code flow, PKCE, state and nonce', async () => {
    await untilReturn();

    const asked = new URL(browser.visited.find((address) => address.includes('/auth?')) ?? '');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: RETUR,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{60,}$/),
    });
  });

  test('gets a cookie for staff pages that no script reads and no other site sends along', async () => {
    const back = await browser.step(await untilReturn());

    const [cookie = ''] = back.headers.getSetCookie();
    expect(cookie).toMatch(
      /^medarbejder-session=[\w-]{43}; Path=\/medarbejder; HttpOnly; SameSite=Lax$/,
    );
    expect(back.status).toBe(303);
    expect(back.headers.get('cache-control')).toBe('no-store');
  });

  test('may log in with several pages at once', async () => {
    const returns = [await untilReturn(), await untilReturn(), await untilReturn()];

    for (const address of returns) {
      expect((await browser.step(address)).headers.get('location')).toBe('/medarbejder');
    }
    expect((await browser.get('/medarbejder')).status).toBe(200);
  });

  test('is named in the log by the id only, and so in the register beside the name', async () => {
    await browser.get('/medarbejder');
    await logOut();

    const hvem = 'medarbejder:rikke-17';
    expect(lines('medarbejder-log-ind').at(-1)?.fields).toEqual({ hvem });
    expect(lines('medarbejder-log-ud').at(-1)?.fields).toEqual({ hvem });
    expect(JSON.stringify(first.log)).not.toContain('Regelsen');
  });

  test('leaves no token and no key in the register', async () => {
    await browser.get('/medarbejder');

    const rows = rowsOf(dataDir, 'select * from medarbejder_session');
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['id', 'noegle_hash', 'forrige_hash', 'medarbejder', 'navn', 'roller'],
      ...['oprettet', 'fornyet', 'brugt'],
    ]);
    expect(JSON.stringify(rows)).not.toContain(session());
  });
});

describe('the role claim', () => {
  test.each([
    [
      'a list with others among them',
      ['x', 'borgerraadgiver'],
      'Borgerrådgiver',
      ['Sager', 'Statistik'],
    ],
    ['one text', 'statistik', 'Statistik', ['Statistik']],
    [
      'a forvaltning',
      ['forvaltning:SOF'],
      'Medarbejder i Socialforvaltningen',
      ['Sager', 'Statistik'],
    ],
  ])('opens what it names: %s', async (_, groups, words, places) => {
    provider.next({ ...RIKKE, sub: `sub-${words.length}`, groups });

    const page = await readPage(await browser.get('/medarbejder'));

    expect(page.status).toBe(200);
    expect(page.text).toContain(words);
    expect(page.find('nav')?.textContent.trim().split(/\s+/)).toEqual(places);
  });

  test.each([[['alle-ansatte']], [['forvaltning:FINDES-IKKE']], [[]], [undefined]])(
    'lets nobody in with %j, and the page says whom to ask',
    async (groups) => {
      provider.next({ ...RIKKE, sub: 'niels', groups });

      const page = await readPage(await browser.get('/medarbejder'));

      expectRefused(page, 403, /ingen rolle.*Spørg den, der styrer adgang/);
      expect(session()).toBeUndefined();
      expect(lines('medarbejder-uden-rolle').at(-1)?.fields).toEqual({ hvem: 'medarbejder:niels' });
    },
  );

  test('may stand with the userinfo only', async () => {
    const other = await startProvider(RETUR, 'roles-in-userinfo');
    other.next(RIKKE);
    const app = await instance(other.issuer);

    const page = await readPage(await openBrowser(ORIGIN, app.route).get('/medarbejder'));
    await app.close();
    await other.down();

    expect(page.text).toContain('Regelredaktør');
  });
});

test('a provider that takes the secret in the head only gets it there', async () => {
  const other = await startProvider(RETUR, 'secret-in-head');
  other.next(RIKKE);
  const app = await instance(other.issuer);

  const page = await readPage(await openBrowser(ORIGIN, app.route).get('/medarbejder'));
  await app.close();
  await other.down();

  expect(page.status).toBe(200);
});

describe('what comes back from elsewhere is refused with a page:', () => {
  const NOT_LOGGED_IN = /Du er ikke logget ind/;

  test('a state that somebody made up', async () => {
    const back = new URL(await untilReturn());
    back.searchParams.set('state', 'a'.repeat(80));

    expectRefused(await readPage(await browser.step(back.href)), 400, NOT_LOGGED_IN);
    expect(session()).toBeUndefined();
  });

  test('no state, or nothing at all', async () => {
    await untilReturn();

    expectRefused(await readPage(await browser.step(`${RETUR}?code=a`)), 400, NOT_LOGGED_IN);
    expectRefused(await readPage(await browser.step(RETUR)), 400, NOT_LOGGED_IN);
  });

  test('the return of another browser, as a link in a mail would bring it', async () => {
    const attacker = openBrowser(ORIGIN, first.route);
    const back = await untilReturn(attacker);
    await untilReturn();

    expectRefused(await readPage(await browser.step(back)), 400, NOT_LOGGED_IN);
    const fresh = openBrowser(ORIGIN, first.route);
    expectRefused(await readPage(await fresh.step(back)), 400, NOT_LOGGED_IN);
    expect(session()).toBeUndefined();
  });

  test('a code that was used before', async () => {
    const back = await untilReturn();
    await browser.step(back);
    await logOut();

    expectRefused(await readPage(await browser.step(back)), 400, NOT_LOGGED_IN);
    expect(session()).toBeUndefined();
    expect(lines('medarbejder-ikke-logget-ind').at(-1)?.fields).toEqual({ kode: 'invalid_grant' });
  });

  test('a code of another attempt', async () => {
    const [one, other] = [new URL(await untilReturn()), new URL(await untilReturn())];
    one.searchParams.set('code', other.searchParams.get('code') ?? '');

    expectRefused(await readPage(await browser.step(one.href)), 400, NOT_LOGGED_IN);
  });

  test('an answer with another nonce', async () => {
    const begun = await browser.step('/medarbejder/log-ind');
    const asked = new URL(begun.headers.get('location') ?? '');
    asked.searchParams.set('nonce', 'et-andet');

    const page = await readPage(await browser.get(asked.href));

    expectRefused(page, 400, NOT_LOGGED_IN);
    expect(session()).toBeUndefined();
  });

  test('an answer after more than ten minutes', async () => {
    const back = await untilReturn();
    await clock.advance(10 * 60_000);

    expectRefused(await readPage(await browser.step(back)), 400, NOT_LOGGED_IN);
  });

  test('a no of the provider', async () => {
    provider.next(null);

    const page = await readPage(await browser.get('/medarbejder?fra=link'));

    expectRefused(page, 400, /arbejdslogin sagde nej/);
    expect(page.find('main .button')?.getAttribute('href')).toContain(
      encodeURIComponent('?fra=link'),
    );
    expect(lines('medarbejder-ikke-logget-ind').at(-1)?.fields).toEqual({ kode: 'access_denied' });
  });
});

describe('a provider that is down', () => {
  test('stops neither start nor klager, is told with a page, and is asked again', async () => {
    await provider.down();
    const app = await instance(provider.issuer);
    const other = openBrowser(ORIGIN, app.route);

    const down = await readPage(await other.get('/medarbejder'));
    const form = await other.get('/klage');
    const ready = await other.get('/readyz');
    await provider.up();
    const up = await readPage(await other.get('/medarbejder'));
    await app.close();

    expectRefused(down, 503, /kan ikke logges ind lige nu/);
    expect([form.status, ready.status, up.status]).toEqual([200, 200, 200]);
    expect(app.log).toContainEqual({
      event: 'medarbejder-ikke-logget-ind',
      fields: { kode: 'ECONNREFUSED' },
    });
    expect(up.text).toContain('Regelredaktør');
  });

  test('when somebody comes back from it is told with a page too', async () => {
    const back = await untilReturn();
    await provider.down();

    const page = await readPage(await browser.step(back));
    await provider.up();

    expectRefused(page, 503, /kan ikke logges ind lige nu/);
    expect((await browser.step(back)).headers.get('location')).toBe('/medarbejder');
  });
});

describe('a session', () => {
  test('of one instance is known to another, and its end too', async () => {
    const other = await logInOn(first);
    const cookie = { cookie: `medarbejder-session=${session(other)}` };
    const elsewhere = openBrowser(ORIGIN, second.route);

    const known = await elsewhere.step('/medarbejder', { headers: cookie });
    const out = await logOut(other);
    const unknown = await elsewhere.step('/medarbejder', { headers: cookie });

    expect([known.status, out.status, unknown.status]).toEqual([200, 303, 303]);
    expect(unknown.headers.get('location')).toBe('/medarbejder/log-ind?til=%2Fmedarbejder');
  });

  test('that was logged out leaves a page that says so, and the way out of the provider', async () => {
    await browser.get('/medarbejder');

    const out = await logOut();
    const page = await readPage(await browser.get(out.headers.get('location') ?? ''));

    expect(out.headers.getSetCookie()[0]).toMatch(
      /^medarbejder-session=; Max-Age=0; Path=\/medarbejder/,
    );
    expect(session()).toBeUndefined();
    expect(page.text).toContain('Du er logget ud');
    expect(page.find('main p a')?.getAttribute('href')).toMatch(
      /^http:\/\/localhost:\d+\/session\/end/,
    );
  });

  test('ends on every machine of the same person who asks for that, and nobody else’s', async () => {
    const [here, there] = [await logInOn(first), await logInOn(second)];
    provider.next({ ...RIKKE, sub: 'ruben' });
    const other = await logInOn(first);
    const { formularnoegle } = await readPage(await here.get('/medarbejder'));
    await here.post('/medarbejder/log-ud', { formularnoegle, alle: 'ja' });

    expect((await there.step('/medarbejder')).status).toBe(303);
    expect((await other.step('/medarbejder')).status).toBe(200);
  });

  test('ends after two hours without use, and after ten hours in any case', async () => {
    const idle = await logInOn(first);
    const busy = await logInOn(first);
    await clock.advance(HOUR_MS);
    expect((await busy.step('/medarbejder')).status).toBe(200);
    await clock.advance(HOUR_MS);

    expect((await idle.step('/medarbejder')).status).toBe(303);
    for (let hours = 2; hours < 10; hours++) {
      expect((await busy.step('/medarbejder')).status, `${hours} h`).toBe(200);
      await clock.advance(HOUR_MS);
    }
    expect((await busy.step('/medarbejder')).status).toBe(303);
  });

  test('is a new one at each login, and the one before ends', async () => {
    await browser.get('/medarbejder');
    const before = session();
    await browser.step(await untilReturnAgain());

    expect(session()).not.toBe(before);
    expect(rowsOf(dataDir, 'select * from medarbejder_session')).toHaveLength(1);
  });

  /** Whoever is logged in is not sent to the provider, unless an attempt began before. */
  async function untilReturnAgain(): Promise<string> {
    const jar = browser.cookies.get(ORIGIN);
    const kept = jar?.get('medarbejder-session');
    jar?.delete('medarbejder-session');
    const back = await untilReturn();
    if (kept !== undefined) jar?.set('medarbejder-session', kept);
    return back;
  }
});

describe('citizens', () => {
  const PATHS = ['/', '/klage', '/sag', '/regler', '/api', '/en/', '/en/complaint', '/findes-ikke'];

  test.each(PATHS)('get no cookie at %s, also when they are logged in as staff', async (path) => {
    await browser.get('/medarbejder');
    const jar = browser.cookies.get(ORIGIN) ?? new Map();

    const answer = await browser.step(path);

    expect(jar.size).toBeGreaterThan(0);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect([...jar.values()].every(({ path }) => path === '/medarbejder')).toBe(true);
  });
});
