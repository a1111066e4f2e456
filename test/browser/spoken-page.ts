import type { Page } from 'playwright';

/**
 * A page as a screen reader goes through it: role and name of everything, in its order. Addresses
 * of links are left out, since nobody hears them.
 */
export async function spokenPage(page: Page, part: 'body' | 'main'): Promise<string> {
  const spoken = await page.locator(part).ariaSnapshot();
  return `${spoken.replace(/:\n *- \/url: .*/g, '')}\n`;
}
