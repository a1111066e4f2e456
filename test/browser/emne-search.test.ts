import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { phraseSets } from '../functions/soegning/phrases.ts';
import { startChromium } from './chromium.ts';
import { violationsOn, wideElements } from './faults-on-page.ts';
import { next } from './fill-form.ts';
import { type StateServer, startStateServer } from './state-server.ts';
import { shippedSearch } from './subjects.ts';
import { slowPhoneMs, touchSearch } from './touch-search.ts';

const LOADED_BYTES_MAX = 60 * 1024;
const KEYSTROKE_MS_MAX = 10;
const TARGET_PX_MIN = 44;

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

const box = () => page.locator('#soegning');
const options = () => page.locator('[role=option]');
const status = () => page.textContent('#fund [role=status]');

async function type(words: string): Promise<void> {
  await touchSearch(page);
  await box().fill(words);
}

/** The text of the option that aria-activedescendant names. */
async function active(): Promise<string | null> {
  const id = await box().getAttribute('aria-activedescendant');
  return id === null ? null : page.textContent(`#${id}`);
}

test('nothing of the search is loaded before the box is touched, and then little', async () => {
  const early: string[] = [];
  const other = await browser.newPage();
  other.on('request', (request) => early.push(request.url()));
  await other.goto(`${server.url}/da/form`, { waitUntil: 'networkidle' });
  expect(early.filter((url) => /soegning|combobox/.test(url))).toEqual([]);
  const bytes = await touchSearch(other);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(LOADED_BYTES_MAX);
  await other.close();
});

test('what is typed leaves the browser in no request', async () => {
  await touchSearch(page);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.keyboard.type('rotter i kælderen');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  expect(sent.filter((request) => /k(æ|%C3%A6)lder/i.test(request))).toEqual([]);
});

describe('with the keyboard', () => {
  test('arrows move in the list, Enter takes and sends nothing, the focus stays', async () => {
    await type('rotter i gården');
    expect(await box().getAttribute('aria-expanded')).toBe('true');
    expect(await active()).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await active()).toContain('Rotter og skadedyr');
    await page.keyboard.press('Enter');
    expect(await box().getAttribute('aria-expanded')).toBe('false');
    expect(await page.inputValue('#emne')).toBe('rotter-og-skadedyr');
    expect(await page.inputValue('#soegning')).toBe('Rotter og skadedyr');
    expect(await page.isVisible('#hvad')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('soegning');
    expect(await status()).toContain('Du har valgt Rotter og skadedyr');
  });

  test('Up comes to the last, which is the way out, and goes round', async () => {
    await type('rotter');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe('Andet, eller jeg kan ikke finde det');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options().first().textContent());
    await page.keyboard.press('Home');
    expect(await active()).toBeNull();
  });

  test('Escape closes the list, and then empties the box', async () => {
    await type('rotter');
    await page.keyboard.press('Escape');
    expect(await options().count()).toBe(0);
    expect(await page.inputValue('#soegning')).toBe('rotter');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#soegning')).toBe('');
  });

  test('Enter without a choice chooses nothing, and goes nowhere', async () => {
    await type('rotter');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#emne')).toBe('');
    expect(await page.isVisible('#hvad')).toBe(true);
  });

  test('Enter in another field still goes on, and Tab leaves with the list closed', async () => {
    await type('rotter');
    await page.keyboard.press('Tab');
    expect(await options().count()).toBe(0);
    await page.selectOption('#emne', 'skat');
    expect(await page.inputValue('#soegning')).toBe('');
    await next(page);
    expect(await page.isVisible('#foer')).toBe(true);
  });
});

test('a touch takes what it touches, and every line is large enough for a thumb', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await type('hul i vejen');
  for (const box of await options().all()) {
    const size = await box.boundingBox();
    expect(size?.height ?? 0).toBeGreaterThanOrEqual(TARGET_PX_MIN);
  }
  await options().first().click();
  expect(await page.inputValue('#emne')).toBe('huller-i-vejen');
});

test('how much was found is told in words, and so is that nothing was', async () => {
  await type('rotter');
  expect(await status()).toMatch(/^(Ét emne|\d emner) passer.*Rotter og skadedyr\.$/);
  await box().fill('xqzvw');
  expect(await status()).toContain('Intet emne passer.');
  expect(await options().allTextContents()).toEqual(['Andet, eller jeg kan ikke finde det']);
  await options().first().click();
  expect(await page.inputValue('#emne')).toBe('andet');
});

test('what is not the kommune’s is said in the list and when it is chosen', async () => {
  await type('boligstøtte');
  expect(await options().first().textContent()).toContain(
    'Ikke kommunens opgave: Udbetaling Danmark',
  );
  await options().first().click();
  expect(await status()).toContain('Udbetaling Danmark');
  expect(await page.isVisible('#ekstern')).toBe(true);
});

test('a word of many meanings asks its one question', async () => {
  await type('bøde');
  const asked = await page.textContent('.ask');
  expect(asked).toBe('Hvad er din bøde for?');
  expect(await page.getAttribute('[role=listbox]', 'aria-label')).toBe(asked);
  expect(await status()).toBe(asked);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await page.inputValue('#emne')).toBe('kommunal-parkeringsafgift');
});

test('words of danger show where help is, above the box, and stop nobody', async () => {
  await type('min mand slår mig');
  const [danger, input] = [await page.locator('.danger').boundingBox(), await box().boundingBox()];
  expect((danger?.y ?? 0) + (danger?.height ?? 0)).toBeLessThanOrEqual(input?.y ?? 0);
  expect(await page.getAttribute('#fare', 'aria-live')).toBe('polite');
  expect(await page.locator('.danger a').first().getAttribute('href')).toBe('tel:112');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('soegning');
  expect(await options().count()).toBeGreaterThan(1);
  await box().fill('hul i vejen');
  expect(await page.locator('.danger').count()).toBe(0);
});

test.each([
  ['a list', 'rotter'],
  ['a question', 'bøde'],
  ['danger', 'vil ikke leve'],
  ['nothing found', 'xqzvw'],
])('with %s open there is no axe violation, and narrow windows hold it', async (_what, words) => {
  await type(words);
  expect(await violationsOn(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await wideElements(page)).toEqual([]);
});

test('the browser finds what the server finds, in the same order, in both languages', async () => {
  const phrases = phraseSets().flatMap(([, set]) => set.map(({ q }) => q));
  for (const sprog of ['da', 'en'] as const) {
    await page.goto(`${server.url}/${sprog}/form`);
    await touchSearch(page);
    const shown = await listsFor(phrases);
    const other = (await options().last().textContent()) ?? '';
    const soegning = shippedSearch(sprog).soegning();
    const found = phrases.map((q) => {
      const { emner, tvetydig } = soegning.find(q);
      const asked = tvetydig?.svar ?? [];
      const rest = emner.filter(
        ({ id }) => id !== 'andet' && !asked.some((one) => one.emne === id),
      );
      const names = rest.slice(0, 8 - asked.length).map(({ navn }) => navn);
      return [...asked.map(({ tekst }) => tekst), ...names, other];
    });
    expect(shown).toEqual(found);
  }
});

/** The first lines of the options for each phrase, typed into the box at once. */
function listsFor(phrases: readonly string[]): Promise<readonly (readonly string[])[]> {
  return box().evaluate((input, typed) => {
    if (!(input instanceof HTMLInputElement)) return [];
    return typed.map((phrase) => {
      input.value = phrase.slice(0, 200);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const lines = [...document.querySelectorAll('[role=option]')];
      return lines.map((line) => line.firstChild?.textContent ?? '');
    });
  }, phrases);
}

test(`a keystroke takes at most ${KEYSTROKE_MS_MAX} ms on a slow phone`, async () => {
  await touchSearch(page);
  const [first] = phraseSets();
  const sentences = first?.[1].filter(({ slags }) => slags === 'saetning').slice(0, 6) ?? [];
  const spent = await slowPhoneMs(page, sentences);
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(KEYSTROKE_MS_MAX);
});

test('when the search cannot be loaded, the button asks the server instead', async () => {
  await page.route('**/soegning/**', (route) => route.abort());
  await page.focus('#soegning');
  await page.fill('#soegning', 'rotter');
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.click('[value=soeg]'),
  ]);
  expect(asked.postData()).toContain('handling=soeg');
  expect(asked.postData()).toContain('soegning=rotter');
  expect(asked.url()).not.toContain('rotter');
});
