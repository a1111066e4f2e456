import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { BESKRIVELSE, fillSteps, fillWholeForm, focused, lookThrough } from './fill-form.ts';

const FORM = '/klage';
const DAY_MS = 24 * 3_600_000;
const FILE = { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from('Et bilag') };

let browser: Browser;
let system: System;
let context: BrowserContext;
beforeAll(async () => {
  [browser, system] = await Promise.all([startChromium(), startSystem()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ locale: 'da-DK' });
});
afterEach(() => context.close());

/** A tab of the one citizen of this test. */
async function tab(path = FORM): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${system.url}${path}`);
  return page;
}

/** What the browser keeps for our pages, word by word. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
}

async function turnOn(page: Page): Promise<void> {
  await page.check('#kladde');
  await expect.poll(() => kept(page)).toContain('klagevej-kladde-');
}

/** Writes in the long field, on whatever step. */
async function write(page: Page, words: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = 'fortael';
  });
  await page.fill('#beskrivelse', words);
}

async function toReview(page: Page): Promise<void> {
  await fillSteps(page);
  await lookThrough(page);
}

async function nummerOn(page: Page): Promise<string> {
  await page.waitForSelector('#nummer');
  return (await page.textContent('#nummer')) ?? '';
}

describe('a draft', () => {
  test('is off by itself, and nothing typed is kept until the citizen turns it on', async () => {
    const page = await tab();
    await fillSteps(page);
    await page.waitForSelector('#kladde');
    expect(await page.isChecked('#kladde')).toBe(false);
    expect(await kept(page)).toBe('[{},{}]');
    await turnOn(page);
    await expect.poll(() => kept(page)).toContain('anna@eksempel.dk');
  });

  test('is offered when the form is opened again, and taken only when asked for', async () => {
    const first = await tab();
    await fillSteps(first);
    await first.click('#omdig summary');
    await first.fill('#cpr', '010203-4567');
    await turnOn(first);
    const noegle = await first.inputValue('[name=noegle]');
    expect(await kept(first)).not.toContain('010203');
    await first.close();

    const page = await tab();
    await page.waitForSelector('#kladder');
    expect(await page.inputValue('#beskrivelse')).toBe('');
    await page.click('#kladder .button-primary');
    expect(await page.inputValue('#beskrivelse')).toBe(BESKRIVELSE);
    expect(await page.inputValue('#navn')).toBe('Anna "Prøve" Jensen');
    expect(await page.inputValue('#cpr')).toBe('');
    expect(await page.inputValue('[name=noegle]')).toBe(noegle);
    expect(await page.isChecked('#kladde')).toBe(true);
    expect(await focused(page)).toBe('kladde-top');
  });

  test('is gone when the citizen turns it off, by the tick or by the button', async () => {
    const page = await tab();
    await write(page, 'Det her er hemmeligt.');
    for (const off of ['#kladde', 'text=Slet kladden']) {
      await turnOn(page);
      await page.click(off);
      expect(await kept(page)).toBe('[{},{}]');
      expect(await page.textContent('#kladde-status')).toBe('Kladden er slettet.');
    }
  });

  test('is deleted from the offer', async () => {
    const first = await tab();
    await write(first, 'Gammelt.');
    await turnOn(first);
    await first.close();
    const page = await tab();
    await page.click('#kladder .button-secondary');
    expect(await kept(page)).toBe('[{},{}]');
    expect(await page.isVisible('#kladder')).toBe(false);
  });

  test.each([FORM, '/', '/regler'])('of eight days ago is gone when %s is opened', async (path) => {
    const first = await tab();
    await write(first, 'Gammelt.');
    await turnOn(first);
    await first.evaluate((ms) => {
      for (const [key, entry] of Object.entries(localStorage)) {
        localStorage.setItem(
          key,
          entry.replace(/^\d+/, (gemt: string) => String(Number(gemt) - ms)),
        );
      }
    }, 8 * DAY_MS);
    await first.close();
    const page = await tab(path);
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('goes along to the review and back, and is gone with the receipt', async () => {
    const page = await tab();
    await fillSteps(page);
    await turnOn(page);
    await lookThrough(page);
    expect(await page.textContent('main')).toContain('Din kladde ligger på denne enhed');
    await page.locator('button[formaction$="#fortael"]').first().click();
    await page.waitForSelector('#kladde');
    expect(await page.isChecked('#kladde')).toBe(true);
    expect(await page.isVisible('#kladder')).toBe(false);
    await page.fill('#beskrivelse', 'Rettet.');
    await expect.poll(() => kept(page)).toContain('Rettet.');
    await page.evaluate(() => {
      location.hash = 'omdig';
    });
    await lookThrough(page);
    await page.click('.row [value=send]');
    await nummerOn(page);
    await expect.poll(() => kept(page)).toBe('[{},{}]');
  });

  test('holds the objection to the route, after Back and on another day', async () => {
    const first = await tab();
    await fillSteps(first);
    await turnOn(first);
    await lookThrough(first);
    await first.click('#rute summary');
    await first.selectOption('#oensketModtager', 'SOF');
    expect(await kept(first)).toContain('oensketModtager');
    await first.goBack();
    await first.waitForSelector('#kladde');
    await write(first, 'Rettet efter Tilbage.');
    await expect.poll(() => kept(first)).toContain('Rettet efter Tilbage.');
    await first.close();

    const page = await tab();
    await page.click('#kladder .button-primary');
    await page.evaluate(() => {
      location.hash = 'omdig';
    });
    await lookThrough(page);
    expect(await page.isVisible('#oensketModtager')).toBe(true);
    expect(await page.inputValue('#oensketModtager')).toBe('SOF');
    await page.selectOption('#oensketModtager', '');
    expect(await kept(page)).not.toContain('oensketModtager');
    await page.selectOption('#oensketModtager', 'SOF');
    await page.click('.row [value=send]');
    await nummerOn(page);
    expect(await page.textContent('main')).toContain('Socialforvaltningen');
    await expect.poll(() => kept(page)).toBe('[{},{}]');
  });

  test('that two tabs go on with is never overwritten by the other', async () => {
    const a = await tab();
    await write(a, 'Fra den første.');
    await turnOn(a);
    const b = await tab();
    await b.click('#kladder .button-primary');
    await write(b, 'Fra den anden.');
    await expect.poll(() => kept(b)).toContain('Fra den anden.');
    await write(a, 'Mere fra den første.');
    await expect.poll(() => a.textContent('#kladde-status')).toContain('bliver en kladde for sig');
    const both = await kept(a);
    expect(both).toContain('Fra den anden.');
    expect(both).toContain('Mere fra den første.');
    const c = await tab();
    await expect.poll(() => c.locator('#kladder .button-primary').count()).toBe(2);
  });

  test('deleted in one tab is not brought back by another', async () => {
    const a = await tab();
    await write(a, 'Noget.');
    await turnOn(a);
    const b = await tab();
    await b.click('#kladder .button-secondary');
    await expect.poll(() => a.isChecked('#kladde')).toBe(false);
    await write(a, 'Noget mere.');
    await a.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    expect(await a.evaluate(() => localStorage.length)).toBe(0);
    expect(await a.textContent('#kladde-status')).toContain('slettet i en anden fane');
  });

  test('that there is no room for is said, and the form goes on', async () => {
    const page = await tab();
    await page.evaluate(() => {
      for (let bytes = 2 ** 22; bytes >= 1; bytes /= 2) {
        try {
          localStorage.setItem(`fyld-${bytes}`, 'x'.repeat(bytes));
        } catch {}
      }
    });
    await fillSteps(page);
    await page.click('#kladde');
    await expect.poll(() => page.textContent('#kladde-status')).toContain('Vi kan ikke gemme');
    expect(await page.isChecked('#kladde')).toBe(false);
    await lookThrough(page);
    await page.click('.row [value=send]');
    await nummerOn(page);
  });

  test('in a browser that keeps nothing is refused with a sentence, and the klage is sent', async () => {
    await context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    const page = await tab();
    const faults: string[] = [];
    page.on('pageerror', ({ name }) => faults.push(name));
    await fillSteps(page);
    await page.click('#kladde');
    await expect.poll(() => page.textContent('#kladde-status')).toContain('Vi kan ikke gemme');
    expect(await page.isChecked('#kladde')).toBe(false);
    await lookThrough(page);
    await page.click('.row [value=send]');
    await nummerOn(page);
    expect(faults).toEqual([]);
  });

  test('is no way to lose what stands in the form: taking it asks first', async () => {
    const first = await tab();
    await write(first, 'Kladden.');
    await turnOn(first);
    await first.close();
    const page = await tab();
    await page.waitForSelector('#kladder');
    await write(page, 'Skrevet nu.');
    page.once('dialog', (dialog) => dialog.dismiss());
    await page.click('#kladder .button-primary');
    expect(await page.inputValue('#beskrivelse')).toBe('Skrevet nu.');
  });
});

describe('sending', () => {
  test('without a network says so, keeps files and words, and sends once it is back', async () => {
    const page = await tab();
    await toReview(page);
    await page.setInputFiles('#bilag', FILE);
    await context.setOffline(true);
    await page.click('.row [value=send]');
    await page.waitForSelector('#afsendelse section');
    expect(await page.textContent('#afsendelse')).toContain('Klagen bliver kun sendt én gang');
    expect(await focused(page)).toContain('Vi fik ikke forbindelse');
    expect(
      await page.evaluate(() => document.querySelector<HTMLInputElement>('#bilag')?.files?.length),
    ).toBe(1);
    await context.setOffline(false);
    const nummer = await nummerOn(page);
    const kode = (await page.textContent('#kode')) ?? '';
    const letter = await ownCopy(nummer, kode);
    expect(letter).toContain('brev.txt');
  });

  test('whose answer is lost after the klage was received gives the same number again', async () => {
    const page = await tab();
    await toReview(page);
    let first = '';
    await page.route('**/klage', async (route) => {
      const answer = await route.fetch();
      first = /id="nummer">([^<]+)</.exec(await answer.text())?.[1] ?? '';
      await route.abort('connectionreset');
    });
    await page.click('.row [value=send]');
    await page.waitForSelector('#afsendelse section');
    await page.unroute('**/klage');
    await page.click('#afsendelse [value=send]');
    expect(first).toMatch(/^K-/);
    expect(await nummerOn(page)).toBe(first);
    await page.reload();
    expect(await nummerOn(page)).toBe(first);
  });

  test('to a server that is down waits, and sends when it has started again', async () => {
    const page = await tab();
    const { url, dataDir } = system;
    await toReview(page);
    await system.end('SIGKILL');
    await page.click('.row [value=send]');
    await page.waitForSelector('#afsendelse section');
    system = await startSystem({ dataDir, port: Number(new URL(url).port) });
    await page.click('#afsendelse [value=send]');
    expect(await nummerOn(page)).toMatch(/^K-/);
  });

  test('that is answered with 503 says what the server says, and can be tried again', async () => {
    const page = await tab();
    await toReview(page);
    await page.route('**/klage', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'text/html',
        body: '<main id="indhold"><h1>Din klage er ikke modtaget</h1><p class="lead">Prøv igen.</p><ul><li>Ring på 12.</li></ul></main>',
      }),
    );
    await page.click('.row [value=send]');
    await page.waitForSelector('#afsendelse section');
    for (const words of ['Din klage er ikke modtaget', 'Prøv igen.', 'Ring på 12.']) {
      expect(await page.textContent('#afsendelse')).toContain(words);
    }
    await page.unroute('**/klage');
    await page.click('#afsendelse [value=send]');
    await nummerOn(page);
  });

  test('a file that cannot be used says so at the field, and the other answers stay', async () => {
    const page = await tab();
    await toReview(page);
    await page.setInputFiles('#bilag', { ...FILE, name: 'brev.exe' });
    await page.click('.row [value=send]');
    await expect.poll(() => focused(page)).toBe('fejl');
    expect(await page.textContent('#bilag-fejl')).toContain('kan ikke bruges');
    await page.setInputFiles('#bilag', FILE);
    await page.click('.row [value=send]');
    await nummerOn(page);
  });

  test('offline on the last step stays on the page, with everything typed', async () => {
    const page = await tab();
    await fillSteps(page);
    await page.waitForSelector('#kladde');
    await context.setOffline(true);
    await page.click('[value=gennemse]');
    await expect.poll(() => page.textContent('.last [role=alert]')).toContain('ikke på nettet');
    expect(await page.inputValue('#navn')).toBe('Anna "Prøve" Jensen');
    await context.setOffline(false);
    await lookThrough(page);
  });

  test('of a form left open by rules that are long gone still works', async () => {
    const page = await tab();
    await page.evaluate(() => {
      const hash = document.querySelector<HTMLInputElement>('[name=regelsaet]');
      if (hash !== null) hash.value = '0'.repeat(64);
    });
    await toReview(page);
    await page.evaluate(() => {
      const shown = document.querySelector<HTMLInputElement>('[name=vistModtager]');
      if (shown !== null) shown.value = 'BUF';
    });
    await page.click('.row [value=send]');
    await page.waitForSelector('#rute-aendret');
    await page.click('.row [value=send]');
    await nummerOn(page);
  });
});

describe('without JavaScript', () => {
  test('nothing speaks of a draft, and the klage is sent as ever', async () => {
    await context.close();
    context = await browser.newContext({ javaScriptEnabled: false });
    const page = await tab();
    expect(await page.textContent('main')).not.toContain('kladde');
    await fillWholeForm(page);
    await page.check('[name=paaVegneAf][value=en-anden]');
    await lookThrough(page);
    expect(await page.isVisible('#afsendelse section')).toBe(false);
    await page.check('#fuldmagtSenere');
    await page.click('.row [value=send]');
    const nummer = await nummerOn(page);
    expect(await page.textContent('.way')).toContain(`Skriv ${nummer} på den`);
  });
});

/** The citizen's own copy, as the page of the case shows it. */
async function ownCopy(nummer: string, kode: string): Promise<string> {
  const answer = await fetch(`${system.url}/sag`, {
    method: 'POST',
    body: new URLSearchParams({ nummer, kode }),
  });
  return answer.text();
}
