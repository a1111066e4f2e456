import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postKlage, type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { violationsOn, wideElements } from './faults-on-page.ts';
import { focused } from './fill-form.ts';

const KLAGE = {
  ...{ emne: 'hjemmehjaelp-hjemmepleje', klagenHandlerOm: 'optraeden', harKlaget: 'nej' },
  ...{ kanSelvKlareDialogen: 'nej', beskrivelse: 'Ingen kom mandag.', paaVegneAf: 'mig-selv' },
  ...{ navn: 'Anna Prøve', email: 'anna@eksempel.dk' },
};

let browser: Browser;
let klagevej: System;
const numre: string[] = [];
beforeAll(async () => {
  klagevej = await startSystem();
  browser = await startChromium();
  for (let i = 0; i < 3; i++) {
    const body: unknown = await (await postKlage(klagevej.url, KLAGE)).json();
    numre.push(JSON.stringify(body).match(/K-\d{4}-[2-9B-Z]{7}/)?.[0] ?? '');
  }
});
afterAll(async () => {
  await browser.close();
  await klagevej.stop();
});

/** Somebody logged in, at the worklist. */
async function logIn(who: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${klagevej.url}/medarbejder/log-ind?til=/medarbejder/sager`);
  await page.getByRole('button', { name: who }).click();
  await page.waitForURL('**/medarbejder/sager');
  return page;
}

const openCase = (page: Page, nummer = '') =>
  page.goto(`${klagevej.url}/medarbejder/sager/sag/${nummer}`);
const save = (page: Page) => page.getByRole('button', { name: 'Gem', exact: true }).click();

/** axe is a script itself: it looks only where scripts run. */
async function expectSound(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await wideElements(page)).toEqual([]);
}

describe.each([true, false])('with scripts: %s', (scripts) => {
  test('a case is found by its number, registered and closed', async () => {
    const page = await logIn('Bodil Rådvad', scripts);
    const [nummer = ''] = scripts ? numre : numre.slice(1);
    await page.fill('#nummer', nummer.toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/sag/${nummer}`);
    await page.getByRole('button', { name: 'Manglende koordinering' }).click();
    expect(await page.isChecked('[name="risikoBorger.tillidOgTryghed"][value=ja]')).toBe(true);
    await page.check('[name="risikoBorger.tillidOgTryghed"][value=nej]');
    await page.check('[name=overordnedeEmner][value=koordinering]');
    await page.selectOption('[id="klagepunkter.0.medhold"]', 'helt');
    await page.fill('#afsluttet', (await page.getAttribute('#afsluttet', 'max')) ?? '');
    await page.focus('#loesning');
    await page.selectOption('#loesning', 'helt');
    await save(page);
    await page.waitForURL('**besked=gemt');
    expect(await page.textContent('main')).toContain('Sagen er afsluttet.');
    expect(await page.isChecked('[name="risikoBorger.tillidOgTryghed"][value=nej]')).toBe(true);
    if (scripts) await expectSound(page);
    await page.context().close();
  });

  test(`what was typed survives a login that ran out, sent again ${scripts ? 'in one press' : 'in two'}`, async () => {
    const page = await logIn('Bodil Rådvad', scripts);
    await openCase(page, numre[scripts ? 0 : 1]);
    await page.fill('#note', 'Ring samme dag.');
    await page.context().clearCookies();
    await save(page);
    await page.waitForSelector('#send-igen');
    expect(await page.textContent('h1')).toBe('Log ind igen');
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Log ind i et nyt vindue' }).click();
    const login = await opened;
    await login.getByRole('button', { name: 'Bodil Rådvad' }).click();
    await login.waitForURL('**/medarbejder');
    await login.close();
    await page.getByRole('button', { name: 'Send igen' }).click();
    if (!scripts) await page.getByRole('button', { name: 'Send igen' }).click();
    await page.waitForURL('**besked=gemt');
    expect(await page.textContent('main')).toContain('Ring samme dag.');
    await page.context().close();
  });

  test('a henvendelse by phone is routed, explained and made', async () => {
    const page = await logIn('Bodil Rådvad', scripts);
    await page.getByRole('link', { name: 'Ny henvendelse' }).click();
    await page.selectOption('#emne', KLAGE.emne);
    await page.selectOption('#kanSelvKlareDialogen', 'ja');
    await page.getByRole('button', { name: 'Se, hvem der skal svare' }).click();
    expect(await page.textContent('.to')).toMatch(/forvaltningen$/);
    await page.locator('[name=vejledning]').first().uncheck();
    await page.getByRole('button', { name: 'Opret sagen' }).click();
    await page.waitForURL('**besked=oprettet');
    expect(await page.inputValue('[id="indsatser.0.maade"]')).toBe('manuel');
    await page.context().close();
  });

  test('two people who write on one case are told of each other', async () => {
    const nummer = numre[2] ?? '';
    const [first, second] = [
      await logIn('Bodil Rådvad', scripts),
      await logIn('Bodil Rådvad', scripts),
    ];
    await openCase(first, nummer);
    await openCase(second, nummer);
    const laering = scripts ? 'konkret' : 'generel';
    await first.selectOption('#laering', laering);
    await save(first);
    await first.waitForURL('**besked=gemt');
    await second.fill('#note', `Min note om ${laering} læring.`);
    await save(second);
    await second.waitForSelector('#andre');
    if (scripts) expect(await focused(second)).toBe('andre');
    expect(await second.textContent('#andre')).toContain('Læring: fra');
    expect(await second.inputValue('#laering')).toBe(laering);
    expect(await second.inputValue('#note')).toContain(`Min note om ${laering}`);
    if (scripts) await expectSound(second);
    await save(second);
    await second.waitForURL('**besked=gemt');
    await Promise.all([first.context().close(), second.context().close()]);
  });
});

test('the list is walked by j and k while one of its links has focus', async () => {
  const page = await logIn('Bodil Rådvad');
  await page.goto(`${klagevej.url}/medarbejder/sager?bunke=alle`);
  const links = page.locator('#sager th a');
  const isAt = (i: number) => links.nth(i).evaluate((link) => link === document.activeElement);
  await page.keyboard.press('j');
  expect(await isAt(0)).toBe(false);
  await links.first().focus();
  await page.keyboard.press('j');
  expect(await isAt(1)).toBe(true);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  expect(await isAt(0)).toBe(true);
  await page.context().close();
});

test('Enter in a field saves, and does not ask for more rows', async () => {
  const page = await logIn('Bodil Rådvad');
  await openCase(page, numre[2]);
  await page.selectOption('#loesning', 'ikke');
  await page.focus('#afsluttet');
  await page.keyboard.press('Enter');
  await page.waitForURL('**besked=gemt');
  await page.context().close();
});
