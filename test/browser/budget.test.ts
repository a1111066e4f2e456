import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChromium } from './chromium.ts';
import { type StateServer, startStateServer } from './state-server.ts';

/** Everything a first view loads, packed: page, styles, fonts, icon; and with the script. */
const BYTES_MAX = { plain: 45 * 1024, withScript: 60 * 1024 };
const CITIZEN_PAGES = [
  'start',
  'form',
  'review',
  'kvittering',
  'sag',
  'sag-status',
  'sag-frist',
  'sag-svaret',
  'regler',
  'problem-503',
];

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

/** Bytes of all bodies as they came over the line, by file. */
async function firstView(path: string, javaScriptEnabled: boolean): Promise<Map<string, number>> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const loaded: Promise<[string, number]>[] = [];
  page.on('requestfinished', (request) =>
    loaded.push(request.sizes().then((sizes) => [request.url(), sizes.responseBodySize])),
  );
  await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
  const files = new Map(await Promise.all(loaded));
  await context.close();
  return files;
}

function sum(files: ReadonlyMap<string, number>): number {
  return [...files.values()].reduce((all, bytes) => all + bytes, 0);
}

describe.each(['da', 'en'])('the first view in %s', (sprog) => {
  test.each(CITIZEN_PAGES)('of %s stays within its budget', async (name) => {
    const plain = await firstView(`/${sprog}/${name}`, false);
    expect(sum(plain), JSON.stringify([...plain])).toBeLessThanOrEqual(BYTES_MAX.plain);
    expect([...plain.keys()].filter((url) => url.endsWith('.js'))).toEqual([]);
    const scripted = await firstView(`/${sprog}/${name}`, true);
    expect(sum(scripted), JSON.stringify([...scripted])).toBeLessThanOrEqual(BYTES_MAX.withScript);
  });
});

test('the budget counts fonts, styles and the page itself', async () => {
  const files = await firstView('/da/form', true);
  const kinds = [...files.keys()].map((url) => url.split('.').at(-1));
  expect(kinds.filter((kind) => kind === 'woff2')).toHaveLength(2);
  expect(kinds).toContain('css');
  expect(kinds).toContain('js');
  expect(sum(files)).toBeGreaterThan(40_000);
});
