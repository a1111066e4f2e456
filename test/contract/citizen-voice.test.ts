import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newKey } from '../system.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf } from './given/register.ts';
import { type SentKlage, startRegistrer } from './given/registrer.ts';
import { LEAST, type Typed } from './given/send.ts';

const DAY_MS = 86_400_000;
const given = await startRegistrer();
afterAll(given.close);
beforeEach(() => given.clock.set(new Date('2026-03-02T09:00:00Z')));

const SAG = { da: '/sag', en: '/en/case' } as const;
const keysOf = ({ nummer, kode }: Pick<SentKlage, 'nummer' | 'kode'>) => ({ nummer, kode });
const see = (klage: SentKlage, changes: Typed = {}, sprog: keyof typeof SAG = 'da') =>
  given.post(SAG[sprog], { ...keysOf(klage), ...changes });

const answers = ({ nummer }: { readonly nummer: string }) =>
  rowsOf(
    given.dataDir,
    'select spoergsmaal, svar from borgersvar where nummer = ? order by spoergsmaal',
    nummer,
  );
const score = ({ nummer }: SentKlage) =>
  rowsOf(
    given.dataDir,
    'select tilfreds_inviteret as inviteret, tilfreds_score as score from registrering where nummer = ?',
    nummer,
  )[0];
const dissatisfied = ({ nummer }: SentKlage) =>
  rowsOf(
    given.dataDir,
    "select hvem from haendelse where nummer = ? and hvad = 'utilfreds'",
    nummer,
  );

/** A klage that its forvaltning has closed today. */
async function closedKlage(changes: Typed = {}): Promise<SentKlage> {
  const klage = await given.send(changes);
  const keys = { nummer: klage.nummer, kode: klage.registreringskode };
  const page = await given.post('/registrer', keys);
  const closed = await given.post('/registrer', {
    ...page.fields,
    handling: 'afslut',
    'styrketBorgerkontakt.brugt': 'nej',
    'klagepunkter.0.medhold': 'ikke',
  });
  if (!closed.text.includes('Sagen er afsluttet')) throw new Error(closed.text);
  return klage;
}

describe('the question on the receipt', () => {
  const sent = async (): Promise<ReadPage> => {
    const typed = { ...LEAST, noegle: newKey(), handling: 'send' };
    return given.post('/klage', typed);
  };

  test.each(['1', '5'])('keeps %s, and the receipt stays with number and code', async (skema) => {
    const receipt = await sent();
    expect(receipt.status).toBe(201);
    expect(receipt.text).toContain('Hvor let var det at klage her?');
    const { nummer = '', kode = '' } = receipt.fields;
    const after = await given.post('/sag', { ...receipt.fields, skema, handling: 'skema' });
    expect(after.status).toBe(200);
    expect(after.find('h1')?.textContent).toBe('Din klage er modtaget');
    expect(after.find('#nummer')?.textContent).toBe(nummer);
    expect(after.find('#kode')?.textContent).toBe(kode);
    expect(after.text).toContain('Tak for dit svar');
    expect(after.text).toContain('De skal svare dig på skrift');
    expect(answers({ nummer })).toEqual([{ spoergsmaal: 'skema', svar: skema }]);
  });

  test('keeps nothing but the five steps, and asks again', async () => {
    const receipt = await sent();
    for (const skema of ['', '6', 'Karen', "5' or 1"]) {
      const after = await given.post('/sag', { ...receipt.fields, skema, handling: 'skema' });
      expect(after.text).toContain('Hvor let var det');
    }
    expect(answers({ nummer: receipt.fields['nummer'] ?? '' })).toEqual([]);
  });

  test('is answered by nobody without the code', async () => {
    const { nummer } = await given.send();
    const after = await given.post('/sag', { nummer, kode: 'x', skema: '5', handling: 'skema' });
    expect(after.status).toBe(404);
    expect(answers({ nummer })).toEqual([]);
  });
});

describe('a closed case', () => {
  test('says so, and asks how it went in the citizen’s language', async () => {
    const klage = await closedKlage();
    const [da, en] = [await see(klage), await see(klage, {}, 'en')];
    expect(da.find('.to')?.textContent).toBe('Klagen er afsluttet.');
    expect(da.text).toContain('Hvor tilfreds er du med, hvordan din klage blev behandlet?');
    expect(en.find('.to')?.textContent).toBe('The complaint has been closed.');
    expect(en.text).toContain('How satisfied are you');
    expect(score(klage)).toEqual({ inviteret: 1, score: null });
  });

  test('keeps the answers once, and each change of them as an event', async () => {
    const klage = await closedKlage();
    const said = { handling: 'svar', tilfreds: '2', kontakt: 'nej', behov: 'delvist' };
    const thanked = await see(klage, said);
    expect(thanked.text).toContain('Tak. Dit svar er gemt.');
    expect(thanked.fields).toMatchObject({ tilfreds: '2', kontakt: 'nej', behov: 'delvist' });
    await see(klage, said);
    await see(klage, { handling: 'svar', tilfreds: '4' });
    expect(score(klage)).toEqual({ inviteret: 1, score: 4 });
    expect(answers(klage)).toEqual([
      { spoergsmaal: 'behov', svar: 'delvist' },
      { spoergsmaal: 'kontakt', svar: 'nej' },
    ]);
    const events = rowsOf(
      given.dataDir,
      "select felt, fra, til from registrering_haendelse where nummer = ? and hvem = 'borger' and hvad = 'aendret' order by id",
      klage.nummer,
    );
    expect(events).toEqual([
      { felt: 'tilfredshed.score', fra: null, til: '2' },
      { felt: 'borgersvar.kontakt', fra: null, til: 'nej' },
      { felt: 'borgersvar.behov', fra: null, til: 'delvist' },
      { felt: 'tilfredshed.score', fra: '2', til: '4' },
    ]);
  });

  test.each([{}, { tilfreds: '0' }, { kontakt: 'måske', tilfreds: 'Karen' }])(
    'asks for an answer instead of %j',
    async (said) => {
      const klage = await closedKlage();
      const page = await see(klage, { handling: 'svar', ...said });
      expect(page.status).toBe(422);
      expect(page.errors).toEqual([
        { field: 'tilfreds', message: 'Svar på mindst ét af spørgsmålene.' },
      ]);
      expect([score(klage), answers(klage)]).toEqual([{ inviteret: 1, score: null }, []]);
    },
  );

  test('takes answers until 90 days after it was closed', async () => {
    const klage = await closedKlage();
    await given.clock.advance(90 * DAY_MS);
    expect((await see(klage, { handling: 'svar', tilfreds: '5' })).status).toBe(200);
    await given.clock.advance(DAY_MS);
    const late = await see(klage, { handling: 'svar', tilfreds: '1' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Det er for sent at svare nu.');
    expect(score(klage)).toMatchObject({ score: 5 });
  });
});

test('a case that is open asks nothing, and takes no answer', async () => {
  const klage = await given.send();
  expect((await see(klage)).text).not.toContain('Hvordan gik det?');
  expect((await see(klage, { handling: 'svar', tilfreds: '5' })).status).toBe(409);
  expect((await see(klage, { handling: 'utilfreds' })).status).toBe(409);
  expect([score(klage), answers(klage), dissatisfied(klage)]).toEqual([
    { inviteret: null, score: null },
    [],
    [],
  ]);
});

describe('"Jeg er ikke tilfreds"', () => {
  test('is registered once, and shows the way to Borgerrådgiveren', async () => {
    const klage = await closedKlage();
    const page = await see(klage, { handling: 'utilfreds' });
    await see(klage, { handling: 'utilfreds' });
    expect(page.text).toContain('Sådan går du videre');
    expect(dissatisfied(klage)).toEqual([{ hvem: 'borger' }]);
    expect((await see(klage)).text).toContain('Skriv til Borgerrådgiveren');
  });

  test.each([
    ['da', '/klage'],
    ['en', '/en/complaint'],
  ] as const)(
    'leads in %s to the form with the closed answers, none of them in an address',
    async (sprog, address) => {
      const klage = await closedKlage();
      const page = await see(klage, { handling: 'utilfreds' }, sprog);
      const form = page.find(`main form[action="${address}"]`);
      expect(form?.getAttribute('method')).toBe('post');
      const hidden = form?.querySelectorAll('input[type=hidden]') ?? [];
      const fields = Object.fromEntries(
        hidden.map((input) => [input.getAttribute('name'), input.getAttribute('value') ?? '']),
      );
      expect(fields).toEqual({ emne: 'folkeskole', harKlaget: 'ja-faaet-svar' });
      const next = await given.post(address, { ...fields, handling: 'ret' });
      expect(next.status).toBe(200);
      expect(next.fields).toMatchObject(fields);
      const rute = await given.app.route(
        new Request('http://localhost:4321/api/rute', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(fields),
        }),
      );
      expect(await rute.json()).toMatchObject({ modtager: { id: 'BORGERRAADGIVEREN' } });
    },
  );
});

test('the status of a system is the same body as before', async () => {
  const klage = await closedKlage();
  const answer = await given.get(`/api/sager/${klage.nummer}`);
  expect(answer.status).toBe(404);
  const { nummer, kode } = klage;
  const asked = new Request(`http://localhost:4321/api/sager/${nummer}`, {
    headers: { authorization: `Bearer ${kode}` },
  });
  const body: unknown = await (await given.app.route(asked)).json();
  expect(Object.keys(Object(body)).toSorted()).toEqual(
    ['nummer', 'modtaget', 'modtager', 'tilstand', 'svarfrist', 'haendelser'].toSorted(),
  );
});

test('an unknown button on the case is refused and shows the case', async () => {
  const klage = await closedKlage();
  const page = await see(klage, { handling: 'slet' });
  expect(page.status).toBe(400);
  expect(page.find('h1')?.textContent).toContain(klage.nummer);
  expect(await readPage(await given.get('/sag'))).toMatchObject({ status: 200 });
});
