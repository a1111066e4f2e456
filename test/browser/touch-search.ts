import type { CDPSession, Page, Request } from 'playwright';
import type { Phrase } from '../functions/soegning/phrases.ts';

/** How many times slower than this machine a slow phone is. */
export const SLOW_PHONE = 6;

/** Touches the box for the first time, and waits until it searches. @returns bytes that were loaded */
export async function touchSearch(page: Page): Promise<number> {
  const finished: Request[] = [];
  const note = (request: Request) => finished.push(request);
  page.on('requestfinished', note);
  await page.focus('#soegning');
  await page.waitForSelector('#soegning[role=combobox]');
  await page.waitForLoadState('networkidle');
  // What comes later is not of the search, and could outlive the page.
  page.off('requestfinished', note);
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}

/** Others on the machine make a phrase dearer, never cheaper: the best of these is the nearest. */
const ROUNDS = 10;

/**
 * Types the phrases letter by letter, lays the page out after each, and multiplies what that took of
 * the processor by {@link SLOW_PHONE}: time on a clock would count what else the machine does. What
 * the first letter of a form loads to keep drafts is no part of it.
 * @returns milliseconds a letter, each phrase in the best of its rounds
 */
export async function slowPhoneMs(page: Page, phrases: readonly Phrase[]): Promise<number> {
  await page.locator('#soegning').dispatchEvent('input');
  await page.waitForSelector('#kladde', { state: 'attached' });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const best = new Map(phrases.map(({ q }) => [q, Number.POSITIVE_INFINITY]));
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const [phrase, ms] of best)
      best.set(phrase, Math.min(ms, await typed(page, devTools, phrase)));
  }
  const [ms, letters] = [[...best.values()], [...best.keys()].join('').length];
  return (ms.reduce((sum, one) => sum + one, 0) * SLOW_PHONE) / letters;
}

/** @returns milliseconds of the processor for all letters of the phrase */
async function typed(page: Page, devTools: CDPSession, phrase: string): Promise<number> {
  const spent = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const begun = await spent();
  await page.locator('#soegning').evaluate((input, letters) => {
    if (!(input instanceof HTMLInputElement)) return;
    for (let end = 1; end <= letters.length; end += 1) {
      input.value = letters.slice(0, end);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
    }
  }, phrase);
  return (await spent()) - begun;
}
