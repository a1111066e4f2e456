import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseLine } from '../../functions/statistics/case-line.ts';
import { nothingRegistered } from '../../src/klage/registrering.ts';
import { type CaseOffice, caseOffice } from './given/case-office.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import type { StaffBrowser } from './given/staff-session.ts';

let office: CaseOffice;
let bodil: StaffBrowser;
let sofie: StaffBrowser;
/** Klager of this file, each with a number of its own. */
let made = 0;
beforeAll(async () => {
  office = await caseOffice();
  bodil = await office.as('Bodil', 'borgerraadgiver');
  sofie = await office.as('Sofie', 'forvaltning:SOF');
});
afterAll(() => office.close());

const receive = (changes?: Parameters<CaseOffice['receive']>[1]) => {
  made += 1;
  return office.receive(made, changes);
};
/** The letter of a klage is in the mailbox, or has to be brought there. */
async function letter(nummer: string, tilstand: 'accepteret' | 'manuel'): Promise<void> {
  const row = office.world.db.updateTable('forsendelse').where('nummer', '=', nummer);
  const accepteret = office.clock.now().toISOString();
  await row.set({ tilstand, accepteret, dele_accepteret: 1 }).execute();
}
const stateOf = (nummer: string) =>
  rows('select tilstand, modtager from forsendelse where nummer = ?', nummer)[0]?.['tilstand'];
const addressOf = (nummer: string) => `/medarbejder/sager/sag/${nummer}`;
const open = async (browser: StaffBrowser, nummer: string) =>
  readPage(await browser.get(addressOf(nummer)));
const rows = (sql: string, ...values: string[]) => rowsOf(office.dataDir, sql, ...values);
const eventsOf = (nummer: string) =>
  rows('select hvem, hvad, felt, fra, til from registrering_haendelse where nummer = ?', nummer);

/** What the form would send, but for what is changed. */
function formOf(page: ReadPage, changes: Record<string, string | readonly string[]>) {
  const form = page.find('form.registration');
  if (form === null) throw new Error(`There is no form on the page: ${page.text.slice(0, 200)}`);
  const { formularnoegle: _token, ...fields } = page.fields;
  return { ...fields, handling: 'gem', ...changes };
}

describe('the page of a case', () => {
  test('tells facts, route and why, the letter, and the deadline in arbejdsdage', async () => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`Sag ${nummer}`);
    expect(page.text).toContain('Hos Socialforvaltningen');
    expect(page.text).toMatch(/Svarfrist 16\. mar\. 2026, (?:om|overskredet)/);
    expect(page.text).toContain('Hvor den gik hen, og hvorfor');
    expect(page.text).toContain('Brev til Socialforvaltningen');
    expect(page.text).toContain('Klagen kom ind.');
  });

  test('stands in the log as read, by the case and by the person, before it is seen', async () => {
    const nummer = await receive();
    await open(sofie, nummer);
    expect(eventsOf(nummer).at(-1)).toMatchObject({ hvem: 'medarbejder:sofie', hvad: 'laest' });
    const page = await open(bodil, nummer);
    expect(page.find('details')?.textContent).toContain('medarbejder:sofie');
    const log = await readPage(await bodil.get('/medarbejder/sager/log'));
    expect(log.status).toBe(200);
  });

  test('has no reads on it for a forvaltning', async () => {
    const nummer = await receive();
    await open(bodil, nummer);
    const page = await open(sofie, nummer);
    expect(page.find('details')).toBeNull();
    expect(page.html).not.toContain('medarbejder:bodil');
  });

  test('is opened by another system’s number with its source only', async () => {
    const { world } = office;
    const given = {
      slags: 'klage',
      modtaget: '2017-04-03T09:12:00.000Z',
      kanal: 'skriftlig',
    } as const;
    const registreret = {
      ...{ kilde: 'gammelt', nummer: '2017/00 1'.replace(' ', ''), udgave: 1, ...given },
      ...{ forvaltning: 'SOF', taelling: caseLine(nothingRegistered(given)) },
    };
    await world.db.insertInto('registrering').values(registreret).execute();
    const address = `/medarbejder/sager/sag/${encodeURIComponent(registreret.nummer)}`;
    expect((await bodil.get(address)).status).toBe(404);
    const page = await readPage(await bodil.get(`${address}?kilde=gammelt`));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Kommer fra gammelt');
    const found = await bodil.step(`/medarbejder/sager?nummer=${registreret.nummer}`);
    expect(found.headers.get('location')).toBe(`${address}?kilde=gammelt`);
  });
});

describe('what Borgerrådgiveren registers', () => {
  const EVERYTHING = {
    forvaltning: 'SOF',
    overordnedeEmner: ['vejledning', 'partshoering'],
    borgerensProblem: ['ventetid', 'respekt'],
    'klagepunkter.0.overordnetEmne': 'vejledning',
    'klagepunkter.0.art': 'formel',
    'klagepunkter.0.medhold': 'delvist',
    'klagepunkter.0.medholdKendtVia': 'telefonisk',
    'klagepunkter.1.overordnetEmne': 'partshoering',
    'klagepunkter.1.art': 'materiel',
    'klagepunkter.1.medhold': 'ikke',
    'indsatser.1.type': 'intervention',
    'indsatser.1.paabegyndt': 'DAG',
    'risikoBorger.tillidOgTryghed': 'ja',
    'risikoKommune.serviceniveau': 'nej',
    loesning: 'delvist',
    loestMedMaalrettetIndsats: 'ja',
    laering: 'konkret',
    konsultativOpfoelgning: 'generel-forbedring',
    note: 'Partshøringen kom for sent. Ring tidligere næste gang.',
  };

  test('is saved field by field, each with from and to, who and when', async () => {
    const nummer = await receive();
    const before = await open(bodil, nummer);
    const dag = before.fields['indsatser.0.paabegyndt'] ?? '';
    const typed = { ...EVERYTHING, 'indsatser.1.paabegyndt': dag, afsluttet: dag };
    const saved = await bodil.send(addressOf(nummer), formOf(before, typed));
    expect(saved.headers.get('location')).toBe(`${addressOf(nummer)}?besked=gemt`);

    const after = await readPage(await bodil.get(saved.headers.get('location') ?? ''));
    expect(after.text).toContain('Gemt.');
    const { overordnedeEmner: _o, borgerensProblem: _b, note: _n, ...single } = typed;
    expect(after.fields).toMatchObject(single);
    const ticked =
      after.find('form.registration')?.querySelectorAll('[name=overordnedeEmner]') ?? [];
    const values = ticked.filter((box) => box.hasAttribute('checked'));
    expect(values.map((box) => box.getAttribute('value'))).toEqual(['vejledning', 'partshoering']);
    expect(after.text).toContain('Partshøringen kom for sent.');
    const changes = eventsOf(nummer).filter(({ hvem }) => hvem === 'medarbejder:bodil');
    expect(changes).toContainEqual({
      ...{ hvem: 'medarbejder:bodil', hvad: 'aendret' },
      ...{ felt: 'klagepunkter.0.medhold', fra: null, til: 'delvist' },
    });
    expect(changes.map(({ hvad }) => hvad)).toContain('afsluttet');
    expect(after.text).toContain('Klagepunkt 1, udfald: fra ikke udfyldt til Delvist medhold');
  });

  test('says nothing of the note in any event', async () => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    await bodil.send(addressOf(nummer), formOf(page, { note: 'Husk zebraen.' }));
    expect(JSON.stringify(eventsOf(nummer))).not.toContain('zebra');
    expect(JSON.stringify(office.log)).not.toContain('zebra');
  });

  test.each([
    ['en CPR-lignende note', 'Det er 010203-1234.', '010203-****'],
    ['en e-mail', 'Skriv til anna@eksempel.dk', 'a****@eksempel.dk'],
  ])('is held back with %s until somebody says to keep it', async (_, note, masked) => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    const held = await readPage(await bodil.send(addressOf(nummer), formOf(page, { note })));
    expect(held.status).toBe(422);
    expect(held.find('mark')?.textContent).toBe(masked);
    expect(held.fields['note']).toBe(note);
    expect(rows('select * from registrering_note where nummer = ?', nummer)).toEqual([]);
    const behold = held.find('[name=behold]')?.getAttribute('value') ?? '';
    const other = formOf(held, { note: `${note} Og 020304-1234.`, behold });
    expect((await bodil.send(addressOf(nummer), other)).status).toBe(422);
    const kept = await bodil.send(addressOf(nummer), formOf(held, { note, behold }));
    expect(kept.status).toBe(303);
    expect(rows('select tekst from registrering_note where nummer = ?', nummer)).toEqual([
      { tekst: note },
    ]);
  });

  test.each([
    [
      'forslag-partshoering',
      ['risikoBorger.afgoerelsensLovlighed'],
      'risikoBorger.borgerensStilling',
    ],
    [
      'forslag-koordinering',
      ['risikoBorger.borgerensStilling', 'risikoKommune.effektivAdministration'],
      'risikoKommune.lovligForvaltning',
    ],
  ])('is filled in by %s and not saved by it', async (handling, filled, left) => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    const typed = { handling, loesning: 'helt', [left]: 'nej' };
    const shown = await readPage(await bodil.send(addressOf(nummer), formOf(page, typed)));
    expect(shown.status).toBe(200);
    for (const felt of filled) expect(shown.fields[felt]).toBe('ja');
    expect(shown.fields['risikoKommune.oekonomiskForsvarlighed']).toBe('ja');
    expect(shown.fields).toMatchObject({ loesning: 'helt', [left]: 'nej' });
    expect(eventsOf(nummer).filter(({ hvad }) => hvad === 'aendret')).toEqual([]);
    const saved = await bodil.send(addressOf(nummer), formOf(shown, { [filled[0] ?? '']: 'nej' }));
    expect(saved.status).toBe(303);
    expect((await open(bodil, nummer)).fields[filled[0] ?? '']).toBe('nej');
  });

  test.each([
    ['indsatser.1.maade', { 'indsatser.1.type': 'ekspedition', 'indsatser.1.paabegyndt': 'DAG' }],
    ['indsatser.1.paabegyndt', { 'indsatser.1.type': 'tilsyn' }],
    ['indsatser.1.type', { 'indsatser.1.paabegyndt': 'DAG' }],
    ['afsluttet', { afsluttet: '2020-01-01' }],
    ['afsluttet', { afsluttet: 'i morgen' }],
    ['loesning', { loesning: 'måske' }],
    ['overordnedeEmner', { overordnedeEmner: 'findes-ikke' }],
    ['klagepunkter.0.medhold', { 'klagepunkter.0.medholdKendtVia': 'telefonisk' }],
  ])('is refused at %s with all that was typed', async (field, changes) => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    const dag = page.fields['indsatser.0.paabegyndt'] ?? '';
    const typed = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [name, value.replace('DAG', dag)]),
    );
    const answer = await bodil.send(
      addressOf(nummer),
      formOf(page, { laering: 'generel', ...typed }),
    );
    const shown = await readPage(answer);
    expect(shown.status).toBe(422);
    expect(shown.errors.map((error) => error.field)).toContain(field);
    expect(shown.fields).toMatchObject({ laering: 'generel' });
    expect(shown.find(`[id="${field}"]`)).not.toBeNull();
  });
});

describe('two people on one case', () => {
  test('lose nothing: the second is told what the first changed, and keeps what they typed', async () => {
    const nummer = await receive();
    const berit = await office.as('Berit', 'borgerraadgiver');
    const [hers, theirs] = [await open(bodil, nummer), await open(berit, nummer)];
    const first = { loesning: 'helt', laering: 'ingen', 'klagepunkter.0.medhold': 'helt' };
    await berit.send(addressOf(nummer), formOf(theirs, first));

    const second = { loesning: 'ikke', konsultativOpfoelgning: 'ukendt', note: 'Min note.' };
    const told = await readPage(await bodil.send(addressOf(nummer), formOf(hers, second)));
    expect(told.status).toBe(409);
    expect(told.text).toContain('En anden har gemt imens');
    expect(told.text).toContain('medarbejder:berit rettede');
    expect(told.text).toContain('Løsning: fra ikke udfyldt til Helt løst Det har du også rettet.');
    expect(told.text).toContain('Læring: fra ikke udfyldt til Ingen læring');
    expect(told.fields).toMatchObject({
      ...{ loesning: 'ikke', konsultativOpfoelgning: 'ukendt', note: 'Min note.' },
      ...{ laering: 'ingen', 'klagepunkter.0.medhold': 'helt' },
    });
    expect(rows('select loesning from registrering where nummer = ?', nummer)).toEqual([
      { loesning: 'helt' },
    ]);
    expect(rows('select * from registrering_note where nummer = ?', nummer)).toEqual([]);

    const again = await bodil.send(addressOf(nummer), formOf(told, {}));
    expect(again.status).toBe(303);
    const columns = 'loesning, laering, konsultativ_opfoelgning as opfoelgning';
    expect(rows(`select ${columns} from registrering where nummer = ?`, nummer)).toEqual([
      { loesning: 'ikke', laering: 'ingen', opfoelgning: 'ukendt' },
    ]);
  });

  test('are not in each other’s way when both write the same, or one clicks twice', async () => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    const typed = formOf(page, { loesning: 'helt', note: 'En note.' });
    expect((await bodil.send(addressOf(nummer), typed)).status).toBe(303);
    const twice = await bodil.send(addressOf(nummer), typed);
    expect(twice.headers.get('location')).toContain('besked=uaendret');
    expect(rows('select * from registrering_note where nummer = ?', nummer)).toHaveLength(1);
  });

  test('are not told of a reading', async () => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    await open(sofie, nummer);
    const saved = await bodil.send(addressOf(nummer), formOf(page, { laering: 'konkret' }));
    expect(saved.status).toBe(303);
  });
});

describe('a forvaltning', () => {
  test('registers outcome and Styrket Borgerkontakt, and has the letter then', async () => {
    const nummer = await receive();
    await letter(nummer, 'accepteret');
    const page = await open(sofie, nummer);
    expect(page.find('#risici')).toBeNull();
    const dag = page.find('[name=afsluttet]')?.getAttribute('max') ?? '';
    const typed = {
      'styrketBorgerkontakt.brugt': 'ja',
      'styrketBorgerkontakt.foersteKontakt': dag,
      'styrketBorgerkontakt.kanal': 'telefon',
      'styrketBorgerkontakt.forsoeg': '2',
      'styrketBorgerkontakt.notat': 'ja',
      'styrketBorgerkontakt.resultat': 'loest-ved-kontakten',
      'klagepunkter.0.overordnetEmne': 'vejledning',
      'klagepunkter.0.medhold': 'trukket',
      medarbejdertilfredshed: '4',
      afsluttet: dag,
    };
    expect((await sofie.send(addressOf(nummer), formOf(page, typed))).status).toBe(303);
    const [row] = rows('select * from registrering where nummer = ?', nummer);
    expect(row).toMatchObject({ sb_notat: 1, sb_forsoeg: 2, medarbejder_score: 4, afsluttet: dag });
    expect(rows('select id from registrering_ord where nummer = ?', nummer)).toEqual([
      { id: 'vejledning' },
    ]);
    expect(stateOf(nummer)).toBe('kvitteret');
    expect(row).toMatchObject({ tilfreds_inviteret: 1 });
  });

  test.each(['gem', 'kvitter'])(
    'cannot stop a letter that is still on its way, with "%s"',
    async (handling) => {
      const nummer = await receive();
      const page = await open(sofie, nummer);
      expect(page.find('[value=kvitter]')).toBeNull();
      await sofie.send(addressOf(nummer), formOf(page, { loesning: 'helt', handling }));
      expect(stateOf(nummer)).toBe('venter');
    },
  );

  test('says with one click that the letter has come, and Borgerrådgiveren cannot say it for them', async () => {
    const nummer = await receive();
    await letter(nummer, 'accepteret');
    expect((await open(bodil, nummer)).find('[value=kvitter]')).toBeNull();
    await bodil.send(addressOf(nummer), { handling: 'kvitter' });
    await bodil.send(addressOf(nummer), formOf(await open(bodil, nummer), { laering: 'ingen' }));
    expect(stateOf(nummer)).toBe('accepteret');
    const said = await sofie.send(addressOf(nummer), { handling: 'kvitter' });
    expect(said.headers.get('location')).toContain('besked=kvitteret');
    expect(stateOf(nummer)).toBe('kvitteret');
    expect((await open(sofie, nummer)).text).toContain('Der er kvitteret for brevet.');
  });

  test('cannot write what only Borgerrådgiveren registers', async () => {
    const nummer = await receive();
    const page = await open(sofie, nummer);
    const forged = { 'risikoBorger.tillidOgTryghed': 'ja', forvaltning: 'BUF', loesning: 'helt' };
    await sofie.send(addressOf(nummer), formOf(page, forged));
    expect(rows('select * from registrering where nummer = ?', nummer)).toMatchObject([
      { loesning: 'helt', forvaltning: 'SOF', risiko_tillid_og_tryghed: null },
    ]);
  });

  test('no longer sees a case whose letter went to the reserve', async () => {
    const nummer = await receive({
      forsendelse: { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 },
    });
    expect((await open(sofie, nummer)).status).toBe(404);
    expect((await open(bodil, nummer)).status).toBe(200);
  });
});

describe('a case that belongs elsewhere', () => {
  const give = (browser: StaffBrowser, nummer: string, til: string) =>
    browser.send(addressOf(nummer), { handling: 'giv-videre', til });

  test('is given by Borgerrådgiveren to who answers it, as a manual ekspedition', async () => {
    const raadgiver = { slags: 'reserve', modtager: 'BORGERRAADGIVEREN', dele: 1 } as const;
    const nummer = await receive({ forsendelse: raadgiver });
    await letter(nummer, 'accepteret');
    const bufie = await office.as('Bufie', 'forvaltning:BUF');
    expect((await open(bufie, nummer)).status).toBe(404);
    const given = await give(bodil, nummer, 'BUF');
    expect(given.headers.get('location')).toContain('besked=givet');
    const page = await open(bufie, nummer);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hos: fra Borgerrådgiveren til Børne- og Ungdomsforvaltningen');
    const last = 'select type, maade from indsats where nummer = ? order by plads desc limit 1';
    expect(rows(last, nummer)).toEqual([{ type: 'ekspedition', maade: 'manuel' }]);
    expect(rows('select hos, forvaltning from registrering where nummer = ?', nummer)).toEqual([
      { hos: 'BUF', forvaltning: 'BUF' },
    ]);
    expect(eventsOf(nummer)).toContainEqual({
      ...{ hvem: 'medarbejder:bodil', hvad: 'aendret' },
      ...{ felt: 'hos', fra: 'BORGERRAADGIVEREN', til: 'BUF' },
    });
    expect(stateOf(nummer)).toBe('kvitteret');
  });

  test('is taken back, which stops no letter and is no ekspedition', async () => {
    const nummer = await receive();
    const before = rows('select * from indsats where nummer = ?', nummer);
    await give(bodil, nummer, 'BORGERRAADGIVEREN');
    expect((await open(sofie, nummer)).status).toBe(404);
    expect(rows('select * from indsats where nummer = ?', nummer)).toEqual(before);
    expect(stateOf(nummer)).toBe('venter');
  });

  test('given while its letter is on its way goes on being sent', async () => {
    const nummer = await receive();
    await give(bodil, nummer, 'BUF');
    expect(stateOf(nummer)).toBe('venter');
  });

  test('is not given by a forvaltning, nor to nobody', async () => {
    const nummer = await receive();
    expect((await open(sofie, nummer)).find('[value=giv-videre]')).toBeNull();
    for (const [browser, til] of [
      [sofie, 'BUF'],
      [bodil, 'FINDES-IKKE'],
      [bodil, 'SOF'],
    ] as const) {
      const answer = await give(browser, nummer, til);
      expect(answer.headers.get('location')).toContain('besked=uaendret');
    }
    expect(rows('select hos from registrering where nummer = ?', nummer)).toEqual([{ hos: 'SOF' }]);
  });

  test('is told of to whoever writes on it meanwhile', async () => {
    const nummer = await receive();
    const page = await open(bodil, nummer);
    await give(await office.as('Berit', 'borgerraadgiver'), nummer, 'BUF');
    const told = await readPage(
      await bodil.send(addressOf(nummer), formOf(page, { loesning: 'helt' })),
    );
    expect(told.status).toBe(409);
    expect(told.text).toContain('Hos: fra Socialforvaltningen til Børne- og Ungdomsforvaltningen');
    expect(told.fields).toMatchObject({ forvaltning: 'BUF', loesning: 'helt' });
  });

  test('whose letter was brought by hand is no longer to be delivered', async () => {
    const nummer = await receive();
    await letter(nummer, 'manuel');
    const page = await open(bodil, nummer);
    expect(page.text).toContain('Brevet er afleveret i hånden');
    await bodil.send(addressOf(nummer), { handling: 'kvitter' });
    expect(stateOf(nummer)).toBe('kvitteret');
  });
});

test('a forvaltning may correct until 90 days after closing, Borgerrådgiveren longer', async () => {
  const own = await caseOffice();
  const nummer = await own.receive(1);
  const before = await own.as('Sofie', 'forvaltning:SOF');
  const page = await open(before, nummer);
  const dag = page.find('[name=afsluttet]')?.getAttribute('max') ?? '';
  await before.send(addressOf(nummer), formOf(page, { afsluttet: dag }));
  const late = await open(before, nummer);
  await own.clock.advance(91 * 86_400_000);
  const after = await own.as('Sofie', 'forvaltning:SOF');
  const answer = await after.send(addressOf(nummer), formOf(late, { loesning: 'helt' }));
  const locked = await open(after, nummer);
  const raadgiver = await open(await own.as('Bodil', 'borgerraadgiver'), nummer);
  await own.close();

  expect(answer.status).toBe(409);
  expect(locked.find('form.registration')).toBeNull();
  expect(locked.text).toContain('mere end 90 dage siden');
  expect(raadgiver.find('form.registration')).not.toBeNull();
});
