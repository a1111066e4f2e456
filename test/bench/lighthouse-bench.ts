import { navigation } from 'lighthouse';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, chromiumPath } from '../browser/chromium.ts';
import { startSystem } from '../system.ts';
import { alone, type Figure } from './figure.ts';

/** The whole way of a citizen, each page loaded as a browser comes to it. */
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const WHOLE = 100;

type Score = { readonly category: string; readonly score: number };

/**
 * Lighthouse's own scores on its own slow phone (simulated 4 × CPU, 1.6 Mbit/s, 150 ms). Start and
 * form are opened by their address; the receipt is what pressing "send" leads to.
 */
export async function lighthouseFigures(): Promise<readonly Figure[]> {
  const system = await startSystem();
  const browser = await launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  try {
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['start', '/'],
      ['form', '/klage'],
      ['form in English', '/en/complaint'],
    ] as const) {
      figures.push(figureOf(name, await scoresOf(await browser.newPage(), system.url + path)));
    }
    return [...figures, figureOf('receipt', await receiptScores(browser, system.url))];
  } finally {
    await browser.close();
    await system.stop();
  }
}

/** The receipt has no address: the form is filled in, looked through, and sent by the press of its button. */
async function receiptScores(browser: Browser, url: string): Promise<readonly Score[]> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${url}/klage`);
  await page.setJavaScriptEnabled(true);
  await page.select('#emne', 'hjemmehjaelp-hjemmepleje');
  for (const [name, value] of [
    ['klagenHandlerOm', 'optraeden'],
    ['harKlaget', 'nej'],
    ['kanSelvKlareDialogen', 'ja'],
    ['paaVegneAf', 'mig-selv'],
  ]) {
    await page.$eval(`[name=${name}][value=${value}]`, press);
  }
  await page.type('#beskrivelse', 'Hjælpen er ikke kommet i tre uger.');
  await page.type('#navn', 'Anna Prøve Jensen');
  await page.type('#email', 'anna@eksempel.dk');
  await Promise.all([page.waitForNavigation(), page.$eval('[value=gennemse]', press)]);
  return scoresOf(page, () => page.$eval('[value=send]', press));
}

function press(button: Element): void {
  if (button instanceof HTMLElement) button.click();
}

async function scoresOf(
  page: Page,
  opened: string | (() => Promise<void>),
): Promise<readonly Score[]> {
  const flags = { onlyCategories: CATEGORIES, logLevel: 'error' } as const;
  const result = await navigation(page, opened, { flags });
  await page.close();
  if (result === undefined) throw new Error('Lighthouse gave no result.');
  const { categories, audits } = result.lhr;
  for (const { title, auditRefs } of Object.values(categories)) {
    for (const { id, weight } of auditRefs) {
      const audit = audits[id];
      const { score = null } = audit ?? {};
      if (weight === 0 || score === null || score === 1) continue;
      process.stderr.write(`${title}: ${id} ${score} ${audit?.displayValue ?? ''}\n`);
    }
  }
  return Object.values(categories).map(({ title, score }) => ({
    category: title,
    score: Math.round((score ?? 0) * WHOLE),
  }));
}

function figureOf(name: string, scores: readonly Score[]): Figure {
  const words = scores.map(({ category, score }) => `${category} ${score}`).join(', ');
  return alone(`Lighthouse, ${name}`, words);
}
