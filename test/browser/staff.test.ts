import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { focused } from './fill-form.ts';

let browser: Browser;
let klagevej: System;
beforeAll(async () => {
  klagevej = await startSystem();
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await klagevej.stop();
});

/** Tabs on until something with these words has focus, and presses Enter. */
async function enter(page: Page, words: string): Promise<void> {
  for (let tabs = 0; tabs < 30; tabs++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (found === words) return page.keyboard.press('Enter');
  }
  throw new Error(`Nothing called "${words}" can be reached by Tab.`);
}

async function openPage(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${klagevej.url}/medarbejder`);
  return page;
}

test.each([true, false])(
  'staff log in and out by keyboard, with scripts: %s',
  async (javaScriptEnabled) => {
    const page = await openPage(javaScriptEnabled);
    expect(await page.textContent('h1')).toBe('Hvem vil du være?');
    await enter(page, 'Rikke Regelsen');
    await page.waitForURL(`${klagevej.url}/medarbejder`);
    expect(await page.textContent('h1')).toBe('Hvad vil du arbejde med?');
    await enter(page, 'Gå til indholdet');
    expect(await focused(page)).toBe('indhold');
    await page.reload();
    await enter(page, 'Log ud');
    await page.waitForURL(`${klagevej.url}/medarbejder/log-ud`);
    expect(await page.textContent('h1')).toBe('Du er logget ud');
    await page.goBack();
    expect(await page.textContent('h1')).toBe('Hvem vil du være?');
    await page.context().close();
  },
);
