import type { Page } from 'playwright';

/** What the browser tests type: all that a form or a page could spoil on the way. */
export const BESKRIVELSE = 'Første "linje" & <b>fed</b>.\n\n  Tredje linje: æøå \'citat\'.';
export const EMNE = 'hjemmehjaelp-hjemmepleje';

/** Fills in everything that is required, on the form as one page (no scripts). */
export async function fillWholeForm(page: Page): Promise<void> {
  await page.selectOption('#emne', EMNE);
  await page.check('[name=klagenHandlerOm][value=optraeden]');
  await page.check('[name=harKlaget][value=nej]');
  await page.check('[name=kanSelvKlareDialogen][value=ja]');
  await page.fill('#beskrivelse', BESKRIVELSE);
  await page.check('[name=paaVegneAf][value=mig-selv]');
  await page.fill('#navn', 'Anna "Prøve" Jensen');
  await page.fill('#email', 'anna@eksempel.dk');
}

/** Steps through the form with scripts, up to the review page. */
export async function fillSteps(page: Page): Promise<void> {
  await page.selectOption('#emne', EMNE);
  await page.check('[name=klagenHandlerOm][value=optraeden]');
  await next(page);
  await page.check('[name=harKlaget][value=nej]');
  await next(page);
  await page.fill('#beskrivelse', BESKRIVELSE);
  await next(page);
  await page.fill('#navn', 'Anna "Prøve" Jensen');
  await page.fill('#email', 'anna@eksempel.dk');
}

/** Presses Next, in either language. */
export async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Næste|Next)$/ }).click();
}

/** Presses the button that shows everything before it is sent. */
export async function lookThrough(page: Page): Promise<void> {
  await Promise.all([page.waitForURL(/(klage|complaint)$/), page.click('[value=gennemse]')]);
}

const WORDS_MAX = 60;

/** Where the keyboard is: id, name or words of the element in focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate((max) => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nowhere';
    return element.id || element.getAttribute('name') || `${element.textContent}`.slice(0, max);
  }, WORDS_MAX);
}
