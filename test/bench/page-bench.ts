import type { Browser, CDPSession, Page } from 'playwright';
import { startChromium } from '../browser/chromium.ts';
import { fillSteps, lookThrough } from '../browser/fill-form.ts';
import { startSystem } from '../system.ts';
import { alone, type Figure } from './figure.ts';

/** A slow phone on a weak line, as Lighthouse has it too. */
const SLOW_CPU = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};
const PHONE = { width: 390, height: 800 };
const KB = 1024;

/** What the page itself saw: largest paint (ms), what shifted, and the slowest interaction (ms). */
type Seen = { readonly paintMs: number; readonly shift: number; readonly slowestMs: number };

/** Each page of a citizen's way on a slow phone, nothing in its cache: bytes, paint, shifts, interactions. */
export async function pageFigures(): Promise<readonly Figure[]> {
  const system = await startSystem();
  const browser = await startChromium();
  try {
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['start', '/'],
      ['start in English', '/en/'],
      ['form', '/klage'],
      ['form in English', '/en/complaint'],
      ['case', '/sag'],
      ['rules', '/regler'],
    ] as const) {
      figures.push(await firstView(browser, name, system.url + path));
    }
    return [...figures, ...(await wholeWay(browser, `${system.url}/klage`))];
  } finally {
    await browser.close();
    await system.stop();
  }
}

async function firstView(browser: Browser, name: string, url: string): Promise<Figure> {
  const { page, bytes } = await slowPhone(browser);
  await page.goto(url, { waitUntil: 'networkidle' });
  const { paintMs, shift } = await seenBy(page);
  await page.context().close();
  const value = `${(bytes() / KB).toFixed(1)} KB, largest paint ${Math.round(paintMs)} ms, shift ${shift.toFixed(3)}`;
  return alone(`${name} on a slow phone, first view`, value);
}

/** Through the steps to the receipt: every key, choice and press is timed. */
async function wholeWay(browser: Browser, url: string): Promise<readonly Figure[]> {
  const { page } = await slowPhone(browser);
  await page.goto(url, { waitUntil: 'networkidle' });
  await fillSteps(page);
  const form = await seenBy(page);
  await lookThrough(page);
  const review = await seenBy(page);
  await page.click('[value=send]');
  await page.waitForSelector('#nummer');
  await page.waitForLoadState('networkidle');
  const receipt = await seenBy(page);
  await page.context().close();
  return [
    alone('slowest interaction over the steps of the form', `${form.slowestMs} ms`),
    alone(
      'shift over the steps, review and receipt',
      `${form.shift + review.shift + receipt.shift}`,
    ),
    alone('review, largest paint', `${Math.round(review.paintMs)} ms`),
    alone('receipt, largest paint', `${Math.round(receipt.paintMs)} ms`),
  ];
}

async function slowPhone(browser: Browser) {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const bytes = await countBytes(session);
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
  await page.addInitScript(watch);
  return { page, bytes };
}

/** Bytes over the line, heads included. */
async function countBytes(session: CDPSession): Promise<() => number> {
  let sum = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sum += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => sum;
}

declare global {
  interface Window {
    seen: { paintMs: number; shift: number; slowestMs: number };
  }
}

/** Runs in the page before anything else. */
function watch(): void {
  const seen = { paintMs: 0, shift: 0, slowestMs: 0 };
  window.seen = seen;
  const each = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      ...{ type, buffered: true },
      ...(type === 'event' ? { durationThreshold: 16 } : {}),
    });
  each('largest-contentful-paint', ({ startTime }) => {
    seen.paintMs = startTime;
  });
  each('layout-shift', (entry) => {
    const isOwn = 'hadRecentInput' in entry && entry.hadRecentInput === true;
    if (!isOwn && 'value' in entry) seen.shift += Number(entry.value);
  });
  each('event', (entry) => {
    // A pointer that is merely there when the page comes is no interaction: those are numbered.
    const isMeant = 'interactionId' in entry && Number(entry.interactionId) > 0;
    if (isMeant) seen.slowestMs = Math.max(seen.slowestMs, entry.duration);
  });
}

async function seenBy(page: Page): Promise<Seen> {
  // Entries are handed out after the frame they belong to.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return page.evaluate(() => window.seen);
}
