import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sprog } from '../../src/klage/klage.ts';
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
import { dropFonts, NARROW_PX, violationsOn, wideElements } from './faults-on-page.ts';
import { openStateWindow, type StateWindow } from './state-window.ts';

const FAULT = { da: 'Fejl: ', en: 'Error: ' } as const;

/** Which states are looked at, and whether they are for citizens: of those more is asked. */
type States = { readonly names: readonly string[]; readonly forCitizens: boolean };

/** Tests each of the states `names` in `sprog`, all that can be asked of one on the same load. */
export function lookAtStates(sprog: Sprog, { names, forCitizens }: States): void {
  let window: StateWindow;
  beforeAll(async () => {
    window = await openStateWindow();
  });
  afterAll(() => window.close());

  test.each(names)('%s shuts nobody out', async (name) => {
    const path = `/${sprog}/${name}`;
    const sent = await window.open(path);
    expectNamed(sent, { sprog, name });
    expect(await violationsOn(window.page)).toEqual([]);
    const withScripts = await window.page.content();
    if (forCitizens) await expectReadable(window);
    await expectToFit(window);
    if (forCitizens) await expectZoomable(window);
    // A page that its scripts have not changed is the same where scripts do not come.
    if (!sent.includes('<script')) return;
    await window.open(path, { scripts: false });
    if ((await window.page.content()) === withScripts) return;
    expect(await violationsOn(window.page)).toEqual([]);
    await expectToFit(window);
  });
}

async function expectToFit({ page }: StateWindow): Promise<void> {
  for (const width of NARROW_PX) {
    await page.setViewportSize({ width, height: 700 });
    expect(await wideElements(page), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await dropFonts(page);
  expect(await wideElements(page), 'before the font').toEqual([]);
}

function expectNamed(sent: string, { sprog, name }: { sprog: Sprog; name: string }): void {
  const h1 = [...sent.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, words = '']) =>
    words.replace(/<[^>]+>/g, ''),
  );
  const title = /<title>(.*?)<\/title>/.exec(sent)?.[1] ?? '';
  const fault = FAULT[sprog];
  expect(h1).toHaveLength(1);
  expect(title.startsWith(fault)).toBe(/fejl|problem|review-alt/.test(name));
  expect(title.replace(fault, '').startsWith(h1[0] ?? '?')).toBe(true);
  expect(sent).toContain(`<html lang="${sprog}">`);
}

/** At desktop width: lines, targets, and what the citizen's machine asks of every page. */
async function expectReadable({ page }: StateWindow): Promise<void> {
  expect(await longLines(page), 'lines').toEqual([]);
  expect(await smallTargets(page), 'targets').toEqual([]);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  expect(await colourlessStates(page), 'forced colours').toEqual([]);
  expect(await movingElements(page), 'movement').toEqual([]);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
}

/** At 400 % zoom by the keyboard, and with the text spaced out. */
async function expectZoomable({ page }: StateWindow): Promise<void> {
  await page.setViewportSize(ZOOMED);
  expect(await smallTargets(page), 'targets on a phone').toEqual([]);
  expect(await focusFaults(page), 'focus').toEqual([]);
  await spaceText(page);
  expect(await wideElements(page), 'spaced text').toEqual([]);
  expect(await cutText(page), 'cut text').toEqual([]);
}
