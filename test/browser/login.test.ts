import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certPath, keyPath } from '../../functions/seal/demo-keys.ts';
import {
  type Account,
  CLIENT,
  startProvider,
  type TestProvider,
} from '../contract/given/oidc-provider.ts';
import { makeProduction, type Production } from '../contract/given/production.ts';
import { type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { type HttpsFront, startHttpsFront } from './https-front.ts';

const COOKIE = '__Host-medarbejder-session';
const SOFIE: Account = { sub: 'sofie', name: 'Sofie Sagsen', groups: ['forvaltning:SOF'] };
const NIELS: Account = { sub: 'niels', name: 'Niels Nyansat', groups: ['alle-ansatte'] };
const KLAGE = {
  ...{ beskrivelse: 'Ingen svarer.', navn: 'Anna Prøve', telefon: '12345678' },
  ...{ klagenHandlerOm: 'optraeden', harKlaget: 'nej' },
};

/** The system as a kommune runs it: in production, behind https, with a login of the kommune's. */
let production: Production;
let front: HttpsFront;
let provider: TestProvider;
let system: System;
let browser: Browser;
beforeAll(async () => {
  production = await makeProduction();
  const { dir } = production;
  const tls = {
    cert: await readFile(certPath(dir, 'smtp'), 'utf8'),
    key: await readFile(keyPath(dir, 'smtp'), 'utf8'),
  };
  front = await startHttpsFront(tls);
  provider = await startProvider(`${front.url}/medarbejder/retur`, 'login-page', tls);
  for (const one of [SOFIE, NIELS]) provider.next(one);
  const env = {
    ...production.env,
    PUBLIC_URL: front.url,
    NODE_EXTRA_CA_CERTS: certPath(dir, 'ca'),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
  system = await startSystem({ env });
  front.leadTo(system.url);
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  await Promise.all([provider.down(), front.close(), production.close()]);
});

/** The kommune's own CA is known to its machines; here nobody has told Chromium. */
async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'da-DK' });
  await context.route(/googleapis/, (route) => route.abort());
  return context;
}

/** Asks for a page of the staff's, and logs in on the page of the provider that comes instead. */
async function logIn(page: Page, { sub }: Account, at: string): Promise<void> {
  await page.goto(`${front.url}${at}`);
  expect(page.url()).toContain(`${provider.issuer}/interaction/`);
  await page.fill('[name=login]', sub);
  await page.fill('[name=password]', 'hvad som helst');
  await page.click('[type=submit]');
  await page.waitForURL(`${front.url}/medarbejder/**`);
}

const sessionIn = async (context: BrowserContext) =>
  (await context.cookies(front.url)).find(({ name }) => name === COOKIE);

/** A klage about an emne, and its number. */
async function send(context: BrowserContext, emne: string): Promise<string> {
  const answer = await context.request.post(`${front.url}/api/klager`, {
    headers: { 'idempotency-key': crypto.randomUUID().replaceAll('-', '') },
    data: { ...KLAGE, emne },
  });
  expect(answer.status()).toBe(201);
  return /K-\d{4}-[2-9B-Z]{7}/.exec(await answer.text())?.[0] ?? '';
}

describe('somebody of a forvaltning', () => {
  test('logs in on the kommune’s own page, sees their own cases, and logs out for good', async () => {
    const context = await openContext();
    const page = await context.newPage();
    const own = await send(context, 'bpa-og-hjaelperordning');
    const other = await send(context, 'folkeskole');
    await logIn(page, SOFIE, '/medarbejder/sager?bunke=alle');

    expect(page.url()).toBe(`${front.url}/medarbejder/sager?bunke=alle`);
    expect(await page.textContent('header')).toContain('Sofie Sagsen');
    const menu = await page.locator('header nav a').allTextContents();
    expect(menu.map((words) => words.trim())).toEqual(['Sager', 'Statistik']);
    expect(await page.locator('#sager th a').allTextContents()).toEqual([own]);
    const seen = await page.goto(`${front.url}/medarbejder/sager/sag/${other}`);
    expect(seen?.status()).toBe(404);
    expect((await page.goto(`${front.url}/medarbejder/regler`))?.status()).toBe(403);
    const session = await sessionIn(context);
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });

    await page.getByRole('button', { name: 'Log ud', exact: true }).click();
    await page.waitForURL(`${front.url}/medarbejder/log-ud`);
    expect(await page.textContent('h1')).toBe('Du er logget ud');
    expect(await sessionIn(context)).toBeUndefined();
    const answer = await context.request.get(`${front.url}/medarbejder/sager`, {
      headers: { cookie: `${COOKIE}=${session?.value}` },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    expect(answer.headers()['location']).toContain('/medarbejder/log-ind');
    await context.close();
  });
});

test('somebody the kommune has given no role is let in nowhere, and told whom to ask', async () => {
  const context = await openContext();
  const page = await context.newPage();
  await logIn(page, NIELS, '/medarbejder/sager');
  expect(await page.textContent('main')).toContain('du har ingen rolle i Klagevej');
  expect(await sessionIn(context)).toBeUndefined();
  await context.close();
});
