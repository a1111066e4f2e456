import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Phones, and what a window of 1280 px shows at 400 % zoom (WCAG 1.4.10). */
export const NARROW_PX = [320, 390];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, rule by rule, with the elements. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  // No frames here: axe runs in the page itself, without a second page to finish in.
  const axe = new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
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
