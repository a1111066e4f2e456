import type { Browser, Page, Request } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { postKlage, type System, startSystem, until } from '../system.ts';
import { startChromium } from './chromium.ts';
import { violationsOn } from './faults-on-page.ts';
import { focused } from './fill-form.ts';

const CLICKS_MAX = 6;
const SECONDS_MAX = 30;
/** A key of somebody who types now and then, and a decision (Card, Moran and Newell 1980: K, M). */
const KEY_SECONDS = 0.28;
const DECISION_SECONDS = 1.35;
const TABS_MAX = 60;

let browser: Browser;
let system: System;
let page: Page;
let requests: Request[];
beforeAll(async () => {
  [browser, system] = await Promise.all([startChromium(), startSystem()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});
afterEach(() => page.context().close());

async function newPage(javaScriptEnabled: boolean): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'da-DK' });
  page = await context.newPage();
  requests = [];
  page.on('request', (request) => requests.push(request));
}

type Letter = {
  readonly nummer: string;
  readonly kode: string;
  readonly link: string;
  readonly own: string;
};

/** A klage whose letter has come: what stands in it, and the citizen's own code. */
async function letter(fields: object = {}): Promise<Letter> {
  const klage = {
    emne: 'folkeskole',
    beskrivelse: 'Ingen svarer.',
    navn: 'Anna',
    telefon: '12345678',
  };
  const receipt = await (await postKlage(system.url, { ...klage, ...fields })).json();
  const nummer = String(receipt.nummer);
  const text = await until('the letter', async () => {
    const list = await (await fetch(`${system.url}/postkasser`)).text();
    const href = new RegExp(`href="([^"]+)" aria-label="[^"]*${nummer}"`).exec(list)?.[1];
    if (href === undefined) return null;
    return (
      await fetch(system.url + href.replaceAll('&amp;', '&').replaceAll('&#38;', '&'))
    ).text();
  });
  const [link = '', kode = ''] =
    /http[^\s<]+\/registrer#nummer=[^&\s]+(?:&amp;|&#38;|&)kode=([\w-]+)/.exec(text) ?? [];
  return { nummer, kode, link: link.replace(/&amp;|&#38;/, '&'), own: String(receipt.kode) };
}

const pick = (field: string, value: string) => `[name="${field}"][value="${value}"]`;
const BRUGT = 'styrketBorgerkontakt.brugt';
const MEDHOLD = 'klagepunkter.0.medhold';
const AFSLUT = '.big[value=afslut]';

test('the link fills in number and code, and leaves them in no address and no request line', async () => {
  await newPage(true);
  const { nummer, kode, link } = await letter();
  await page.goto(link);
  expect(await page.inputValue('#nummer')).toBe(nummer);
  expect(await page.inputValue('#kode')).toBe(kode);
  expect(page.url()).toBe(`${system.url}/registrer`);
  await expect.poll(() => focused(page)).toBe('handling');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sag');
  expect(page.url()).toBe(`${system.url}/registrer`);
  await page.click(pick(BRUGT, 'nej'));
  await page.click('[value=kvitter]');
  await page.waitForSelector('.ticked');
  for (const request of requests) {
    const told = JSON.stringify([request.url(), await request.allHeaders()]);
    for (const secret of [nummer, kode, encodeURIComponent(kode)])
      expect(told).not.toContain(secret);
  }
  expect(requests.length).toBeGreaterThan(4);
  expect(await page.context().cookies()).toEqual([]);
});

test(`a closed case is registered from the letter in ${CLICKS_MAX} clicks`, async () => {
  await newPage(true);
  const { link } = await letter();
  let clicks = 0;
  const click = async (selector: string) => {
    clicks += 1;
    await page.click(selector);
  };
  await page.setContent(`<a href="${link}">${link}</a>`);
  await click('a');
  await page.waitForSelector('#aabn');
  await click('[value=aabn]');
  await click(pick(BRUGT, 'nej'));
  await click(pick(MEDHOLD, 'helt'));
  await click(pick('loesning', 'helt'));
  await click(AFSLUT);
  await page.waitForSelector('text=Sagen er afsluttet og gemt');
  expect(clicks).toBeLessThanOrEqual(CLICKS_MAX);
});

test(`and by keyboard alone within ${SECONDS_MAX} seconds`, async () => {
  await newPage(true);
  const { link } = await letter();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const tabTo = async (selector: string) => {
    for (let tabs = 0; tabs < TABS_MAX; tabs++) {
      await press('Tab');
      const found = await page.evaluate(
        (wanted) => document.activeElement?.matches(wanted),
        selector,
      );
      if (found) return;
    }
    throw new Error(`Tab never reached ${selector}.`);
  };
  const begun = performance.now();
  await page.goto(link);
  await expect.poll(() => focused(page)).toBe('handling');
  await press('Enter');
  await page.waitForSelector('#sag');
  await tabTo(pick(BRUGT, 'ja'));
  await press('ArrowDown');
  await tabTo(pick(MEDHOLD, 'helt'));
  await press('Space');
  await tabTo(pick('loesning', 'helt'));
  await press('Space');
  await tabTo(AFSLUT);
  await press('Enter');
  await page.waitForSelector('text=Sagen er afsluttet og gemt');
  const machine = (performance.now() - begun) / 1000;
  expect(await page.isChecked(pick(BRUGT, 'nej'))).toBe(true);
  // Opening, three answers and closing are decided; the rest is keys, and the machine's own time.
  const person = keys * KEY_SECONDS + 5 * DECISION_SECONDS;
  expect(keys).toBeLessThanOrEqual(50);
  expect(person + machine).toBeLessThanOrEqual(SECONDS_MAX);
});

describe.each([true, false])('the whole way, with scripts: %s', (scripts) => {
  test('from the klage to the citizen’s answer', async () => {
    await newPage(scripts);
    const { nummer, kode, link, own } = await letter({ email: 'anna@eksempel.dk', besked: 'ja' });
    await page.goto(link);
    if (!scripts) {
      await page.fill('#nummer', nummer);
      await page.fill('#kode', kode.toLowerCase());
    }
    await page.click('[value=aabn]');
    await page.click('[value=kvitter]');
    expect(await page.textContent('.ticked')).toContain('I har bekræftet');
    expect(await page.textContent('.where [aria-current=step]')).toContain('Kontakt til borgeren');
    await page.check(pick(BRUGT, 'ja'));
    expect(await page.isVisible('text=Lyt, spørg og opsummer.')).toBe(true);
    await page.fill('[name="styrketBorgerkontakt.forsoeg"]', '1');
    await page.check(pick('styrketBorgerkontakt.notat', 'ja'));
    await page.click('[value=flere-punkter]');
    await expect.poll(() => focused(page)).toBe('klagepunkter.1.medhold');
    await page.check(pick(MEDHOLD, 'delvist'));
    await page.check(pick('klagepunkter.1.medhold', 'ikke'));
    await page.fill('#note', 'Ring samme dag.');
    await page.click(AFSLUT);
    expect(await page.textContent('[role=status]')).toContain('Sagen er afsluttet');
    expect(await page.inputValue('#note')).toBe('Ring samme dag.');
    // axe is a script itself.
    if (scripts) expect(await violationsOn(page)).toEqual([]);

    await sayAsCitizen(nummer, own);
    await until('the mail of the closing', async () => {
      const list = await (await fetch(`${system.url}/postkasser`)).text();
      return list.includes(`Din klage er afsluttet: ${nummer}`) ? true : null;
    });
  });
});

/** The citizen sees that it is closed, says how it went, and goes on. */
async function sayAsCitizen(nummer: string, own: string): Promise<void> {
  await page.goto(`${system.url}/sag`);
  await page.fill('#nummer', nummer);
  await page.fill('#kode', own);
  await page.click('main .button-primary');
  expect(await page.textContent('.to')).toBe('Klagen er afsluttet.');
  expect(await page.textContent('main')).toContain('har bekræftet, at de har klagen');
  expect(await page.textContent('main')).not.toContain('Ring samme dag');
  await page.check(pick('tilfreds', '2'));
  await page.check(pick('kontakt', 'ja'));
  await page.click('[value=svar]');
  expect(await page.textContent('[role=status]')).toContain('Tak. Dit svar er gemt.');
  expect(await page.isChecked(pick('tilfreds', '2'))).toBe(true);
  await page.click('[value=utilfreds]');
  await page.click('[value=ret]');
  expect(page.url()).toBe(`${system.url}/klage`);
  expect(await page.inputValue('#emne')).toBe('folkeskole');
  expect(await page.isChecked(pick('harKlaget', 'ja-faaet-svar'))).toBe(true);
}

test('faults take focus and lead to their fields, and what was typed stays', async () => {
  await newPage(true);
  const { link } = await letter();
  await page.goto(link);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sag');
  await page.fill('#note', 'Karen, 010203-1234');
  await page.click(AFSLUT);
  await expect.poll(() => focused(page)).toBe('fejl');
  expect(await page.title()).toMatch(/^Fejl: /);
  expect(await page.inputValue('#note')).toBe('Karen, 010203-1234');
  await page.click(`#fejl a[href="#${MEDHOLD}"]`);
  await expect.poll(() => focused(page)).toBe(MEDHOLD);
  await page.check(pick(BRUGT, 'ikke-relevant'));
  await page.check(pick(MEDHOLD, 'trukket'));
  await page.check('#noteBeholdes');
  await page.click(AFSLUT);
  expect(await page.textContent('[role=status]')).toContain('Sagen er afsluttet');
});

test('Enter in a field saves, and presses no other button', async () => {
  await newPage(true);
  const { link } = await letter();
  await page.goto(link);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sag');
  await page.check(pick(BRUGT, 'ja'));
  await page.fill('[name="styrketBorgerkontakt.forsoeg"]', '3');
  await page.press('[name="styrketBorgerkontakt.forsoeg"]', 'Enter');
  expect(await page.textContent('[role=status]')).toContain('Det er gemt.');
  expect(await page.inputValue('[name="styrketBorgerkontakt.forsoeg"]')).toBe('3');
});

test('a klage of somebody else is passed on, and the code opens it no more', async () => {
  await newPage(false);
  const { nummer, kode } = await letter();
  const open = async () => {
    await page.goto(`${system.url}/registrer`);
    await page.fill('#nummer', nummer);
    await page.fill('#kode', kode);
    await page.click('[value=aabn]');
  };
  await open();
  await page.click('summary');
  await page.selectOption('#rette', 'SOF');
  await page.click('[value=ikke-vores]');
  expect(await page.textContent('h1')).toBe('Klagen er sendt videre');
  expect(await page.textContent('.lead')).toContain('Borgerrådgiveren');
  await open();
  expect(await page.textContent('#fejl')).toContain('passer ikke sammen');
  await until('the letter at Borgerrådgiveren', async () => {
    const list = await (await fetch(`${system.url}/postkasser`)).text();
    return list.split(`Klage ${nummer}`).length > 3 ? true : null;
  });
});

test('the receipt asks one question, and stays when it is answered', async () => {
  await newPage(false);
  await page.goto(`${system.url}/klage`);
  await page.selectOption('#emne', 'folkeskole');
  await page.fill('#beskrivelse', 'Ingen svarer.');
  await page.check('#anonym');
  await page.click('[value=gennemse]');
  await page.click('[value=send]');
  const [nummer, kode] = [await page.textContent('#nummer'), await page.textContent('#kode')];
  const way = await page.textContent('.way');
  await page.check(pick('skema', '5'));
  await page.click('[value=skema]');
  expect(await page.textContent('#skemasvar')).toContain('Tak for dit svar');
  expect([await page.textContent('#nummer'), await page.textContent('#kode')]).toEqual([
    nummer,
    kode,
  ]);
  expect(await page.textContent('.way')).toBe(way);
});
