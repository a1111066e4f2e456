import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReadPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import { type SentKlage, startRegistrer } from './given/registrer.ts';
import type { Typed } from './given/send.ts';

const DAY_MS = 86_400_000;
const given = await startRegistrer();
afterAll(given.close);
beforeEach(() => given.clock.set(new Date('2026-03-02T09:00:00Z')));

const keysOf = ({ nummer, registreringskode }: SentKlage) => ({ nummer, kode: registreringskode });
const open = (klage: SentKlage) => given.post('/registrer', keysOf(klage));

/** Presses a button of a page with some fields changed. */
function press(page: ReadPage, handling: string, changes: Typed = {}): Promise<ReadPage> {
  return given.post('/registrer', { ...page.fields, handling, ...changes });
}

const CLOSING = {
  'styrketBorgerkontakt.brugt': 'nej',
  'klagepunkter.0.medhold': 'helt',
  loesning: 'helt',
};

const registrering = ({ nummer }: SentKlage) =>
  rowsOf(given.dataDir, 'select * from registrering where nummer = ?', nummer)[0];
const haendelser = ({ nummer }: SentKlage) =>
  rowsOf(
    given.dataDir,
    'select hvad, hvem, data from haendelse where nummer = ? order by id',
    nummer,
  );
const changes = ({ nummer }: SentKlage, hvem: string) =>
  rowsOf(
    given.dataDir,
    'select hvad, felt, fra, til from registrering_haendelse where nummer = ? and hvem = ? order by id',
    ...[nummer, hvem],
  );
const live = ({ nummer }: SentKlage) =>
  rowsOf(
    given.dataDir,
    'select slags, modtager, tilstand from forsendelse where nummer = ? and erstattet is null',
    nummer,
  )[0];

describe('number and registration code', () => {
  test('are asked for by a page that no cache keeps and no cookie follows', async () => {
    const answer = await given.get('/registrer');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.getSetCookie()).toEqual([]);
    const text = await answer.text();
    expect(text).toContain('lang="da"');
    expect(text).toContain('id="nummer"');
    expect(text).toContain('id="kode"');
  });

  test('open one case, in any case and spacing, and the reading is written down', async () => {
    const klage = await given.send();
    const page = await given.post('/registrer', {
      nummer: ` ${klage.nummer.toLowerCase()} `,
      kode: klage.registreringskode.replaceAll('-', ' ').toLowerCase(),
    });
    expect(page.status).toBe(200);
    expect(page.find('h1')?.textContent).toBe(`Klage ${klage.nummer}`);
    expect(page.text).toContain('Folkeskole');
    expect(page.text).not.toContain('Skolen svarer ikke');
    expect(changes(klage, `kode:${klage.modtager}`)).toMatchObject([{ hvad: 'laest' }]);
  });

  test('that are wrong are answered alike, whichever of them it was', async () => {
    const [klage, other] = [await given.send(), await given.send()];
    const wrong = [
      { nummer: 'K-2026-2222222', kode: klage.registreringskode },
      { nummer: klage.nummer, kode: other.registreringskode },
      { nummer: klage.nummer, kode: klage.kode },
      { nummer: klage.nummer, kode: '' },
      { nummer: '', kode: '' },
    ];
    const pages = await Promise.all(wrong.map((keys) => given.post('/registrer', keys)));
    for (const [i, page] of pages.entries()) {
      expect(page.status).toBe(404);
      expect(page.errors).toEqual(pages[0]?.errors);
      expect(page.fields).toEqual({ nummer: wrong[i]?.nummer, kode: wrong[i]?.kode });
    }
    expect(pages[0]?.errors[0]?.message).toContain('passer ikke sammen');
  });

  test('can be guessed at twenty times a minute from one address, right ones too', async () => {
    const klage = await given.send();
    const from = { 'x-forwarded-for': '198.51.100.7' };
    const wrong = { nummer: klage.nummer, kode: 'x' };
    for (let i = 0; i < 20; i++) {
      expect((await given.post('/registrer', wrong, from)).status).toBe(404);
    }
    const refused = await given.post('/registrer', keysOf(klage), from);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Vent et minut');
    expect((await given.post('/registrer', keysOf(klage))).status).toBe(200);
    await given.clock.advance(60_000);
    expect((await given.post('/registrer', keysOf(klage), from)).status).toBe(200);
  });

  test('of a citizen open nothing here, and the registration code nothing there', async () => {
    const klage = await given.send();
    const { nummer, kode, registreringskode } = klage;
    expect((await given.post('/registrer', { nummer, kode })).status).toBe(404);
    expect((await given.post('/sag', { nummer, kode: registreringskode })).status).toBe(404);
  });
});

describe('"Vi har modtaget klagen"', () => {
  test('is one click that the delivery and the citizen see, and the second changes nothing', async () => {
    const klage = await given.send();
    const page = await open(klage);
    expect((await press(page, 'kvitter')).text).toContain('Borgeren kan nu se, at I har klagen');
    const again = await press(page, 'kvitter');
    expect(again.status).toBe(200);
    expect(live(klage)).toMatchObject({ tilstand: 'kvitteret' });
    const events = haendelser(klage).filter(({ hvad }) => hvad === 'kvitteret');
    expect(events).toMatchObject([{ hvem: `forvaltning:${klage.modtager}` }]);
    const citizen = await given.post('/sag', { nummer: klage.nummer, kode: klage.kode });
    expect(citizen.text).toContain('har bekræftet, at de har klagen');
  });

  test('keeps what was typed and not saved', async () => {
    const page = await open(await given.send());
    const typed = { ...CLOSING, note: 'Svar "hurtigere" <b>.\n\nTo linjer' };
    const after = await press(page, 'kvitter', typed);
    expect(after.fields).toMatchObject(typed);
  });
});

describe('registering', () => {
  test('a case from the letter takes three answers, and is acknowledged by it', async () => {
    const klage = await given.send();
    const page = await press(await open(klage), 'afslut', CLOSING);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Sagen er afsluttet og gemt');
    expect(registrering(klage)).toMatchObject({
      ...{ sb_brugt: 'nej', loesning: 'helt', afsluttet: '2026-03-02', tilfreds_inviteret: 1 },
    });
    expect(live(klage)).toMatchObject({ tilstand: 'kvitteret' });
    expect(changes(klage, `kode:${klage.modtager}`)).toContainEqual({
      ...{ hvad: 'afsluttet', felt: 'afsluttet', fra: null, til: '2026-03-02' },
    });
  });

  test('takes everything the page asks, each change an event with from and to', async () => {
    const klage = await given.send();
    await given.clock.advance(3 * DAY_MS);
    const all = {
      'styrketBorgerkontakt.brugt': 'ja',
      'styrketBorgerkontakt.foersteKontakt': '3.3.2026',
      'styrketBorgerkontakt.kanal': 'telefon',
      'styrketBorgerkontakt.forsoeg': '2',
      'styrketBorgerkontakt.resultat': 'klage-trukket',
      'styrketBorgerkontakt.notat': 'ja',
      'klagepunkter.0.overordnetEmne': 'vejledning',
      'klagepunkter.0.art': 'formel',
      'klagepunkter.0.medhold': 'delvist',
      'klagepunkter.1.medhold': 'afvist',
      ...{ loesning: 'delvist', laering: 'konkret', note: 'Ring samme dag.' },
      medarbejdertilfredshed: '4',
    };
    const page = await press(await open(klage), 'flere-punkter', all);
    expect(page.fields).toMatchObject(all);
    const closed = await press(page, 'afslut', { afsluttet: '2026-03-04' });
    const { medarbejdertilfredshed, ...registered } = all;
    const read = { ...registered, 'styrketBorgerkontakt.foersteKontakt': '2026-03-03' };
    expect(closed.fields).toMatchObject(read);
    expect(closed.fields).not.toHaveProperty('medarbejdertilfredshed');
    expect(registrering(klage)).toMatchObject({
      ...{ sb_foerste_kontakt: '2026-03-03', sb_forsoeg: 2, sb_notat: 1, laering: 'konkret' },
      ...{ afsluttet: '2026-03-04', medarbejder_score: Number(medarbejdertilfredshed) },
    });
    const points = rowsOf(
      given.dataDir,
      'select overordnet_emne, art, medhold from klagepunkt where nummer = ? order by plads',
      klage.nummer,
    );
    expect(points).toEqual([
      { overordnet_emne: 'vejledning', art: 'formel', medhold: 'delvist' },
      { overordnet_emne: null, art: null, medhold: 'afvist' },
    ]);
    const corrected = await press(closed, 'gem', { 'klagepunkter.0.medhold': 'helt' });
    expect(corrected.text).toContain('Det er gemt.');
    expect(changes(klage, `kode:${klage.modtager}`).at(-1)).toEqual({
      hvad: 'aendret',
      felt: 'klagepunkter.0.medhold',
      fra: 'delvist',
      til: 'helt',
    });
  });

  test('leaves out how the contact was where there was none, and a klagepunkt that is emptied', async () => {
    const klage = await given.send();
    const page = await press(await open(klage), 'gem', {
      ...CLOSING,
      'styrketBorgerkontakt.forsoeg': '3',
      'styrketBorgerkontakt.notat': 'ja',
      'klagepunkter.1.medhold': 'ikke',
    });
    expect(registrering(klage)).toMatchObject({
      sb_forsoeg: null,
      sb_notat: null,
      afsluttet: null,
    });
    await press(page, 'gem', { 'klagepunkter.0.medhold': '' });
    const points = 'select plads, medhold from klagepunkt where nummer = ?';
    expect(rowsOf(given.dataDir, points, klage.nummer)).toEqual([{ plads: 0, medhold: 'ikke' }]);
  });

  test('twice by a double click is saved once', async () => {
    const klage = await given.send();
    const page = await open(klage);
    const [one, two] = await Promise.all([
      press(page, 'afslut', { ...CLOSING, note: 'Svar hurtigere.' }),
      press(page, 'afslut', { ...CLOSING, note: 'Svar hurtigere.' }),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(registrering(klage)).toMatchObject({ udgave: 2 });
    expect(haendelser(klage).filter(({ hvad }) => hvad === 'afsluttet')).toHaveLength(1);
  });

  test('with faults says each at its field, saves nothing and keeps all that was typed', async () => {
    const klage = await given.send();
    const typed = {
      'styrketBorgerkontakt.brugt': 'ja',
      'styrketBorgerkontakt.foersteKontakt': '1.3.2026',
      'styrketBorgerkontakt.forsoeg': 'mange',
      'klagepunkter.0.art': 'formel',
      afsluttet: '31-02-2026',
      note: 'Svar hurtigere.',
    };
    const page = await press(await open(klage), 'afslut', typed);
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual([
      'styrketBorgerkontakt.foersteKontakt',
      'styrketBorgerkontakt.forsoeg',
      'klagepunkter.0.medhold',
      'afsluttet',
    ]);
    for (const { field } of page.errors) expect(page.find(`[id="${field}"]`), field).not.toBeNull();
    expect(page.fields).toMatchObject(typed);
    expect(page.find('title')?.textContent).toMatch(/^Fejl: /);
    expect(registrering(klage)).toMatchObject({ udgave: 1, sb_brugt: null });
  });

  test.each([
    [{ loesning: 'måske' }, 'loesning'],
    [{ 'klagepunkter.0.overordnetEmne': 'findes-ikke' }, 'klagepunkter.0.overordnetEmne'],
    [{ note: 'a'.repeat(2001) }, 'note'],
    [{ note: 'a\u0000b' }, 'note'],
    [{ afsluttet: '2126-01-01' }, 'afsluttet'],
  ])('refuses %j', async (typed, field) => {
    const klage = await given.send();
    const page = await press(await open(klage), 'afslut', { ...CLOSING, ...typed });
    expect(page.status).toBe(422);
    expect(page.errors.map((error) => error.field)).toEqual([field]);
    expect(registrering(klage)).toMatchObject({ udgave: 1 });
  });

  test('a button that is not there is refused, with what was typed', async () => {
    const page = await press(await open(await given.send()), 'slet-alt', CLOSING);
    expect(page.status).toBe(400);
    expect(page.fields).toMatchObject(CLOSING);
  });
});

describe('personal data in a note', () => {
  const NOTES = ['Karen, 010203-1234, ved det', 'Skriv til karen@eksempel.dk.'];

  test.each(NOTES)('are pointed out before "%s" is saved', async (note) => {
    const klage = await given.send();
    const page = await press(await open(klage), 'gem', { ...CLOSING, note });
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(['note']);
    expect(page.find('#personoplysninger strong')?.textContent).toMatch(/\*{4}/);
    expect(page.fields).toMatchObject({ ...CLOSING, note });
    expect(registrering(klage)).toMatchObject({ udgave: 1 });
  });

  test('can be taken out, or kept by whoever has seen them', async () => {
    const [note = ''] = NOTES;
    const klage = await given.send();
    const page = await press(await open(klage), 'gem', { note });
    const noteBeholdes = page.find('#noteBeholdes')?.getAttribute('value') ?? '';
    const other = await press(page, 'gem', { note: `${note} og 020304-1234`, noteBeholdes });
    expect(other.status).toBe(422);
    const kept = await press(page, 'gem', { noteBeholdes });
    expect(kept.text).toContain('Det er gemt.');
    expect((await press(kept, 'gem', { loesning: 'helt' })).status).toBe(200);
    const out = await press(await open(klage), 'gem', { note: '' });
    expect(out.fields).toMatchObject({ note: '' });
    const notes = rowsOf(
      given.dataDir,
      'select * from registrering_note where nummer = ?',
      klage.nummer,
    );
    expect(notes).toEqual([]);
  });

  test('are in no event and no log', async () => {
    const klage = await given.send();
    await press(await open(klage), 'gem', { note: 'Hemmelig læring' });
    const told = JSON.stringify([changes(klage, `kode:${klage.modtager}`), given.app.log]);
    expect(told).toContain('"note"');
    expect(told).not.toContain('Hemmelig');
  });
});

describe('two people on one case', () => {
  test('the later save is told what changed, and takes nothing back unseen', async () => {
    const klage = await given.send();
    const [mine, theirs] = [await open(klage), await open(klage)];
    await press(theirs, 'gem', {
      loesning: 'ikke',
      'klagepunkter.0.medhold': 'ikke',
      note: 'Deres',
    });
    const told = await press(mine, 'gem', { loesning: 'helt', laering: 'konkret', note: 'Min' });
    expect(told.status).toBe(409);
    expect(told.text).toContain('En anden har rettet sagen imens');
    expect(told.text).toContain('Er borgerens problem løst?: fra ikke registreret til Ikke løst');
    expect(told.text).toContain('Noten er nu: Deres');
    expect(told.errors.map(({ field }) => field)).toContain('klagepunkter.0.medhold');
    expect(registrering(klage)).toMatchObject({ loesning: 'ikke', laering: null });
    // Mine stays where I wrote, theirs where I did not.
    expect(told.fields).toMatchObject({
      ...{ loesning: 'helt', laering: 'konkret', note: 'Min', 'klagepunkter.0.medhold': 'ikke' },
    });
    expect((await press(told, 'gem')).text).toContain('Det er gemt.');
    expect(registrering(klage)).toMatchObject({ loesning: 'helt', laering: 'konkret' });
  });

  test('a page that comes back with faults has seen no more than before', async () => {
    const klage = await given.send();
    const [mine, theirs] = [await open(klage), await open(klage)];
    await press(theirs, 'gem', { loesning: 'ikke' });
    const faulty = await press(mine, 'gem', { afsluttet: '', 'styrketBorgerkontakt.brugt': 'x' });
    expect(faulty.status).toBe(422);
    const told = await press(faulty, 'gem', { 'styrketBorgerkontakt.brugt': 'nej' });
    expect(told.status).toBe(409);
  });

  test('whatever the page does not show stops nobody: the citizen’s answer, others’ assessments', async () => {
    const klage = await given.send();
    const closed = await press(await open(klage), 'afslut', CLOSING);
    const { nummer, kode } = klage;
    await given.post('/sag', { nummer, kode, handling: 'svar', tilfreds: '1', kontakt: 'nej' });
    const saved = await press(closed, 'gem', { laering: 'ingen' });
    expect(saved.status).toBe(200);
    expect(saved.html).not.toContain('tilfredshed');
    expect(registrering(klage)).toMatchObject({ tilfreds_score: 1, laering: 'ingen' });
  });
});

describe('corrections', () => {
  test('can be made until 90 days after closing, and then the page can only be read', async () => {
    const klage = await given.send();
    const closed = await press(await open(klage), 'afslut', CLOSING);
    const dag = String(registrering(klage)?.['afsluttet']);
    await given.clock.advance(90 * DAY_MS);
    expect((await press(closed, 'gem', { loesning: 'delvist' })).status).toBe(200);
    const last = await open(klage);
    await given.clock.advance(DAY_MS);
    const late = await press(last, 'gem', { loesning: 'ikke' });
    expect(late.status).toBe(409);
    const page = await open(klage);
    expect(page.text).toContain('Nu kan det kun læses');
    expect(page.text).toContain('Delvist');
    expect(page.find('form')).toBeNull();
    expect(registrering(klage)).toMatchObject({ loesning: 'delvist', afsluttet: dag });
  });

  test('open a closed case again, which the citizen is told, and close it anew', async () => {
    const klage = await given.send();
    const closed = await press(await open(klage), 'afslut', CLOSING);
    expect(closed.html).toContain('value="genaabn"');
    const opened = await press(closed, 'genaabn', { loesning: '' });
    expect(opened.text).toContain('Sagen er åben igen');
    expect(registrering(klage)).toMatchObject({ afsluttet: null, loesning: null, sb_brugt: 'nej' });
    const events = changes(klage, `kode:${klage.modtager}`);
    expect(events).toContainEqual({
      ...{ hvad: 'genaabnet', felt: 'afsluttet', fra: '2026-03-02', til: null },
    });
    expect(haendelser(klage).map(({ hvad }) => hvad)).toContain('genaabnet');
    expect(opened.html).not.toContain('value="genaabn"');
    const again = await press(opened, 'afslut', { loesning: 'delvist' });
    expect(again.text).toContain('Sagen er afsluttet og gemt');
    expect(registrering(klage)).toMatchObject({ afsluttet: '2026-03-02', loesning: 'delvist' });
  });

  test('cannot open a case again after 90 days', async () => {
    const klage = await given.send();
    const closed = await press(await open(klage), 'afslut', CLOSING);
    given.clock.set(new Date('2026-06-02T09:00:00Z'));
    expect((await press(closed, 'genaabn')).status).toBe(409);
    expect(registrering(klage)).toMatchObject({ afsluttet: '2026-03-02' });
  });

  test('take an answer back that should not have been chosen', async () => {
    const klage = await given.send();
    const page = await press(await open(klage), 'gem', {
      ...CLOSING,
      laering: 'konkret',
      'klagepunkter.0.art': 'formel',
    });
    for (const field of [
      'styrketBorgerkontakt.brugt',
      'loesning',
      'laering',
      'klagepunkter.0.art',
    ]) {
      expect(page.find(`[name="${field}"][value=""]`), field).not.toBeNull();
    }
    await press(page, 'gem', {
      ...{ 'styrketBorgerkontakt.brugt': '', loesning: '', laering: '' },
      ...{ 'klagepunkter.0.art': '', 'klagepunkter.0.medhold': '' },
    });
    expect(registrering(klage)).toMatchObject({ sb_brugt: null, loesning: null, laering: null });
    const numbers = [klage.nummer];
    expect(rowsOf(given.dataDir, 'select * from klagepunkt where nummer = ?', ...numbers)).toEqual(
      [],
    );
  });

  test('take no answer away that a closed case must have', async () => {
    const closed = await press(await open(await given.send()), 'afslut', CLOSING);
    const gone = { 'styrketBorgerkontakt.brugt': '', 'klagepunkter.0.medhold': '', afsluttet: '' };
    const page = await press(closed, 'gem', gone);
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(Object.keys(gone));
  });
});

describe('"Ikke vores"', () => {
  test.each([false, true])(
    'sends the reserve copy, closes the code, tells the citizen and charges the rule (acknowledged before: %s)',
    async (acknowledged) => {
      const klage = await given.send();
      const page = await open(klage);
      if (acknowledged) await press(page, 'kvitter');
      const passed = await press(page, 'ikke-vores', { rette: 'SOF' });
      expect(passed.status).toBe(200);
      expect(passed.find('h1')?.textContent).toBe('Klagen er sendt videre');
      expect(live(klage)).toMatchObject({
        ...{ slags: 'reserve', modtager: 'BORGERRAADGIVEREN', tilstand: 'venter' },
      });
      expect(registrering(klage)).toMatchObject({
        ...{ fejlsendt_til: klage.modtager, forvaltning: 'SOF' },
      });
      const events = haendelser(klage).slice(-2);
      expect(events).toMatchObject([{ hvad: 'ikke-vores' }, { hvad: 'til-reserve' }]);
      expect(JSON.parse(String(events[0]?.['data']))).toEqual({
        fra: klage.modtager,
        rette: 'SOF',
      });
      expect(changes(klage, `kode:${klage.modtager}`)).toContainEqual({
        ...{ hvad: 'ikke-vores', felt: 'fejlsendt', fra: null, til: klage.modtager },
      });
      const refused = await open(klage);
      const unknown = await given.post('/registrer', { nummer: klage.nummer, kode: 'x' });
      expect([refused.status, refused.errors]).toEqual([404, unknown.errors]);
      expect((await press(page, 'kvitter')).status).toBe(404);
    },
  );

  test('is told the citizen in their own language', async () => {
    const klage = await given.send({ sprog: 'en' });
    await press(await open(klage), 'ikke-vores', { rette: 'BORGERRAADGIVEREN' });
    const { nummer, kode } = klage;
    const [da, en] = [
      await given.post('/sag', { nummer, kode }),
      await given.post('/en/case', { nummer, kode }),
    ];
    expect(da.find('.to')?.textContent).toContain('Borgerrådgiveren sender den til dem');
    expect(da.text).toContain('De, der fik klagen, kan ikke svare på den.');
    expect(en.find('.to')?.textContent).toContain('went to the wrong place');
    expect(en.text).toContain('Those who got the complaint cannot answer it.');
    expect(registrering(klage)).toMatchObject({ forvaltning: klage.modtager });
  });

  test.each(['', 'BUF', 'findes-ikke'])('asks who is right instead of "%s"', async (rette) => {
    const klage = await given.send();
    const page = await press(await open(klage), 'ikke-vores', { ...CLOSING, rette });
    expect(page.status).toBe(422);
    expect(page.errors.map(({ field }) => field)).toEqual(['rette']);
    expect(page.fields).toMatchObject(CLOSING);
    expect(live(klage)).toMatchObject({ slags: 'modtager' });
  });

  test('comes too late for a closed case', async () => {
    const klage = await given.send();
    const page = await press(await open(klage), 'afslut', CLOSING);
    expect(page.find('#rette')).toBeNull();
    expect((await press(page, 'ikke-vores', { rette: 'SOF' })).status).toBe(409);
    expect(live(klage)).toMatchObject({ slags: 'modtager' });
  });
});
