import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { givenCases, ndjson } from '../functions/given/cases.ts';
import { virtualClock } from '../functions/given/virtual-clock.ts';
import { CLIENT, startProvider } from './given/oidc-provider.ts';
import { makeProduction } from './given/production.ts';
import { type StaffApp, staffApp } from './given/staff-app.ts';
import { SYSTEMS, type System, tokenFor } from './given/systems.ts';

const ORIGIN = 'http://localhost:4321';
const LINE = {
  ...{ nummer: '2017-000123', kilde: 'import', slags: 'klage', kanal: 'skriftlig' },
  modtaget: '2017-04-03T09:12:00+02:00',
};
const BAD = { ...LINE, nummer: '2017-000124', slags: 'klagee' };

const production = await makeProduction();
const provider = await startProvider(`${ORIGIN}/medarbejder/retur`);
const dataDir = await mkdtemp(join(tmpdir(), 'klagevej-import-'));
const clock = virtualClock();
clock.set(new Date());
const app = await instance({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
});
afterAll(async () => {
  await Promise.all([app.close(), provider.down(), production.close()]);
  await rm(dataDir, { recursive: true });
});
afterEach(() => clock.set(new Date()));

function instance(oidc: { readonly [name: string]: string }): Promise<StaffApp> {
  const { RULES_DIR = '' } = production.env;
  return staffApp({ DATA_DIR: dataDir, RULES_DIR, ...oidc }, clock);
}

type Sent = { readonly token?: string | null; readonly query?: string; readonly type?: string };

async function send(body: string, sent: Sent = {}, to = app): Promise<Response> {
  const { token = await tokenOf(SYSTEMS.byScope), query = '' } = sent;
  const headers = {
    'content-type': sent.type ?? 'application/x-ndjson',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const url = `${ORIGIN}/api/register${query}`;
  return to.route(new Request(url, { method: 'POST', headers, body }));
}

const tokenOf = (system: System, audience = ORIGIN) => tokenFor(provider.issuer, system, audience);
const casesHeld = async () =>
  (await app.world.db.selectFrom('registrering').selectAll().execute()).length;

/** A token with the right words, signed by somebody else. */
async function forged(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT({ scope: 'register', groups: ['registerimport'] })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
    .setIssuer(provider.issuer)
    .setAudience(ORIGIN)
    .setSubject('esdh')
    .setExpirationTime('10m')
    .sign(privateKey);
}

describe('POST /api/register', () => {
  test.each([SYSTEMS.byScope, SYSTEMS.byRole])('takes cases in from $id', async (system) => {
    const answer = await send(ndjson([{ ...LINE, nummer: system.id }]), {
      token: await tokenOf(system),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ...{ laest: 1, oprettet: 1, uaendret: 0, opdateret: 0, afvist: 0, fejl: [] },
    });
  });

  test('tells each bad line and keeps the good ones', async () => {
    const answer = await send(ndjson([{ ...LINE, nummer: 'god' }, BAD]));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      ...{ laest: 2, oprettet: 1, afvist: 1 },
      fejl: [{ linje: 2, felt: 'slags' }],
    });
  });

  test('takes nothing in with altEllerIntet when a line is refused', async () => {
    const before = await casesHeld();
    const lines = ndjson([{ ...LINE, nummer: 'alt-1' }, BAD]);
    const answer = await send(lines, { query: '?altEllerIntet=ja' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ laest: 2, oprettet: 0, afvist: 1 });
    expect(await casesHeld()).toBe(before);
    const good = await send(ndjson([{ ...LINE, nummer: 'alt-1' }]), {
      query: '?altEllerIntet=ja',
    });
    expect(good.status).toBe(200);
    expect(await casesHeld()).toBe(before + 1);
  });

  test('takes the same in twice without a change', async () => {
    const rules = app.world.rules();
    const lines = ndjson(givenCases({ count: 250, seed: 7, rules, kilde: 'to-gange' }));
    expect(await (await send(lines)).json()).toMatchObject({ oprettet: 250, afvist: 0 });
    expect(await (await send(lines)).json()).toMatchObject({ uaendret: 250, oprettet: 0 });
  });

  test('logs who and how many, and nothing of the lines', async () => {
    await send(ndjson([{ ...LINE, nummer: 'log-1', beskrivelse: 'Karen' }]));
    const told = app.log.filter(({ event }) => event === 'register-import').at(-1);
    expect(told?.fields).toMatchObject({ klient: 'esdh-scope', laest: 1, afvist: 1 });
    expect(JSON.stringify(app.log)).not.toContain('Karen');
  });

  test('wants NDJSON', async () => {
    const answer = await send(JSON.stringify([LINE]), { type: 'application/json' });
    expect(answer.status).toBe(415);
  });
});

describe('POST /api/register is refused', () => {
  const cases: readonly { what: string; status: number; token: () => Promise<string | null> }[] = [
    { what: 'without a token', status: 401, token: async () => null },
    { what: 'with a token that is none', status: 401, token: async () => 'hemmelig' },
    { what: 'with a token somebody else signed', status: 401, token: forged },
    {
      what: 'with a token for another system',
      status: 401,
      token: () => tokenOf(SYSTEMS.byScope, 'https://andet.example'),
    },
    {
      what: 'with a token that gives neither role nor scope',
      status: 403,
      token: () => tokenOf(SYSTEMS.neither),
    },
  ];
  test.each(cases)('$what', async ({ status, token }) => {
    const before = await casesHeld();
    const answer = await send(ndjson([{ ...LINE, nummer: 'nej' }]), { token: await token() });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await casesHeld()).toBe(before);
  });

  test('with a token that has expired', async () => {
    const token = await tokenOf(SYSTEMS.byScope);
    clock.set(new Date(Date.now() + 601_000));
    expect((await send(ndjson([LINE]), { token })).status).toBe(401);
  });

  test('in development without a provider, with a sentence that says what to do', async () => {
    const bare = await instance({});
    const answer = await send(ndjson([LINE]), {}, bare);
    await bare.close();
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/OIDC_ISSUER/) });
  });

  test('while the provider is down and its keys are not known', async () => {
    const token = await tokenOf(SYSTEMS.byScope);
    const fresh = await instance({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
    });
    await provider.down();
    const answer = await send(ndjson([LINE]), { token }, fresh);
    await provider.up();
    expect(answer.status).toBe(503);
    expect((await send(ndjson([LINE]), { token }, fresh)).status).toBe(200);
    await fresh.close();
  });
});
