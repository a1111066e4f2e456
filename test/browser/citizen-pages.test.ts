import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ZOOMED } from './access-faults.ts';
import { paperFaults, wordsOnPaper } from './paper-faults.ts';
import { spokenPage } from './spoken-page.ts';
import { openStateWindow, type StateWindow } from './state-window.ts';
import { walkByTab } from './tab-walk.ts';
import { touchSearch } from './touch-search.ts';

let window: StateWindow;
beforeAll(async () => {
  window = await openStateWindow();
});
afterAll(() => window.close());

describe('the page of a case, by keyboard alone', () => {
  const BEFORE = [
    'Gå til indholdet',
    'Københavns Kommune',
    ...['Klag', 'Se din sag', 'Dine rettigheder', 'Regler', 'Statistik', 'Postkasser', 'English'],
  ];
  const FILES = ['Hent din klage (PDF)', 'Hent underskrevet kvittering'];
  const CALENDAR = 'Læg fristen i din kalender';
  const AFTER = [
    ...['Godt at vide om din klage', 'Se alle dine rettigheder', 'Ord, der kan være svære'],
    ...['Se en anden sag', '33 66 33 66', 'Klag på papir (PDF)', '33 66 14 00'],
    'borgerraadgiveren@kommune.example',
    ...['Sådan passer vi på dine oplysninger', 'Tilgængelighed'],
  ];

  test.each([
    {
      name: 'sag-frist',
      what: 'whose svarfrist has passed',
      stops: ['Send klagen til Borgerrådgiveren', 'Så skriv en ny klage', ...FILES, CALENDAR],
    },
    {
      name: 'sag-afsluttet',
      what: 'that is closed',
      // A question with radios is one stop.
      stops: ['Meget utilfreds', 'Ja', 'Ja', 'Send mit svar', 'Jeg er ikke tilfreds', ...FILES],
    },
    {
      name: 'sag-videre',
      what: 'that was sent on',
      stops: ['Se sagen hos Borgerrådgiveren', ...FILES, CALENDAR],
    },
  ])('$what reaches everything in the order it is read', async ({ name, stops }) => {
    await window.open(`/da/${name}`);
    const wide = await walkByTab(window.page);
    expect(wide.faults).toEqual([]);
    expect(wide.names).toEqual([...BEFORE, ...stops, ...AFTER]);
    await window.open(`/da/${name}`);
    await window.page.setViewportSize(ZOOMED);
    const narrow = await walkByTab(window.page);
    expect(narrow.faults, 'at 400 %').toEqual([]);
    expect(narrow.names).toEqual(wide.names);
  });
});

describe('on paper', () => {
  afterEach(() => window.page.emulateMedia({ media: 'screen' }));

  test('the receipt has number, code, deadline, what happens now and where to find it', async () => {
    await window.open('/da/kvittering');
    expect(await paperFaults(window.page)).toEqual([]);
    const words = await wordsOnPaper(window.page);
    for (const part of [
      ...['K-2026-7BC4D9F', '7BC4D-9FGHJ-KLMNP-QRSTV-WXZ23-456B7', 'mandag den 23. marts 2026'],
      ...['klagevej.kommune.example/sag', 'Det sker der nu', 'Godt at vide', '33 66 14 00'],
      ...['Det har du skrevet', 'Min mor skulle have'],
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toMatch(/Hvor let var det|Print siden|Klag på papir/);
  });

  test.each(['sag-frist', 'sag-afsluttet'])(
    '%s has the whole klage and what to know',
    async (name) => {
      await window.open(`/da/${name}`);
      const klage = Array.from({ length: 300 }, (_, i) => `Linje ${i} ${'x'.repeat(i)}`).join('\n');
      await window.page.locator('pre.letter').evaluate((letter, text) => {
        letter.textContent = text;
      }, klage);
      expect(await paperFaults(window.page)).toEqual([]);
      const words = await wordsOnPaper(window.page);
      expect(words).toContain(klage);
      for (const part of [
        'K-2026-7BC4D9F',
        'mandag den 23. marts 2026',
        'Der skal også stå i dit',
      ]) {
        expect(words).toContain(part);
      }
      expect(words).not.toMatch(/Hvor tilfreds|Se en anden sag/);
    },
  );
});

/**
 * Compared with files a person can read: `test/browser/spoken`. After a change that is meant, write
 * them anew with `npx vitest run --project browser test/browser/citizen-pages.test.ts -u`, and read
 * the difference as somebody who hears it.
 */
describe('read aloud', () => {
  test.each([
    // The first of each language with head and foot.
    ...(['da', 'en'] as const).map((sprog) => ({ sprog, name: 'start', part: 'body' as const })),
    ...['form', 'form-fejl', 'review', 'review-alt', 'kvittering', 'sag-fejl'].map(ofMain),
    ...['sag-frist', 'sag-afsluttet'].map(ofMain),
    { sprog: 'en', name: 'form', part: 'main' as const },
  ])('$sprog/$name says what it is to say, in order', async ({ sprog, name, part }) => {
    await window.open(`/${sprog}/${name}`);
    await expect(await spokenPage(window.page, part)).toMatchFileSnapshot(fileOf(sprog, name));
  });

  test('da/form with the list of found emner open says how many there are', async () => {
    const { page } = window;
    await window.open('/da/form');
    await touchSearch(page);
    await page.fill('#soegning', 'hul i vejen');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.textContent('#fund [role=status]')).toMatch(/\d/);
    const spoken = await spokenPage(page, 'main');
    await expect(spoken).toMatchFileSnapshot(fileOf('da', 'form-soegt'));
  });

  function ofMain(name: string) {
    return { sprog: 'da', name, part: 'main' as const };
  }

  function fileOf(sprog: string, name: string): string {
    return `spoken/${sprog}-${name}.yml`;
  }
});
