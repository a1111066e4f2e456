import type { Browser, Request } from 'playwright';
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
  'rettigheder',
  'privatliv',
  'was',
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

type FirstView = {
  /** Bytes of all bodies as they came over the line, by file. */
  readonly files: ReadonlyMap<string, number>;
  /** How far the page moved under the reader's eyes (layout shift, 0 is still). */
  readonly shift: number;
};

async function firstView(path: string, javaScriptEnabled: boolean): Promise<FirstView> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const finished: Request[] = [];
  const note = (request: Request) => finished.push(request);
  page.on('requestfinished', note);
  await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
  page.off('requestfinished', note);
  const sizes = finished.map(
    async (one): Promise<[string, number]> => [one.url(), (await one.sizes()).responseBodySize],
  );
  const files = new Map(await Promise.all(sizes));
  // Without scripts nothing is ever called back in the page.
  const shift = javaScriptEnabled ? await page.evaluate(shiftSoFar) : 0;
  await context.close();
  return { files, shift };
}

/** Runs in the page: what has shifted since it began. */
function shiftSoFar(): Promise<number> {
  return new Promise((done) => {
    const seen = (list: PerformanceObserverEntryList) =>
      done(
        list
          .getEntries()
          .reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0),
      );
    new PerformanceObserver(seen).observe({ type: 'layout-shift', buffered: true });
    // Where nothing has shifted, nobody is called.
    requestAnimationFrame(() => setTimeout(() => done(0)));
  });
}

function sum(files: ReadonlyMap<string, number>): number {
  return [...files.values()].reduce((all, bytes) => all + bytes, 0);
}

// Each waits for half a second of silence, which costs nobody anything.
describe.concurrent.each(['da', 'en'])('the first view in %s', (sprog) => {
  test.each(CITIZEN_PAGES)('of %s stays within its budget', async (name) => {
    const { files: plain } = await firstView(`/${sprog}/${name}`, false);
    expect(sum(plain), JSON.stringify([...plain])).toBeLessThanOrEqual(BYTES_MAX.plain);
    expect([...plain.keys()].filter((url) => url.endsWith('.js'))).toEqual([]);
    const { files: scripted, shift } = await firstView(`/${sprog}/${name}`, true);
    expect(sum(scripted), JSON.stringify([...scripted])).toBeLessThanOrEqual(BYTES_MAX.withScript);
    expect(shift, 'layout shift').toBe(0);
  });
});

test('the budget counts fonts, styles and the page itself', async () => {
  const { files } = await firstView('/da/form', true);
  const kinds = [...files.keys()].map((url) => url.split('.').at(-1));
  expect(kinds.filter((kind) => kind === 'woff2')).toHaveLength(2);
  expect(kinds).toContain('css');
  expect(kinds).toContain('js');
  expect(sum(files)).toBeGreaterThan(40_000);
});
