import { getChromiumShell, startChromium } from './chromium.ts';

/**
 * Once before all browser tests, so that two of them never install Chromium at the same time.
 * Where there is none and none can be got, each test says so in a sentence.
 */
export default async function getChromium(): Promise<void> {
  getChromiumShell();
  const browser = await startChromium().catch(() => null);
  await browser?.close();
}
