import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { NARROW_PX, violationsOn, wideElements } from './faults-on-page.ts';
import { pageStates } from './page-states.ts';
import { type StateServer, startStateServer } from './state-server.ts';

const SPROG = ['da', 'en'] as const;
const DESKTOP_PX = 1280;

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

/** Opens a page, and closes it when it has been looked at. */
async function look<T>(
  path: string,
  options: { readonly width: number; readonly scripts: boolean; readonly fonts?: boolean },
  check: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: options.width, height: 900 } });
  try {
    // axe is a script itself, so scripts stay on: without JavaScript, ours are not let in.
    if (!options.scripts) await page.route('**/*.js', (route) => route.abort());
    if (options.fonts === false) await page.route('**/*.woff2', (route) => route.abort());
    await page.goto(`${server.url}${path}`);
    return await check(page);
  } finally {
    await page.close();
  }
}

describe.each(SPROG)('every page in %s', (sprog) => {
  const names = pageStates(sprog).map(({ name }) => name);
  describe.each([true, false])('with scripts: %s', (scripts) => {
    test.each(names)('%s has no axe violation and fits narrow windows', async (name) => {
      await look(`/${sprog}/${name}`, { width: DESKTOP_PX, scripts }, async (page) => {
        expect(await violationsOn(page)).toEqual([]);
        for (const width of NARROW_PX) {
          await page.setViewportSize({ width, height: 700 });
          expect(await wideElements(page), `${width} px`).toEqual([]);
        }
      });
    });
  });

  test.each(names)('%s fits narrow windows before its font has come', async (name) => {
    await look(`/${sprog}/${name}`, { width: 320, scripts: true, fonts: false }, async (page) => {
      expect(await wideElements(page)).toEqual([]);
    });
  });

  test.each(names)('%s has one h1, a title in words and the right language', async (name) => {
    const page = await (await fetch(`${server.url}/${sprog}/${name}`)).text();
    const h1 = [...page.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words = '']) => words);
    const title = /<title>(.*?)<\/title>/.exec(page)?.[1] ?? '';
    const fault = { da: 'Fejl: ', en: 'Error: ' }[sprog];
    expect(h1).toHaveLength(1);
    expect(title.startsWith(fault)).toBe(/fejl|problem|review-alt/.test(name));
    expect(title.replace(fault, '').startsWith(h1[0] ?? '?')).toBe(true);
    expect(page).toContain(`<html lang="${sprog}">`);
  });
});

test('a page with too little contrast, or wider than its window, is found out', async () => {
  await look('/da/start', { width: 320, scripts: true }, async (page) => {
    expect(await wideElements(page)).toEqual([]);
    const h1 = page.locator('h1');
    await h1.evaluate((heading) => {
      heading.style.color = '#ddd';
    });
    expect(await violationsOn(page)).toHaveLength(1);
    await h1.evaluate((heading) => {
      heading.style.width = '50rem';
    });
    expect(await wideElements(page)).not.toEqual([]);
  });
});
