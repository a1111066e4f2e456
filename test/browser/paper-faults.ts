import type { Page } from 'playwright';
import { wideElements } from './faults-on-page.ts';

/** A4 between margins of 10 mm, in CSS pixels. */
const PAPER = { width: 718, height: 1047 };

/** What is on paper that does nothing there, or is not whole there. */
export async function paperFaults(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  const wide = await wideElements(page);
  const others = await page.evaluate(() => {
    const idle = 'nav, button, input, select, textarea, .skipnav, .button';
    const lies = [...document.querySelectorAll(idle)].filter((one) => one.checkVisibility());
    const cut = [...document.querySelectorAll('main *')].filter((one) => {
      const { overflowY } = getComputedStyle(one);
      return overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1;
    });
    const told = (why: string, all: readonly Element[]) =>
      all.map((one) => `${why}: ${one.outerHTML.slice(0, 90)}`);
    return [...told('of no use', lies), ...told('cut off', cut)];
  });
  return [...wide, ...others];
}

/** The words on paper, as they are read: hidden ones are not. */
export function wordsOnPaper(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}
