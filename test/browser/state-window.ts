import type { Browser, Page } from 'playwright';
import { startChromium } from './chromium.ts';
import { AXE_PATH, type StateServer, startStateServer } from './state-server.ts';

const DESKTOP = { width: 1280, height: 900 };

/** One window for all page states: a new one for each costs more than looking at the page. */
export type StateWindow = {
  readonly page: Page;
  /** Opens a state at desktop width. @returns the page as it was sent */
  readonly open: (path: string, options?: { readonly scripts: boolean }) => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function openStateWindow(): Promise<StateWindow> {
  const [browser, server] = await Promise.all([startChromium(), startStateServer()]);
  const page = await browser.newPage({ viewport: DESKTOP });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  return {
    page,
    open: async (path, { scripts } = { scripts: true }) => {
      // axe is a script itself, so scripts stay on: without JavaScript, ours are not let in.
      await session.send('Network.setBlockedURLs', { urls: scripts ? [] : ['*.js'] });
      await page.setViewportSize(DESKTOP);
      const answer = await page.goto(`${server.url}${path}`);
      await page.evaluate(loadScript, AXE_PATH);
      return (await answer?.text()) ?? '';
    },
    close: () => closeBoth(browser, server),
  };
}

/** Runs in the page, and leaves nothing in it but what the script defines. */
function loadScript(src: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => done();
    script.onerror = () => fail(new Error(`Cannot load ${src}`));
    document.head.append(script);
    script.remove();
  });
}

async function closeBoth(browser: Browser, server: StateServer): Promise<void> {
  await browser.close();
  await server.close();
}
