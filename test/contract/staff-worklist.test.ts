import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepNavn } from '../../functions/register/medarbejder-navne.ts';
import { type CaseOffice, caseOffice } from './given/case-office.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import type { StaffBrowser } from './given/staff-session.ts';

const DAY_MS = 86_400_000;
const SAGER = '/medarbejder/sager';

let office: CaseOffice;
let bodil: StaffBrowser;
/** 60 at SOF and 5 at Borgerrådgiveren, one of them left to a person. */
const numre: string[] = [];
beforeAll(async () => {
  office = await caseOffice();
  for (let i = 0; i < 60; i++) numre.push(await office.receive(i));
  const raadgiver = { slags: 'modtager', modtager: 'BORGERRAADGIVEREN', dele: 1 } as const;
  const sag = { modtager: 'BORGERRAADGIVEREN', svarfrist: '2026-04-30' };
  for (let i = 60; i < 65; i++)
    numre.push(await office.receive(i, { forsendelse: raadgiver, sag }));
  const { db } = office.world;
  const row = db.updateTable('forsendelse').where('nummer', '=', numre[64] ?? '');
  await row.set({ tilstand: 'manuel' }).execute();
  await office.clock.advance(20 * DAY_MS);
  bodil = await office.as('Bodil', 'borgerraadgiver');
});
afterAll(() => office.close());

const at = async (query: string, browser = bodil) =>
  readPage(await browser.get(query === '' ? SAGER : `${SAGER}?${query}`));
const numbersOn = (page: ReadPage) =>
  (page.find('#sager')?.querySelectorAll('th a') ?? []).map((link) => link.textContent.trim());
const heapsOn = (page: ReadPage) =>
  Object.fromEntries(
    (page.find('.heaps')?.querySelectorAll('a') ?? []).map((link) => {
      const [, count = '', name = ''] = /^(\S+) (.*)$/.exec(link.textContent.trim()) ?? [];
      return [name, Number(count)];
    }),
  );
const lookups = () =>
  rowsOf(office.dataDir, 'select hvem, hvad, data from opslag').map((row) => ({
    ...row,
    data: JSON.parse(String(row['data'])),
  }));

describe('the worklist', () => {
  test('counts every heap on top, for Borgerrådgiveren and for a forvaltning', async () => {
    expect(heapsOn(await at(''))).toEqual({
      Nye: 5,
      'Venter på forvaltningen': 60,
      'Svarfrist overskredet': 60,
      'Uden kvittering': 0,
      'Skal afleveres i hånden': 1,
      'Alle sager': 65,
    });
    const sofie = await office.as('Sofie', 'forvaltning:SOF');
    expect(heapsOn(await at('', sofie))).toMatchObject({ Nye: 60, Åbne: 60, 'Alle sager': 60 });
  });

  test('shows deadlines in arbejdsdage, late ones as late', async () => {
    const late = await at('bunke=overskredne');
    expect(late.text).toMatch(/16\. mar\. 2026 overskredet med 4 arbejdsdage/);
    const early = await at('bunke=nye');
    expect(early.text).toMatch(/30\. apr\. 2026 om \d+ arbejdsdage/);
  });

  test.each(['frist-asc', 'frist-desc', 'modtaget-asc', 'modtaget-desc'])(
    'sorted by %s is turned page by page, forward and back, without a case lost or twice',
    async (sorter) => {
      const first = await at(`bunke=alle&sorter=${sorter}`);
      const next = first.find('[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
      const second = await readPage(await bodil.get(next));
      const all = [...numbersOn(first), ...numbersOn(second)];
      expect(numbersOn(first)).toHaveLength(50);
      expect(all.toSorted()).toEqual(numre.toSorted());
      expect(second.find('[rel=next]')).toBeNull();
      const back = second.find('[rel=prev]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
      expect(numbersOn(await readPage(await bodil.get(back)))).toEqual(numbersOn(first));
      expect(first.find('[rel=prev]')).toBeNull();
    },
  );

  test('is narrowed by who has the case, by emne and by slags', async () => {
    const found = await at(
      'bunke=alle&hos=BORGERRAADGIVEREN&emne=hjemmehjaelp-hjemmepleje&slags=klage',
    );
    expect(numbersOn(found).toSorted()).toEqual(numre.slice(60).toSorted());
    expect(numbersOn(await at('bunke=alle&slags=henvendelse'))).toEqual([]);
    expect((await at('bunke=alle&slags=henvendelse')).text).toContain('Her er ingen sager.');
  });

  test('says what is left to a person, and leads there', async () => {
    const page = await at('bunke=manuelle');
    expect(numbersOn(page)).toEqual([numre[64]]);
    expect(page.text).toContain('Skal afleveres i hånden');
  });

  test('takes what it does not know in an address as not said', async () => {
    const page = await at('bunke=x&sorter=x&hos=x&emne=x&slags=x&efter=x&foer=a+b');
    expect(page.status).toBe(200);
    expect(numbersOn(page)).toHaveLength(5);
  });
});

describe('a number that is looked for', () => {
  test('leads to its case, however it is spaced', async () => {
    const [nummer = ''] = numre;
    const typed = encodeURIComponent(nummer.toLowerCase().replaceAll('-', ' '));
    const answer = await bodil.step(`${SAGER}?nummer=${typed}`);
    expect(answer.headers.get('location')).toBe(`${SAGER}/sag/${nummer}`);
  });

  test('and is found nowhere is said so', async () => {
    const page = await at('nummer=K-2026-ZZZZZZZ');
    expect(page.status).toBe(404);
    expect(page.text).toContain('Ingen sag har nummeret K-2026-ZZZZZZZ');
  });

  test.each(['010203-1234', '0102031234', 'Anna Jensen', 'anna'])(
    'and is none, such as %s, is not looked for and not kept',
    async (typed) => {
      const before = lookups().length;
      const page = await at(`nummer=${encodeURIComponent(typed)}`);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Skriv et sagsnummer');
      expect((await bodil.get(`${SAGER}/sag/${encodeURIComponent(typed)}`)).status).toBe(404);
      const kept = lookups().slice(before);
      expect(kept.map(({ data }) => data)).toEqual([{ nummer: null }]);
      expect(JSON.stringify(office.log)).not.toContain(typed);
    },
  );
});

describe('the log', () => {
  test('has searches and narrowed lists, not the turning of a page', async () => {
    const before = lookups().length;
    await at('bunke=alle&hos=SOF');
    await at('bunke=alle');
    await at(`bunke=alle&hos=SOF&efter=${encodeURIComponent('2026-03-02T09:00:00.000Z a b')}`);
    expect(lookups().slice(before)).toEqual([
      {
        ...{ hvem: 'medarbejder:bodil', hvad: 'soegning' },
        data: { bunke: 'alle', hos: 'SOF', emne: null, sagsslags: null, fundet: 50 },
      },
    ]);
  });

  test('of one person is read by another, and that stands in theirs', async () => {
    const { world } = office;
    const sofie = await office.as('Sofie', 'forvaltning:SOF');
    await keepNavn(world.db, { id: 'medarbejder:sofie', navn: 'Sofie Sand', roller: [] });
    await keepNavn(world.db, { id: 'medarbejder:bodil', navn: 'Bodil Rådvad', roller: [] });
    const [nummer = ''] = numre;
    const accepteret = office.clock.now().toISOString();
    const letter = world.db.updateTable('forsendelse').where('nummer', '=', nummer);
    await letter.set({ tilstand: 'accepteret', accepteret, dele_accepteret: 1 }).execute();
    await sofie.get(`${SAGER}/sag/${nummer}`);
    await sofie.get(`${SAGER}/sag/${numre[60]}`);
    await sofie.send(`${SAGER}/sag/${nummer}`, { handling: 'kvitter' });

    const page = await readPage(await bodil.get(`${SAGER}/log?person=medarbejder:sofie`));
    expect(page.text).toContain('Det har Sofie Sand gjort');
    expect(page.text).toContain('Der er kvitteret for brevet.');
    expect(page.text).toContain(`Sagen er åbnet. ${nummer}`);
    expect(page.text).toContain('Prøvede at åbne en sag, der ikke var at se.');
    const own = await readPage(await bodil.get(`${SAGER}/log?person=medarbejder:bodil`));
    expect(own.text).toContain('Læste en medarbejders log. medarbejder Sofie Sand');
  });

  test('is turned page by page without a line lost or twice', async () => {
    const { world } = office;
    const id = 'medarbejder:flittig';
    await keepNavn(world.db, { id, navn: 'Flittig', roller: [] });
    const flittig = await office.as('Flittig', 'borgerraadgiver');
    for (let i = 0; i < 130; i++) {
      await office.clock.advance(1_000);
      await flittig.get(`${SAGER}?nummer=K-2026-ZZZZZZZ`);
    }
    const seen: string[] = [];
    let next = `${SAGER}/log?person=${id}`;
    while (next !== '') {
      const page = await readPage(await bodil.get(next));
      seen.push(...(page.find('.log')?.querySelectorAll('tbody tr') ?? []).map(String));
      next = page.find('[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
    }
    expect(seen).toHaveLength(130);
  });

  test('can only grow', async () => {
    const { db } = office.world;
    await at('bunke=alle&hos=SOF');
    await expect(db.deleteFrom('opslag').execute()).rejects.toThrow(/kun tilfoejes/);
    await expect(db.deleteFrom('registrering_haendelse').execute()).rejects.toThrow(
      /kun tilfoejes/,
    );
  });
});
