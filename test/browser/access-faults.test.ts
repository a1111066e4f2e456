import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  colourlessStates,
  cutText,
  focusFaults,
  longLines,
  movingElements,
  smallTargets,
  spaceText,
  ZOOMED,
} from './access-faults.ts';
import { wideElements } from './faults-on-page.ts';
import { openStateWindow, type StateWindow } from './state-window.ts';

let window: StateWindow;
beforeAll(async () => {
  window = await openStateWindow();
});
afterAll(() => window.close());

/** Opens the page of a case with its styles broken in one way. */
async function openBroken(css: string) {
  const { page } = window;
  await window.open('/da/sag-svaret');
  await page.evaluate((broken) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(broken);
    document.adoptedStyleSheets = [sheet];
  }, css);
  return page;
}

test('lines too long to read are found out', async () => {
  const page = await openBroken('p { max-width: none !important }');
  expect(await longLines(page)).not.toEqual([]);
});

test('targets too small for a finger are found out', async () => {
  const page = await openBroken('.pick { padding: 0 !important }');
  expect(await smallTargets(page)).not.toEqual([]);
});

test('movement is found out where stillness is asked for', async () => {
  const page = await openBroken('.button { transition: color 1s }');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect((await movingElements(page)).length).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

test('focus that does not show, and focus under something else, are found out', async () => {
  const hidden = await openBroken('.button { outline: 0 !important }');
  expect((await focusFaults(hidden)).join()).toContain('shows no focus');
  const covered = await openBroken('.foot { position: fixed; inset: 40% 0 0 }');
  await covered.setViewportSize(ZOOMED);
  expect((await focusFaults(covered)).join()).toContain('lies under');
});

test('text cut off when it is spaced out is found out', async () => {
  const page = await openBroken('dd { height: 28px; overflow: hidden }');
  await page.setViewportSize(ZOOMED);
  await spaceText(page);
  expect(await cutText(page)).not.toEqual([]);
  expect(await wideElements(page)).toEqual([]);
});

test('states that forced colours take away are found out', async () => {
  const css =
    '.stations li::before { background: Canvas !important; border-width: 4px !important }';
  const page = await openBroken(`${css} .button { border: 0 !important; outline: 0 }`);
  await page.emulateMedia({ forcedColors: 'active' });
  const found = (await colourlessStates(page)).join();
  await page.emulateMedia({ forcedColors: 'none' });
  expect(found).toContain('no edge');
});
