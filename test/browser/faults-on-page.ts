import axe from 'axe-core';
import type { Page } from 'playwright';

/** Phones, and what a window of 1280 px shows at 400 % zoom (WCAG 1.4.10). */
export const NARROW_PX = [320, 390];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, rule by rule, with the elements. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(axeFaults, WCAG);
}

/** Runs in the page, where axe is: only what is wrong is worked out and sent back. */
async function axeFaults(tags: string[]): Promise<readonly string[]> {
  const { violations } = await window.axe.run(document, {
    resultTypes: ['violations'],
    // No rule of these reads style sheets or media, and fetching them is half of the time.
    preload: false,
    runOnly: { type: 'tag', values: tags },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Everything that reaches outside the window, by its own words. */
export function wideElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.querySelectorAll('body *')];
    const wide = all.filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...wide.map((element) => element.outerHTML.slice(0, 90))];
  });
}

/** Takes our fonts away: the page as it stands until they have come. */
export function dropFonts(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const sheet of document.styleSheets) {
      for (let i = sheet.cssRules.length - 1; i >= 0; i--) {
        if (sheet.cssRules[i] instanceof CSSFontFaceRule) sheet.deleteRule(i);
      }
    }
  });
}
