import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { KLAGE_FIELDS } from '../../src/klage/fields.ts';
import { newKey, postKlage, startSystem } from '../system.ts';
import { type Ask, type AskHeaders, ask as askAt } from './given/ask.ts';
import { readProblem, readReceipt } from './given/bodies.ts';
import { readPage } from './given/read-page.ts';
import { stored } from './given/register.ts';
import { LEAST, postForm, postRute, postText } from './given/send.ts';

const TOKEN = 'et-langt-hemmeligt-ord';
const system = await startSystem({ env: { METRICS_TOKEN: TOKEN } });
afterAll(system.stop);

const ask = (asked: Ask, headers?: AskHeaders) => askAt(system.url, asked, headers);

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PAGES = ['/', '/klage', '/sag', '/regler', '/api', '/postkasser'];
const ENGLISH = ['/en/', '/en/complaint', '/en/case', '/en/rules', '/en/api', '/en/mailboxes'];

describe('every answer', () => {
  const asks: Ask[] = [
    ...[...PAGES, ...ENGLISH].map((path) => ({ path })),
    ...['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/klage.schema.json'].map(
      (path) => ({ path }),
    ),
    ...['/en', '/findes-ikke', '/en/findes-ikke', '/api/findes-ikke', '/assets/x.js'].map(
      (path) => ({ path }),
    ),
    ...['/api/sager/K-2026-BBBBBBB', '/api/sager/%E0%A4%A', '/%E0%A4%A', '/../etc/passwd'].map(
      (path) => ({ path }),
    ),
    ...['/klage', '/en/complaint', '/sag', '/api/klager', '/api/rute', '/', '/api/findes-ikke'].map(
      (path) => ({ path, method: 'POST', body: 'x' }),
    ),
    ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'].map((method) => ({ path: '/klage', method })),
  ];

  test.each(asks)('to $path $method has the security headers and no cookie', async (asked) => {
    const { status, headers } = await ask(asked, FORM);

    expect(status).not.toBe(500);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    for (const name of ['set-cookie', 'access-control-allow-origin', 'x-powered-by', 'server']) {
      expect(headers).not.toHaveProperty(name);
    }
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('that is personal is kept by no cache', async () => {
    const created = await postKlage(system.url, LEAST);
    const { nummer, kode } = await readReceipt(created.clone());
    const answers = [
      created,
      await fetch(`${system.url}/api/sager/${nummer}`, {
        headers: { authorization: `Bearer ${kode}` },
      }),
      await postForm(`${system.url}/sag`, { nummer, kode }),
      await postForm(`${system.url}/klage`, { ...LEAST, handling: 'gennemse' }),
      await postForm(`${system.url}/klage`, { ...LEAST, handling: 'send', noegle: newKey() }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 201]);
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
    expect(answers.map(({ headers }) => headers.get('set-cookie'))).toEqual(Array(5).fill(null));
  });
});

describe('pages', () => {
  test.each([
    ...PAGES.map((path) => ({ path, lang: 'da' })),
    ...ENGLISH.map((path) => ({ path, lang: 'en' })),
  ])('$path is in $lang', async ({ path, lang }) => {
    const page = await readPage(await fetch(system.url + path));

    expect(page.status).toBe(200);
    expect(page.lang).toBe(lang);
    expect(page.find('h1')).not.toBeNull();
  });

  test('what is not found is a page for people and a problem for systems', async () => {
    const danish = await readPage(await fetch(`${system.url}/findes-ikke`));
    const english = await readPage(await fetch(`${system.url}/en/findes-ikke`));
    const api = await fetch(`${system.url}/api/findes-ikke`);

    expect([danish.status, danish.lang]).toEqual([404, 'da']);
    expect([english.status, english.lang]).toEqual([404, 'en']);
    expect((await readProblem(api)).status).toBe(404);
  });

  test('their files are kept for good', async () => {
    const { html } = await readPage(await fetch(system.url));
    const [, href = ''] = /href="(\/assets\/[^"]+\.css)"/.exec(html) ?? [];

    const asset = await fetch(system.url + href);

    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
    expect(asset.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(asset.headers.get('content-security-policy')).toBeNull();
  });
});

describe('a request from elsewhere', () => {
  const body = new URLSearchParams({ ...LEAST, handling: 'send', noegle: newKey() }).toString();
  const json = { 'content-type': 'application/json', 'idempotency-key': newKey() };
  const posts: { asked: Ask; headers: AskHeaders }[] = [
    { asked: { path: '/klage', method: 'POST', body }, headers: FORM },
    { asked: { path: '/en/complaint', method: 'POST', body }, headers: FORM },
    { asked: { path: '/sag', method: 'POST', body }, headers: FORM },
    { asked: { path: '/api/rute', method: 'POST', body: '{}' }, headers: json },
    {
      asked: { path: '/api/klager', method: 'POST', body: JSON.stringify(LEAST) },
      headers: json,
    },
  ];
  const foreign: AskHeaders[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: system.url.replace('http:', 'https:') },
    { origin: `${system.url}.evil.example` },
    { origin: system.url.replace('localhost', '127.0.0.1') },
    { 'sec-fetch-site': 'cross-site' },
  ];

  test.each(
    posts.flatMap(({ asked, headers }) =>
      foreign.map((from) => ({ path: asked.path, from, asked, headers })),
    ),
  )('by $from to $path is 403 and stores nothing', async ({ asked, headers, from }) => {
    const before = stored(system.dataDir);

    const answer = await ask(asked, { ...headers, ...from });

    expect(answer.status).toBe(403);
    expect(stored(system.dataDir)).toEqual(before);
  });

  test('by our own origin is served', async () => {
    const own = { origin: system.url, 'sec-fetch-site': 'same-origin' };

    const answer = await postText(`${system.url}/api/rute`, '{"emne":"folkeskole"}', own);

    expect(answer.status).toBe(200);
  });

  test.each(['evil.example', 'localhost.evil.example', 'evil.example:4321', '192.0.2.1'])(
    'for the host "%s" is 403',
    async (host) => {
      for (const path of ['/', '/klage', '/api/openapi.json', '/healthz', '/metrics']) {
        expect((await ask({ path }, { host })).status).toBe(403);
      }
    },
  );

  test.each(['localhost:1', '127.0.0.1', '[::1]:4321'])(
    'for the host "%s" is served',
    async (host) => {
      expect((await ask({ path: '/' }, { host })).status).toBe(200);
    },
  );
});

const Document = v.looseObject({
  openapi: v.pipe(v.string(), v.regex(/^3\.1\.\d$/)),
  info: v.looseObject({ title: v.string(), version: v.string() }),
  servers: v.array(v.looseObject({ url: v.string() })),
  paths: v.record(
    v.pipe(v.string(), v.startsWith('/')),
    v.record(
      v.picklist(['get', 'post']),
      v.looseObject({
        operationId: v.string(),
        parameters: v.optional(
          v.array(
            v.looseObject({
              name: v.string(),
              in: v.picklist(['path', 'header', 'query']),
              schema: v.looseObject({}),
            }),
          ),
          [],
        ),
        responses: v.record(
          v.pipe(v.string(), v.regex(/^[1-5]\d\d$/)),
          v.looseObject({ description: v.string(), content: v.record(v.string(), v.unknown()) }),
        ),
      }),
    ),
  ),
  components: v.looseObject({
    schemas: v.record(
      v.string(),
      v.looseObject({
        type: v.literal('object'),
        properties: v.record(v.string(), v.looseObject({})),
        required: v.array(v.string()),
      }),
    ),
  }),
});

async function document() {
  const answer = await fetch(`${system.url}/api/openapi.json`);
  expect(answer.headers.get('content-type')).toBe('application/json');
  const raw: unknown = await answer.json();
  return v.parse(Document, raw);
}

/** Judges by one schema of the document. */
async function judge(name: string) {
  const { components } = await document();
  const ajv = new Ajv2020({ strict: true, validateFormats: false });
  return ajv.compile(components.schemas[name] ?? {});
}

describe('/api/openapi.json', () => {
  test('is OpenAPI 3.1 in which every reference leads somewhere', async () => {
    const found = await document();

    const references = [
      ...JSON.stringify(found).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g),
    ];
    expect(references.length).toBeGreaterThan(5);
    for (const [, name = ''] of references) expect(found.components.schemas).toHaveProperty(name);
    for (const name of Object.keys(found.components.schemas)) await judge(name);
    expect(Object.keys(found.paths).toSorted()).toEqual([
      ...['/api/emner', '/api/klager', '/api/register', '/api/rute', '/api/sager/{nummer}'],
    ]);
    for (const [path, methods] of Object.entries(found.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
        expect(named).toEqual(inPath);
      }
    }
  });

  test('names exactly the fields of a klage, what each is for, and its true limits', async () => {
    const { components } = await document();
    const { properties = {}, required } = components.schemas['Klage'] ?? {};

    expect(Object.keys(properties)).toEqual(Object.keys(KLAGE_FIELDS));
    expect(required).toEqual(['emne', 'beskrivelse']);
    for (const field of Object.values(properties)) expect(field['description']).toBeTruthy();
    const limits = Object.entries(properties).flatMap(([name, { maxLength }]) =>
      maxLength === undefined ? [] : [[name, maxLength]],
    );
    expect(Object.fromEntries(limits)).toMatchObject({
      ...{ beskrivelse: 20_000, oensketLoesning: 5_000, haendelse: 200, enhed: 200 },
      ...{ sagsnummer: 200, tolk: 100 },
    });
    expect(properties['klagedato']).toMatchObject({ format: 'date' });
  });

  test.each([
    { what: 'the least klage', klage: { ...LEAST } },
    { what: 'the longest text', klage: { ...LEAST, beskrivelse: '👍'.repeat(20_000) } },
    {
      what: 'an anonymous one',
      klage: { emne: 'pas', beskrivelse: 'x', anonym: 'ja', sprog: 'en' },
    },
    { what: 'an unknown field', klage: { ...LEAST, mere: 'x' } },
    { what: 'a text that is too long', klage: { ...LEAST, beskrivelse: 'x'.repeat(20_001) } },
    { what: 'an unknown answer', klage: { ...LEAST, harKlaget: 'måske' } },
    { what: 'no text', klage: { ...LEAST, beskrivelse: '' } },
    { what: 'a number for a text', klage: { ...LEAST, beskrivelse: 7 } },
  ])('judges $what as the server does', async ({ klage }) => {
    const fits = await judge('Klage');

    const answer = await postKlage(system.url, klage);

    expect(fits(klage)).toBe(answer.status === 201);
    const bodies = await judge(answer.status === 201 ? 'Kvittering' : 'Problem');
    expect(bodies(await answer.json()), JSON.stringify(bodies.errors)).toBe(true);
  });

  test('allows files beside the fields in multipart', async () => {
    const fits = await judge('KlageMedFiler');

    expect(fits({ ...LEAST, bilag: ['a', 'b'], fuldmagt: 'c' })).toBe(true);
    expect(fits({ ...LEAST, andet: 'c' })).toBe(false);
  });

  test('describes the answers of /api/rute and /api/sager', async () => {
    const { nummer, kode } = await readReceipt(await postKlage(system.url, LEAST));
    const rute = await postRute(system.url, { emne: 'folkeskole' });
    const status = await postForm(`${system.url}/sag`, { nummer, kode });
    const asked = await judge('Spoergsmaal');
    const decided = await judge('Rute');

    expect(status.ok).toBe(true);
    expect(asked({ emne: 'folkeskole', dag: '2026-03-02' })).toBe(true);
    expect(asked({ emne: 'folkeskole', forvaltning: 'BUF' })).toBe(false);
    expect(decided(await rute.json()), JSON.stringify(decided.errors)).toBe(true);
  });
});

describe('whoever watches', () => {
  test('is told by /healthz that it is alive', async () => {
    expect((await fetch(`${system.url}/healthz`)).status).toBe(200);
  });

  test.each([undefined, 'Bearer forkert', TOKEN, `Basic ${TOKEN}`])(
    'gets no figures with the authorization "%s"',
    async (authorization) => {
      const headers: [string, string][] =
        authorization === undefined ? [] : [['authorization', authorization]];
      const answer = await fetch(`${system.url}/metrics`, { headers });

      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('klagevej_');
    },
  );

  test('gets the contract’s figures with the token', async () => {
    await postKlage(system.url, LEAST);
    const headers = { authorization: `Bearer ${TOKEN}` };

    const answer = await fetch(`${system.url}/metrics`, { headers });

    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await answer.text()).split('\n').filter((line) => !line.startsWith('#'));
    const figures = new Map(
      lines
        .filter((line) => line !== '')
        .map((line): [string, number] => {
          const space = line.lastIndexOf(' ');
          return [line.slice(0, space), Number(line.slice(space + 1))];
        }),
    );
    const modtagere = [
      ...['OEKF', 'KFF', 'BUF', 'SUF', 'SOF', 'TMF', 'BIF', 'BORGERRAADGIVEREN'],
      'BORGERRAADGIVEREN-RESERVE',
    ];
    expect([...figures.keys()].toSorted()).toEqual(
      [
        ...['klagevej_klager_modtaget_total', 'klagevej_saldo'],
        ...['venter', 'sendes', 'accepteret', 'kvitteret', 'manuel'].map(
          (tilstand) => `klagevej_forsendelser{tilstand="${tilstand}"}`,
        ),
        'klagevej_aeldste_ventende_sekunder',
        ...modtagere.map((id) => `klagevej_certifikat_dage_tilbage{modtager="${id}"}`),
        ...['klagevej_reserve_brugt_total', 'klagevej_regelsaet_afventer'],
        ...['klagevej_arbejdstimer_siden_klage', 'klagevej_afsendercertifikat_dage_tilbage'],
        ...modtagere.map((id) => `klagevej_modtager_uproevet{modtager="${id}"}`),
        ...['database', 'mailboxes', 'objects', 'rules'].map(
          (del) => `klagevej_klar{del="${del}"}`,
        ),
        'klagevej_disk_ledig_andel',
      ].toSorted(),
    );
    expect(figures.get('klagevej_saldo')).toBe(0);
    expect(figures.get('klagevej_klager_modtaget_total')).toBe(stored(system.dataDir).sager);
    expect(figures.get('klagevej_certifikat_dage_tilbage{modtager="BUF"}')).toBeGreaterThan(365);
    expect(figures.get('klagevej_arbejdstimer_siden_klage')).toBeLessThan(1);
    expect(figures.get('klagevej_klar{del="database"}')).toBe(1);
  });
});

describe('a system whose objects are gone', () => {
  test('says that it is not ready, and that nothing was received', async () => {
    const other = await startSystem();
    const ready = await fetch(`${other.url}/readyz`);
    await rm(join(other.dataDir, 'objekter'), { recursive: true });

    const broken = await fetch(`${other.url}/readyz`);
    const api = await postKlage(other.url, LEAST);
    const form = await postForm(`${other.url}/klage`, {
      ...LEAST,
      handling: 'send',
      noegle: 'a'.repeat(30),
    });
    const alive = await fetch(`${other.url}/healthz`);
    const page = await readPage(form);
    await other.stop();

    expect([ready.status, broken.status, alive.status]).toEqual([200, 503, 200]);
    expect(api.status).toBe(503);
    expect(api.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await readProblem(api)).title).toBe('Klagen er ikke modtaget');
    expect(page.status).toBe(503);
    expect(form.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(page.text).toContain('33 66 33 66');
    expect(page.fields).toMatchObject({ ...LEAST, noegle: 'a'.repeat(30) });
    expect(other.output()).toContain('alarm.klage-ikke-modtaget');
    expect(other.output()).not.toContain('Anna');
  });
});
