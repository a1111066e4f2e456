import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseOffice, caseOffice } from './given/case-office.ts';
import { readPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import type { StaffBrowser } from './given/staff-session.ts';

const NY = '/medarbejder/sager/ny-henvendelse';
const NY_KLAGE = '/medarbejder/sager/ny-klage';
const NUMMER = /\/sag\/(K-\d{4}-[2-9B-Z]{7})\?besked=oprettet$/;

let office: CaseOffice;
let bodil: StaffBrowser;
let sofie: StaffBrowser;
let dag: string;
beforeAll(async () => {
  office = await caseOffice();
  bodil = await office.as('Bodil', 'borgerraadgiver');
  sofie = await office.as('Sofie', 'forvaltning:SOF');
  dag = (await readPage(await bodil.get(NY))).fields['modtaget'] ?? '';
});
afterAll(() => office.close());

const rows = (sql: string, ...values: string[]) => rowsOf(office.dataDir, sql, ...values);

/** The number of the case that was made. */
function madeIn(answer: Response): string {
  const nummer = NUMMER.exec(answer.headers.get('location') ?? '')?.[1];
  if (nummer === undefined) throw new Error(`No case was made: ${answer.status}`);
  return nummer;
}

const given = () => ({
  ...{ slags: 'klage', kanal: 'telefonisk', modtaget: dag },
  ...{ emne: 'hjemmehjaelp-hjemmepleje', klagenHandlerOm: 'optraeden' },
});

describe('a henvendelse', () => {
  test('has no field for a name, contact or text, and the form says so', async () => {
    const page = await readPage(await bodil.get(NY));
    expect(page.text).toContain('intet felt til navn, adresse, CPR-nummer');
    const form = page.find('form.new-case');
    expect(form?.querySelectorAll('textarea')).toEqual([]);
    const types = form?.querySelectorAll('input').map((input) => input.getAttribute('type'));
    expect(new Set(types)).toEqual(new Set(['hidden', 'radio', 'date']));
  });

  test('is routed by the same rules as the form, and explained, before it is made', async () => {
    const before = rows('select * from registrering').length;
    const page = await readPage(await bodil.send(NY, { ...given(), handling: 'vis' }));
    const rute = await office.route(
      new Request('http://localhost:4321/api/rute', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ emne: given().emne, klagenHandlerOm: 'optraeden', dag }),
      }),
    );
    const { modtager, begrundelse, vejledning } = await rute.json();
    expect(page.status).toBe(200);
    expect(page.find('.to')?.textContent).toBe(modtager.navn);
    expect(page.text).toContain(begrundelse);
    for (const { tekst } of vejledning) expect(page.text).toContain(tekst);
    expect(rows('select * from registrering')).toHaveLength(before);
  });

  test('that is sent on is a manual ekspedition with the guidance that was given', async () => {
    const shown = await readPage(await bodil.send(NY, { ...given(), handling: 'vis' }));
    const vejledning = shown
      .find('form.new-case')
      ?.querySelectorAll('[name=vejledning]')
      .map((box) => box.getAttribute('value') ?? '');
    const some = vejledning?.slice(0, 2) ?? [];
    const { vistModtager = '' } = shown.fields;
    const nummer = madeIn(
      await bodil.send(NY, {
        ...given(),
        ...{ handling: 'opret', vistModtager, goer: 'ekspedition', vejledning: some },
      }),
    );
    expect(rows('select * from registrering where nummer = ?', nummer)).toMatchObject([
      { kilde: 'manuel', kanal: 'telefonisk', slags: 'klage', svarer: vistModtager },
    ]);
    const indsatser = 'select type, maade, paabegyndt, afsluttet from indsats where nummer = ?';
    expect(rows(indsatser, nummer)).toEqual([
      { type: 'ekspedition', maade: 'manuel', paabegyndt: dag, afsluttet: dag },
    ]);
    const [rute] = rows('select * from registrering_rute where nummer = ?', nummer);
    expect(rute?.['regel']).toBe('foerste-klage');
    expect(JSON.parse(String(rute?.['vejledning']))).toEqual(some);
    const page = await readPage(await bodil.get(`/medarbejder/sager/sag/${nummer}`));
    expect(page.text).toContain('Vejledning, borgeren fik');
  });

  test('that Borgerrådgiveren takes on is with them, and no forvaltning sees it', async () => {
    const typed = { ...given(), kanSelvKlareDialogen: 'nej' };
    const shown = await readPage(await bodil.send(NY, { ...typed, handling: 'vis' }));
    const { vistModtager = '' } = shown.fields;
    expect(shown.fields['goer']).toBe('intervention');
    const nummer = madeIn(
      await bodil.send(NY, { ...typed, handling: 'opret', vistModtager, goer: 'intervention' }),
    );
    const suf = await office.as('Suffe', 'forvaltning:SUF');
    expect((await suf.get(`/medarbejder/sager/sag/${nummer}`)).status).toBe(404);
    expect((await bodil.get(`/medarbejder/sager/sag/${nummer}`)).status).toBe(200);
  });

  test('is shown once more when the rules say another than the page did', async () => {
    const answer = await bodil.send(NY, {
      ...{ ...given(), handling: 'opret', vistModtager: 'BUF', goer: 'ekspedition' },
    });
    const page = await readPage(answer);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Svaret er et andet end før');
  });

  test('may be konsultativ bistand, which no rule sends anywhere', async () => {
    const nummer = madeIn(
      await bodil.send(NY, {
        ...{ slags: 'konsultativ-bistand', kanal: 'personlig', modtaget: dag },
        ...{ forvaltning: 'SOF', handling: 'opret' },
      }),
    );
    expect(rows('select type, afsluttet from indsats where nummer = ?', nummer)).toEqual([
      { type: 'konsultativ-bistand', afsluttet: null },
    ]);
    expect(rows('select * from registrering_rute where nummer = ?', nummer)).toEqual([]);
    const [row] = rows(
      'select forvaltning, svarfrist, hos from registrering where nummer = ?',
      nummer,
    );
    expect(row).toEqual({ forvaltning: 'SOF', svarfrist: null, hos: 'BORGERRAADGIVEREN' });
  });

  test.each([
    ['emne', { emne: '' }],
    ['klagedato', { harKlaget: 'ja-venter' }],
    ['modtaget', { modtaget: '2099-01-01' }],
    ['kanal', { kanal: 'digital' }],
    ['slags', { slags: 'ros' }],
  ])('is refused at %s with what was chosen', async (field, changes) => {
    const typed = { ...given(), ...changes, handling: 'opret', vistModtager: 'SUF' };
    const page = await readPage(await bodil.send(NY, typed));
    expect(page.status).toBe(422);
    expect(page.errors.map((error) => error.field)).toEqual([field]);
    expect(page.fields).toMatchObject({ klagenHandlerOm: 'optraeden' });
  });
});

describe('a klage that came to a forvaltning', () => {
  const klage = () => ({ kanal: 'skriftlig', modtaget: dag, emne: 'andet', handling: 'opret' });

  test('is theirs from the start, open, with a number and a svarfrist of the system’s', async () => {
    const { emne: _emne, ...typed } = klage();
    const emne = 'hjemmehjaelp-hjemmepleje';
    const nummer = madeIn(
      await sofie.send(NY_KLAGE, {
        ...{ ...typed, emne, 'klagepunkter.0.art': 'formel' },
        ...{ 'klagepunkter.0.overordnetEmne': 'vejledning', note: 'Ring først.' },
      }),
    );
    const [row] = rows('select * from registrering where nummer = ?', nummer);
    expect(row).toMatchObject({ forvaltning: 'SOF', hos: 'SOF', kanal: 'skriftlig', emne });
    expect(String(row?.['svarfrist']) > dag).toBe(true);
    const page = await readPage(
      await sofie.get(`/medarbejder/sager/sag/${nummer}?besked=oprettet`),
    );
    expect(page.text).toContain('Sagen er oprettet.');
    expect(page.text).toContain('Ring først.');
    const list = await readPage(await sofie.get('/medarbejder/sager?bunke=nye'));
    expect(list.html).toContain(nummer);
    const other = await office.as('Bufie', 'forvaltning:BUF');
    expect((await other.get(`/medarbejder/sager/sag/${nummer}`)).status).toBe(404);
  });

  test('cannot be written down for another forvaltning', async () => {
    const nummer = madeIn(
      await sofie.send(NY_KLAGE, {
        ...klage(),
        emne: 'hjemmehjaelp-hjemmepleje',
        forvaltning: 'BUF',
      }),
    );
    const [row] = rows('select forvaltning, hos from registrering where nummer = ?', nummer);
    expect(row).toEqual({ forvaltning: 'SOF', hos: 'SOF' });
  });

  test('is asked whose it is when somebody is of several', async () => {
    const both = await office.as('Begge', 'forvaltning:SOF', 'forvaltning:BUF');
    const typed = { ...klage(), emne: 'hjemmehjaelp-hjemmepleje' };
    const page = await readPage(await both.send(NY_KLAGE, typed));
    expect(page.errors.map((error) => error.field)).toEqual(['forvaltning']);
    const nummer = madeIn(await both.send(NY_KLAGE, { ...typed, forvaltning: 'BUF' }));
    const [row] = rows('select forvaltning, hos from registrering where nummer = ?', nummer);
    expect(row).toEqual({ forvaltning: 'BUF', hos: 'BUF' });
  });

  test('keeps a note that seems to tell who the citizen is from whoever has seen that it does', async () => {
    const typed = {
      ...klage(),
      emne: 'hjemmehjaelp-hjemmepleje',
      note: 'Ring.\r\nna@eksempel.dk ',
    };
    const page = await readPage(await sofie.send(NY_KLAGE, typed));
    expect(page.status).toBe(422);
    const behold = page.find('[name=behold]')?.getAttribute('value') ?? '';
    const nummer = madeIn(await sofie.send(NY_KLAGE, { ...typed, behold }));
    const [note] = rows('select tekst from registrering_note where nummer = ?', nummer);
    expect(note).toEqual({ tekst: 'Ring.\nna@eksempel.dk' });
  });

  test('is written down by whoever works for Borgerrådgiveren too, who has both forms', async () => {
    const ronja = await office.as('Ronja', 'borgerraadgiver', 'forvaltning:SOF');
    const links = async (browser: StaffBrowser) => {
      const { html } = await readPage(await browser.get('/medarbejder/sager'));
      return [NY, NY_KLAGE].filter((address) => html.includes(`href="${address}"`));
    };
    expect(await links(ronja)).toEqual([NY, NY_KLAGE]);
    expect(await links(bodil)).toEqual([NY]);
    expect(await links(sofie)).toEqual([NY_KLAGE]);
    const nummer = madeIn(
      await ronja.send(NY_KLAGE, { ...klage(), emne: 'hjemmehjaelp-hjemmepleje' }),
    );
    const [row] = rows('select forvaltning, hos from registrering where nummer = ?', nummer);
    expect(row).toEqual({ forvaltning: 'SOF', hos: 'SOF' });
    expect((await sofie.get(`/medarbejder/sager/sag/${nummer}`)).status).toBe(200);
  });

  test.each([
    [['kanal'], { kanal: '' }],
    [['emne'], { emne: '' }],
    [['note'], { note: '010203-1234' }],
    [
      ['styrketBorgerkontakt.forsoeg'],
      {
        ...{ 'styrketBorgerkontakt.brugt': 'ja', 'styrketBorgerkontakt.forsoeg': 'mange' },
      },
    ],
  ])('is refused at %j and made by nobody', async (fields, changes) => {
    const before = rows('select * from registrering').length;
    const emne = 'hjemmehjaelp-hjemmepleje';
    const page = await readPage(await sofie.send(NY_KLAGE, { ...klage(), emne, ...changes }));
    expect(page.status).toBe(422);
    expect(page.errors.map((error) => error.field)).toEqual(fields);
    expect(rows('select * from registrering')).toHaveLength(before);
  });
});
