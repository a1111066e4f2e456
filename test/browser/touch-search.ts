import type { Page } from 'playwright';
import type { Phrase } from '../functions/soegning/phrases.ts';

/** How many times slower than this machine a slow phone is. */
export const SLOW_PHONE = 6;

/** Touches the box for the first time, and waits until it searches. @returns bytes that were loaded */
export async function touchSearch(page: Page): Promise<number> {
  const loaded: Promise<number>[] = [];
  page.on('requestfinished', (request) =>
    loaded.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
  );
  await page.focus('#soegning');
  await page.waitForSelector('#soegning[role=combobox]');
  await page.waitForLoadState('networkidle');
  return (await Promise.all(loaded)).reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Types the phrases letter by letter, lays the page out after each, and multiplies what that took of
 * the processor by {@link SLOW_PHONE}: time on a clock would count what else the machine does.
 * @returns milliseconds a letter
 */
export async function slowPhoneMs(page: Page, phrases: readonly Phrase[]): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const begun = await spent();
  const letters = await page.locator('#soegning').evaluate(
    (input, typed) => {
      if (!(input instanceof HTMLInputElement)) return 0;
      const starts = typed.flatMap((phrase) => [...phrase].map((_, at) => phrase.slice(0, at + 1)));
      for (const start of starts) {
        input.value = start;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.getBoundingClientRect();
      }
      return starts.length;
    },
    phrases.map(({ q }) => q),
  );
  return (((await spent()) - begun) * 1_000 * SLOW_PHONE) / letters;
}
