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
 * Types the phrases letter by letter in a browser slowed down {@link SLOW_PHONE} times.
 * @returns the milliseconds that the page's own code took for each letter
 */
export async function typeSlowly(
  page: Page,
  phrases: readonly Phrase[],
): Promise<readonly number[]> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE });
  const spent = await page.locator('#soegning').evaluate(
    (input, typed) => {
      if (!(input instanceof HTMLInputElement)) return [];
      return typed.flatMap((phrase) =>
        [...phrase].map((_, at) => {
          input.value = phrase.slice(0, at + 1);
          const begun = performance.now();
          input.dispatchEvent(new Event('input', { bubbles: true }));
          return performance.now() - begun;
        }),
      );
    },
    phrases.map(({ q }) => q),
  );
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return spent;
}
