import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { EMNE, focused, next } from './fill-form.ts';
import { type StateServer, startStateServer } from './state-server.ts';

let browser: Browser;
let server: StateServer;
let page: Page;
beforeAll(async () => {
  browser = await startChromium();
  server = await startStateServer();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${server.url}/da/form`);
});
afterEach(() => page.close());

/** The one section that is to be seen. */
async function shownSection(): Promise<readonly string[]> {
  const shown = page.locator('form > section:visible');
  return shown.evaluateAll((sections) => sections.map(({ id }) => id));
}

test('with scripts one step shows at a time, and focus and title go along', async () => {
  expect(await shownSection()).toEqual(['hvad']);
  expect(await page.isVisible('[value=gennemse]')).toBe(false);
  await page.selectOption('#emne', EMNE);
  await next(page);
  expect(await shownSection()).toEqual(['foer']);
  await expect.poll(() => focused(page)).toBe('Har du klaget før?');
  expect(await page.title()).toMatch(/^Har du klaget før\? – Trin 2 af 5 – /);
  expect(await page.textContent('.where [aria-current=step]')).toContain('Før nu');
});

test('Back and Forward of the browser go from step to step and keep what is typed', async () => {
  await page.selectOption('#emne', EMNE);
  await next(page);
  await page.check('[name=harKlaget][value=ved-ikke]');
  await next(page);
  await page.goBack();
  expect(await shownSection()).toEqual(['foer']);
  await expect.poll(() => focused(page)).toBe('Har du klaget før?');
  await page.goBack();
  expect(await shownSection()).toEqual(['hvad']);
  expect(await page.inputValue('#emne')).toBe(EMNE);
  await page.goForward();
  expect(await page.isChecked('[name=harKlaget][value=ved-ikke]')).toBe(true);
});

test('a reload keeps what is typed, on whatever step', async () => {
  await page.selectOption('#emne', EMNE);
  await next(page);
  await page.check('[name=harKlaget][value=ved-ikke]');
  await page.reload();
  expect(await shownSection()).toEqual(['foer']);
  expect(await page.isChecked('[name=harKlaget][value=ved-ikke]')).toBe(true);
  expect(await page.inputValue('#emne')).toBe(EMNE);
});

test('a step that lacks something says what, at the field and in a summary with focus', async () => {
  await next(page);
  expect(await shownSection()).toEqual(['hvad']);
  await expect.poll(() => focused(page)).toBe('fejl');
  expect(await page.title()).toMatch(/^Fejl: /);
  expect(await page.textContent('#emne-fejl')).toBe('Vælg, hvad du klager over.');
  expect(await page.getAttribute('#emne', 'aria-invalid')).toBe('true');
  await page.click('#fejl a');
  await expect.poll(() => focused(page)).toBe('emne');
  await page.selectOption('#emne', EMNE);
  await next(page);
  expect(await shownSection()).toEqual(['foer']);
  expect(await page.locator('.form-error').count()).toBe(0);
});

test('a date is asked for only after an answer that needs it, and then it is required', async () => {
  await page.selectOption('#emne', EMNE);
  await next(page);
  expect(await page.isVisible('#klagedato')).toBe(false);
  await page.check('[name=harKlaget][value=ja-venter]');
  expect(await page.isVisible('#klagedato')).toBe(true);
  await next(page);
  expect(await page.textContent('#klagedato-fejl')).toContain('hvornår du klagede');
});

test('Enter in a field goes on to the next step instead of sending', async () => {
  await page.selectOption('#emne', EMNE);
  await next(page);
  await next(page);
  await page.fill('#beskrivelse', 'Noget gik galt.');
  await page.fill('#haendelse', 'i går');
  await page.press('#haendelse', 'Enter');
  expect(await shownSection()).toEqual(['omdig']);
});

test('the last step finds what is missing in an earlier one and leads there', async () => {
  await page.goto(`${server.url}/da/form#omdig`);
  await page.reload();
  expect(await shownSection()).toEqual(['omdig']);
  await page.fill('#navn', 'Anna');
  await page.fill('#email', 'anna@eksempel.dk');
  await page.click('[value=gennemse]');
  expect(await shownSection()).toEqual(['hvad']);
  await expect.poll(() => focused(page)).toBe('fejl');
});

test('errors from the server open the step of the first one, and lead to the others', async () => {
  await page.goto(`${server.url}/da/form-fejl`);
  expect(await shownSection()).toEqual(['hvad']);
  await expect.poll(() => focused(page)).toBe('fejl');
  await page.click('#fejl a[href="#navn"]');
  expect(await shownSection()).toEqual(['omdig']);
  await expect.poll(() => focused(page)).toBe('navn');
});

test('the room left in a long field is counted as people count letters', async () => {
  await page.evaluate(() => {
    location.hash = 'fortael';
  });
  await page.fill('#beskrivelse', 'æ👍🏽');
  await expect
    .poll(() => page.textContent('#beskrivelse-antal'))
    .toBe('Du har 19.997 tegn tilbage.');
});

test('who wants to be anonymous is not asked who they are, but how to reach them', async () => {
  await page.evaluate(() => {
    location.hash = 'omdig';
  });
  await page.check('#anonym');
  expect(await page.isVisible('#navn')).toBe(false);
  expect(await page.isVisible('#cpr')).toBe(false);
  for (const field of ['email', 'telefon', 'kontaktform', 'bekraeftelse']) {
    expect(await page.isVisible(`#${field}`), field).toBe(true);
  }
});
