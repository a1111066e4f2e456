import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { pageStates } from './page-states.ts';
import { type StateServer, startStateServer } from './state-server.ts';

const SPROG = ['da', 'en'] as const;
const NAMES = pageStates('da').map(({ name }) => name);
/** Phones, and what a window of 1280 px shows at 400 % zoom (WCAG 1.4.10). */
const NARROW_PX = [320, 390];
const DESKTOP = { width: 1280, height: 900 };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let server: StateServer;
beforeAll(async () => {
  browser = await startChromium();
  server = await startStateServer();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Runs a check on a page in a context of its own. */
async function withPage<T>(
  options: Parameters<Browser['newContext']>[0],
  check: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await check(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Everything that reaches outside the window, by its own words. */
function wideElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    const wide = all.filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...wide.map((element) => element.outerHTML.slice(0, 90))];
  });
}

describe.each(SPROG)('every page in %s', (sprog) => {
  test.each(NAMES)('%s has no axe violation, with and without JavaScript', async (name) => {
    for (const javaScriptEnabled of [true, false]) {
      await withPage({ viewport: DESKTOP }, async (page) => {
        // axe itself needs scripts: without JavaScript, the page's own are not let in.
        if (!javaScriptEnabled) await page.route('**/*.js', (route) => route.abort());
        await page.goto(`${server.url}/${sprog}/${name}`);
        expect(await violationsOn(page)).toEqual([]);
      });
    }
  });

  test.each(NAMES)('%s fits narrow windows without scrolling sideways', async (name) => {
    for (const width of NARROW_PX) {
      for (const javaScriptEnabled of [true, false]) {
        await withPage({ viewport: { width, height: 700 }, javaScriptEnabled }, async (page) => {
          await page.goto(`${server.url}/${sprog}/${name}`);
          expect(await wideElements(page), `${width} px`).toEqual([]);
        });
      }
    }
  });

  test.each(NAMES)('%s has one h1, a title in words and the right language', async (name) => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.url}/${sprog}/${name}`);
      const h1 = await page.locator('h1').allTextContents();
      expect(h1).toHaveLength(1);
      const fault = { da: 'Fejl: ', en: 'Error: ' }[sprog];
      const title = await page.title();
      const isFaulty = /fejl|problem|review-alt/.test(name);
      expect(title.startsWith(fault)).toBe(isFaulty);
      expect(title.replace(fault, '').startsWith(h1[0]?.trim() ?? '?')).toBe(true);
      expect(await page.locator('html').getAttribute('lang')).toBe(sprog);
    });
  });
});

test('a page with a contrast that is too low does not pass', async () => {
  await withPage({ viewport: DESKTOP }, async (page) => {
    await page.goto(`${server.url}/da/start`);
    await page.locator('h1').evaluate((heading) => {
      heading.style.color = '#ddd';
    });
    expect(await violationsOn(page)).toHaveLength(1);
  });
});
