import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newKey, type System, startSystem } from '../system.ts';
import { startChromium } from './chromium.ts';
import { violationsOn } from './faults-on-page.ts';
import { focused } from './fill-form.ts';

const REGLER = '/medarbejder/regler';
const TABS_MAX = 60;
/** The pause in typing, and a proof on two busy cores. */
const PROOF_MS_MAX = 20_000;

let browser: Browser;
let system: System;
let contexts: BrowserContext[];
let complaints: string[];
beforeAll(async () => {
  [browser, system] = await Promise.all([startChromium(), startSystem()]);
});
afterAll(async () => {
  await browser.close();
  await system.stop();
});
beforeEach(() => {
  contexts = [];
  complaints = [];
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
});

/** Somebody's own window, logged in; whatever the browser complains about is collected. */
async function open(name: string, { scripts = true, below = '' } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'da-DK' });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const expected = message.text().includes('status of 4');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.goto(`${system.url}${REGLER}`);
  await page.getByRole('button', { name }).click();
  await page.goto(`${system.url}${REGLER}${below}`);
  return page;
}

/** Puts the rules in force into the draft, so that a test begins from them. */
async function beginAgain(page: Page): Promise<void> {
  await page.goto(`${system.url}${REGLER}/rediger`);
  const again = page.locator('[value=forfra]');
  if ((await again.count()) > 0) await again.click();
}

/** The editor's text, and where it shows what the proof found. */
const editor = (page: Page) => page.locator('.cm-content');
const verdict = (page: Page) => page.locator('#bevis .verdict');

/** What the proof says, when it has said it. */
function proof(page: Page) {
  return expect.poll(() => verdict(page).textContent(), { timeout: PROOF_MS_MAX });
}

/** Puts the cursor right behind the first place of some text. */
async function goBehind(page: Page, text: string): Promise<void> {
  await page.fill('#find', text);
  await page.press('#find', 'Enter');
  await editor(page).focus();
  await page.keyboard.press('ArrowRight');
}

async function modtagerOf(klagenHandlerOm: string): Promise<string> {
  const answer = await fetch(`${system.url}/api/klager`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
    body: JSON.stringify({
      emne: 'folkeskole',
      klagenHandlerOm,
      beskrivelse: 'Der er for få lærere.',
      navn: 'Anna Prøve',
      email: 'anna@eksempel.dk',
    }),
  });
  const { modtager } = await answer.json();
  return modtager.id;
}

/** Takes diskrimination out of its rule's hands: all else follows. */
const NEW_RULE = `
    {
      "id": "praktisk",
      "begrundelse": { "da": "Det er en opgave, der skal gøres bedre.", "en": "A task must be done better." },
      "kilde": "Prøve",
      "gyldigFra": "2026-01-01",
      "naar": { "klagenHandlerOm": ["praktisk-opgave"], "emne": ["folkeskole"] },
      "send": "BORGERRAADGIVEREN",
      "vejledning": [],
      "eksempler": [
        { "navn": "Folkeskole", "svar": { "emne": "folkeskole", "klagenHandlerOm": "praktisk-opgave" }, "modtager": "BORGERRAADGIVEREN" }
      ]
    },`;

test('a rule is written, proved, sent on, approved by another, and decides at once', async () => {
  expect(await modtagerOf('praktisk-opgave')).toBe('BUF');
  const rikke = await open('Rikke Regelsen');
  await beginAgain(rikke);
  await rikke.goto(`${system.url}${REGLER}/rediger?fil=regler.json`);
  await proof(rikke).toContain('Reglerne er i orden');
  await goBehind(rikke, '"regler": [');
  // Pasted, as a person would: nothing is closed or indented for them.
  await rikke.keyboard.insertText(
    NEW_RULE.replace('"send": "BORGERRAADGIVEREN"', '"send": "BORGERRADGIVEREN"'),
  );
  await proof(rikke).toContain('fejl skal rettes');
  expect(await rikke.textContent('#bevis li')).toContain('Mente du »BORGERRAADGIVEREN«?');
  await rikke.click('#bevis li a');
  expect(await rikke.locator('.cm-activeLine').textContent()).toContain('BORGERRADGIVEREN');
  expect(await rikke.locator('.cm-lint-marker-error').count()).toBeGreaterThan(0);
  await goBehind(rikke, 'BORGERR');
  await rikke.keyboard.type('A');
  await proof(rikke).toContain('Reglerne er i orden');
  await rikke.keyboard.press('Control+s');
  await rikke.waitForURL(/gemt=1/);
  await rikke.getByRole('link', { name: 'Udgiv' }).click();
  expect(await rikke.textContent('.moves li')).toContain('klagen handler om en opgave');
  expect(await violationsOn(rikke)).toEqual([]);
  await rikke.fill('#grund', 'Skolernes opgaver skal ses af rådgiveren.');
  await rikke.getByRole('button', { name: 'Send til godkendelse' }).click();
  expect(await rikke.textContent('.alert')).toContain('Forslaget er sendt');
  expect(await modtagerOf('praktisk-opgave')).toBe('BUF');

  const ruben = await open('Ruben Regelsen');
  expect(await violationsOn(ruben)).toEqual([]);
  const mine = ruben.locator('.waiting li', { hasText: 'Skolernes opgaver' });
  await mine.getByRole('link', { name: 'Se og godkend' }).click();
  expect(await violationsOn(ruben)).toEqual([]);
  await ruben.getByRole('button', { name: 'Godkend og udgiv' }).click();
  expect(await ruben.textContent('.alert')).toContain('Reglerne er udgivet');
  expect(await modtagerOf('praktisk-opgave')).toBe('BORGERRAADGIVEREN');
  expect(complaints).toEqual([]);
});

test('the editor is styled under the pages’ policy, and completes and explains', async () => {
  const page = await open('Rikke Regelsen', { below: '/rediger?fil=regler.json' });
  await beginAgain(page);
  await goBehind(page, '"send": "');
  await page.keyboard.press('Control+Space');
  const offered = page.locator('.cm-tooltip-autocomplete li');
  await expect
    .poll(() => offered.allTextContents(), { timeout: PROOF_MS_MAX })
    .toContainEqual(expect.stringContaining('emnets-forvaltning'));
  await page.keyboard.press('Escape');
  expect(await page.textContent('.here')).toMatch(/regler › \d+ › send — .*emnets-forvaltning/);
  const shown = await editor(page).evaluate((content) => {
    const { fontFamily } = getComputedStyle(content);
    const gutters = content.parentElement?.querySelector('.cm-gutters');
    const { display } = getComputedStyle(gutters ?? content);
    return { fontFamily, display };
  });
  expect(shown.fontFamily).toContain('monospace');
  expect(shown.display).toBe('flex');
  expect(await violationsOn(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('text that is not saved is asked about, and is there again after a reload', async () => {
  const page = await open('Rikke Regelsen', { below: '/rediger?fil=vejledning.json' });
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await goBehind(page, '"vejledninger"');
  await page.keyboard.type(' ');
  expect(await page.textContent('#gem-status')).toBe('Ikke gemt endnu.');
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  expect(await page.textContent('.alert')).toContain('Din tekst fra før er hentet frem.');
  expect(await editor(page).textContent()).toContain('"vejledninger" :');
  await page.getByRole('button', { name: 'Vis den gemte i stedet' }).click();
  expect(await editor(page).textContent()).toContain('"vejledninger":');
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});

test('another file is shown when this one has been saved', async () => {
  const page = await open('Ruben Regelsen', { below: '/rediger?fil=maaltal.json' });
  await beginAgain(page);
  await page.goto(`${system.url}${REGLER}/rediger?fil=maaltal.json`);
  await goBehind(page, '"maaltal"');
  await page.keyboard.type(' ');
  await page.getByRole('link', { name: 'kategorier.json' }).click();
  await page.waitForURL(/fil=kategorier.json/);
  expect(await page.textContent('.alert')).toContain('Kladden er gemt.');
  await page.goto(`${system.url}${REGLER}/rediger?fil=maaltal.json`);
  expect(await editor(page).textContent()).toContain('"maaltal" :');
});

/** Presses Tab until the wanted element has focus; nobody may need a mouse to get there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < TABS_MAX; i++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return (inside ?? document.activeElement)?.matches(wanted);
    }, selector);
    if (found) return;
  }
  throw new Error(`Tab never reached ${selector}.`);
}

test('the keyboard alone is enough, also to get out of the editor', async () => {
  const page = await open('Rikke Regelsen');
  await beginAgain(page);
  await page.goto(`${system.url}${REGLER}`);
  await tabTo(page, 'a[href$="/rediger"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/rediger/);
  await tabTo(page, '#find');
  await page.keyboard.type('"kilde": "');
  await page.keyboard.press('Enter');
  await tabTo(page, '.cm-content');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Set efter: ');
  await page.keyboard.press('Escape');
  await tabTo(page, '[name=handling]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/gemt=1/);
  await tabTo(page, 'a[href$="/udgiv"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/udgiv/);
  await tabTo(page, '#grund');
  await page.keyboard.type('Kilden er set efter.');
  await tabTo(page, 'form .button-primary');
  await page.keyboard.press('Enter');
  await page.waitForURL(/besked=forslag-sendt/);
  await tabTo(page, '.waiting a');
  expect(await focused(page)).toMatch(/Se dit forslag/);
  expect(complaints).toEqual([]);
});

test('without scripts a file is changed in a plain field', async () => {
  const page = await open('Ruben Regelsen', { scripts: false, below: '/rediger?fil=regler.json' });
  await beginAgain(page);
  await page.goto(`${system.url}${REGLER}/rediger?fil=regler.json`);
  const text = await page.inputValue('#tekst');
  await page.fill('#tekst', text.replace('"naar"', '"nar"'));
  await page.click('[value=gem]');
  expect(await verdict(page).textContent()).toContain('fejl skal rettes');
  await page.locator('.faults a').first().click();
  expect(await page.locator('#linje').count()).toBe(1);
  await page.click('[value=forfra]');
  expect(await verdict(page).textContent()).toContain('Reglerne er i orden');
});

test('pointing at a cell of the table tells the rule that decides it', async () => {
  const page = await open('Ruben Regelsen');
  const cell = page.locator('.routes td a[href="#diskrimination"]').first();
  await cell.focus();
  expect(await page.textContent('[data-told]')).toMatch(/Afgøres af reglen diskrimination\. .+/);
  expect(await page.locator('.routes td.same').count()).toBeGreaterThan(3);
  await page.locator('h1').hover();
});

test('a klage is tried by clicking, and made an example', async () => {
  const page = await open('Ruben Regelsen', { below: '/proev' });
  await page.fill('#emne-filter', 'folkeskole');
  await page.press('#emne-filter', 'Enter');
  await page.locator('#emne').selectOption('folkeskole');
  await page.check('[name=klagenHandlerOm][value=afgoerelse]');
  await page.getByRole('button', { name: 'Vis, hvor den går hen' }).click();
  expect(page.url()).toContain('klagenHandlerOm=afgoerelse');
  expect(await page.textContent('.to')).toContain('Børne- og Ungdomsforvaltningen');
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Læg eksemplet i kladden' }).click();
  await page.waitForURL(/rediger.*linje=/);
  await proof(page).toContain('Reglerne er i orden');
  expect(complaints).toEqual([]);
});
