import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dropFonts, violationsOn, wideElements } from './faults-on-page.ts';
import { openStateWindow, type StateWindow } from './state-window.ts';

let window: StateWindow;
beforeAll(async () => {
  window = await openStateWindow();
});
afterAll(() => window.close());
beforeEach(async () => {
  await window.open('/da/start');
  await window.page.setViewportSize({ width: 320, height: 700 });
});

test('too little contrast is found out', async () => {
  const { page } = window;
  expect(await violationsOn(page)).toEqual([]);
  await page.locator('h1').evaluate((heading) => {
    heading.style.color = '#ddd';
  });
  expect(await violationsOn(page)).toHaveLength(1);
});

test('what is wider than its window is found out', async () => {
  const { page } = window;
  expect(await wideElements(page)).toEqual([]);
  await page.locator('h1').evaluate((heading) => {
    heading.style.width = '50rem';
  });
  expect(await wideElements(page)).not.toEqual([]);
});

test('dropping the fonts leaves the page with another one', async () => {
  const { page } = window;
  const width = () =>
    page.locator('h1').evaluate((heading) => {
      heading.style.width = 'max-content';
      return heading.getBoundingClientRect().width;
    });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const ours = await width();
  await dropFonts(page);
  expect(await width()).not.toBe(ours);
});

test('scripts come only where they are asked for', async () => {
  const steps = window.page.locator('.where');
  await window.open('/da/form');
  expect(await steps.count()).toBe(1);
  await window.open('/da/form', { scripts: false });
  expect(await steps.count()).toBe(0);
  await window.open('/da/form');
  expect(await steps.count()).toBe(1);
});
