import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { NARROW_PX, violationsOn, wideElements } from './faults-on-page.ts';
import { BESKRIVELSE, fillSteps, fillWholeForm, focused, lookThrough } from './fill-form.ts';

const SPROG = ['da', 'en'] as const;
const FORM = { da: '/klage', en: '/en/complaint' };
const NUMMER = /^K-\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$/;
const DELIVERY_MS_MAX = 30_000;
const TABS_MAX = 80;

let browser: Browser;
let system: System;
let context: BrowserContext;
let complaints: string[];
beforeAll(async () => {
  [browser, system] = await Promise.all([startChromium(), startSystem()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});
beforeEach(() => {
  complaints = [];
});
afterEach(() => context.close());

/** A page of a citizen's own; what the browser itself complains about is collected. */
async function open(path: string, scripts: boolean): Promise<Page> {
  context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'da-DK' });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A 422 is an answer, and the browser logs it as an error all the same.
    const expected = message.text().includes('status of 4');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.goto(`${system.url}${path}`);
  return page;
}

async function sendKlage(page: Page): Promise<{ nummer: string; kode: string }> {
  await page.click('[value=send]');
  await page.waitForSelector('#nummer');
  const nummer = (await page.textContent('#nummer')) ?? '';
  const kode = (await page.textContent('#kode')) ?? '';
  return { nummer, kode };
}

/** Presses Tab until the wanted element has focus; nobody may need a mouse to get there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < TABS_MAX; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector}.`);
}

describe.each(SPROG)('the whole journey in %s', (sprog) => {
  test('works without JavaScript, from the start page to the letter in a mailbox', async () => {
    const page = await open(sprog === 'da' ? '/' : '/en/', false);
    await page.click('.button-primary');
    await fillWholeForm(page);
    await lookThrough(page);
    expect(await page.textContent('.to')).toMatch(/\w+/);
    expect(await page.textContent('main')).toContain(BESKRIVELSE);
    await page.setInputFiles('#bilag', {
      name: 'brev.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Et bilag'),
    });
    const { nummer, kode } = await sendKlage(page);
    expect(nummer).toMatch(NUMMER);

    await page.click(
      'form[action$="sag"] button[type=submit], form[action$="case"] button[type=submit]',
    );
    expect(await page.textContent('h1')).toContain(nummer);
    expect(await page.textContent('.letter')).toContain('Tredje linje: æøå');
    await expect
      .poll(() => letterTo(page, nummer), { timeout: DELIVERY_MS_MAX })
      .toContain('Tredje linje: æøå');
    expect(await context.cookies()).toEqual([]);
    expect(kode).toMatch(/^([2-9BCDFGHJ-NP-TV-XZ]{5}-){5}[2-9BCDFGHJ-NP-TV-XZ]{5}$/);
  });

  test('works with the keyboard alone', async () => {
    const page = await open(FORM[sprog], true);
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toMatch(/^(Gå til indholdet|Skip to content)$/);
    await tabTo(page, '#emne');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '[name=klagenHandlerOm]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '.button-primary');
    await page.keyboard.press('Enter');
    const heading = await page.textContent('#foer h2');
    await expect.poll(() => focused(page)).toBe(heading);
    await tabTo(page, '.button-primary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#beskrivelse');
    await page.keyboard.type('Der er ingen, der svarer.');
    await tabTo(page, '.button-primary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#navn');
    await page.keyboard.type('Anna');
    await tabTo(page, '#email');
    await page.keyboard.type('anna@eksempel.dk');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[value=send]');
    await tabTo(page, '[value=send]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#nummer');
    expect(await page.textContent('#nummer')).toMatch(NUMMER);
    expect(complaints).toEqual([]);
  });
});

async function letterTo(page: Page, nummer: string): Promise<string> {
  await page.goto(`${system.url}/postkasser`);
  const link = page.locator('a', { hasText: nummer });
  if ((await link.count()) === 0) return '';
  await link.first().click();
  return (await page.textContent('.letter')) ?? '';
}

test('a form with faults comes back with all that was typed and the summary in focus', async () => {
  const page = await open('/klage', false);
  await fillWholeForm(page);
  await page.fill('#email', 'anna@"ingenting');
  await page.selectOption('#emne', '');
  await lookThrough(page);
  expect(await page.title()).toMatch(/^Fejl: /);
  await expect.poll(() => focused(page)).toBe('fejl');
  expect(await page.locator('#fejl a').count()).toBe(2);
  expect(await page.inputValue('#beskrivelse')).toBe(BESKRIVELSE);
  expect(await page.inputValue('#navn')).toBe('Anna "Prøve" Jensen');
  expect(await page.inputValue('#email')).toBe('anna@"ingenting');
  expect(await page.isChecked('[name=klagenHandlerOm][value=optraeden]')).toBe(true);
  expect(await page.getAttribute('#email', 'aria-invalid')).toBe('true');
  const described = (await page.getAttribute('#email', 'aria-describedby')) ?? '';
  expect(await page.textContent(`#${described.split(' ').at(-1)}`)).toContain('@');
});

test('the review can be left to change an answer, and nothing is lost on the way', async () => {
  const page = await open('/klage', true);
  await fillSteps(page);
  await lookThrough(page);
  await page.locator('button[formaction$="#fortael"]').first().click();
  await page.waitForSelector('#beskrivelse');
  expect(page.url()).toMatch(/#fortael$/);
  expect(await page.inputValue('#beskrivelse')).toBe(BESKRIVELSE);
  await expect.poll(() => focused(page)).toBe('Fortæl, hvad der er sket');
  expect(complaints).toEqual([]);
});

test('Back from the review shows the form as it was left', async () => {
  const page = await open('/klage', true);
  await fillSteps(page);
  await lookThrough(page);
  await page.goBack();
  await page.waitForSelector('#navn');
  expect(await page.inputValue('#navn')).toBe('Anna "Prøve" Jensen');
  expect(await page.inputValue('#beskrivelse')).toBe(BESKRIVELSE);
  expect(await page.isChecked('[name=harKlaget][value=nej]')).toBe(true);
});

test('another place can be chosen, and the page says so before it is sent', async () => {
  const page = await open('/klage', false);
  await fillWholeForm(page);
  await lookThrough(page);
  const byRules = (await page.textContent('.to')) ?? '';
  await page.click('summary');
  await page.selectOption('#oensketModtager', 'BORGERRAADGIVEREN');
  const { nummer } = await sendKlage(page);
  expect(nummer).toMatch(NUMMER);
  const receipt = (await page.textContent('main')) ?? '';
  expect(receipt).toContain('Borgerrådgiveren');
  expect(receipt).not.toContain(`Vi sender den nu til ${byRules}`);
});

test('the other language takes along what has been typed', async () => {
  const page = await open('/klage', true);
  await fillSteps(page);
  await page.click('[data-language]');
  await page.waitForURL(/\/en\/complaint/);
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.inputValue('#beskrivelse')).toBe(BESKRIVELSE);
  expect(await page.inputValue('#navn')).toBe('Anna "Prøve" Jensen');
});

test('an emne that needs one more question asks it in the server’s own words', async () => {
  const page = await open('/klage', true);
  expect(await page.isVisible('#valgtForvaltning')).toBe(false);
  const general = await page.textContent('#afklar');
  await page.selectOption('#emne', 'kommunal-parkeringsafgift');
  expect(await page.isVisible('#valgtForvaltning')).toBe(true);
  await expect.poll(() => page.textContent('#afklar')).not.toBe(general);
  expect(complaints).toEqual([]);
});

test.each(['/', '/klage', '/regler', '/en/rules', '/api', '/postkasser', '/sag', '/findes-ikke'])(
  'with real data %s has no axe violation and fits narrow windows',
  async (path) => {
    const page = await open(path, true);
    expect(await violationsOn(page)).toEqual([]);
    for (const width of NARROW_PX) {
      await page.setViewportSize({ width, height: 700 });
      expect(await wideElements(page), `${width} px`).toEqual([]);
    }
    expect(complaints).toEqual([]);
  },
);

test('a number with the wrong code says so without telling which was wrong', async () => {
  const page = await open('/sag', false);
  await page.fill('#nummer', 'K-2026-7BC4D9F');
  await page.fill('#kode', 'forkert');
  await page.click('main .button-primary');
  expect(await page.title()).toMatch(/^Fejl: /);
  expect(await page.inputValue('#nummer')).toBe('K-2026-7BC4D9F');
});

test('the field for robots is never seen, reached or read aloud', async () => {
  const page = await open('/klage', false);
  const box = await page.locator(':has(> #hjemmeside)').boundingBox();
  expect(box?.width ?? 0).toBeLessThanOrEqual(2);
  expect(await page.getAttribute('#hjemmeside', 'tabindex')).toBe('-1');
  expect(await page.locator('[aria-hidden=true] #hjemmeside').count()).toBe(1);
  expect(await page.getByRole('textbox', { name: /robot/ }).count()).toBe(0);
});
