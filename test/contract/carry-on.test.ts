import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { confirm, takeConfirmations } from '../../functions/delivery/confirm.ts';
import { makePost } from '../../functions/delivery/post.ts';
import { WAITS } from '../../functions/delivery/waits.ts';
import { klageJsonSchema } from '../../functions/http/oplysning/klage-json-schema.ts';
import { openMailer } from '../../functions/mail/open-mailer.ts';
import { certPath, keyPath } from '../../functions/seal/demo-keys.ts';
import { decryptCms } from '../../functions/seal/open-cms.ts';
import { type OpenedLetter, openSigned } from '../../functions/seal/open-letter.ts';
import type { Rolle } from '../../functions/staff/medarbejder.ts';
import { ORIGIN } from './given/case-office.ts';
import { fuldmagt, pdf } from './given/files.ts';
import { type ReadPage, readPage } from './given/read-page.ts';
import { rowsOf, sagOf, stored } from './given/register.ts';
import { type SentKlage, startRegistrer } from './given/registrer.ts';
import type { Typed } from './given/send.ts';
import { loggedIn } from './given/staff-session.ts';

/** Received on a Monday: the tenth arbejdsdag is Monday the 16th. */
const RECEIVED = new Date('2026-03-02T09:00:00Z');
const LAST_MINUTE = new Date('2026-03-16T22:59:00Z');
const OVERDUE = new Date('2026-03-16T23:01:00Z');

const given = await startRegistrer();
afterAll(given.close);
beforeEach(() => given.clock.set(RECEIVED));

const open = ({ nummer, kode }: Pick<SentKlage, 'nummer' | 'kode'>, changes: Typed = {}) =>
  given.post('/sag', { nummer, kode, ...changes });
const carryOn = (klage: SentKlage, address = '/sag') =>
  given.post(address, { nummer: klage.nummer, kode: klage.kode, handling: 'videre' });
const links = (nummer: string) =>
  rowsOf(given.dataDir, 'select fra, til from videre where fra = ?', nummer);
const events = (nummer: string) =>
  rowsOf(given.dataDir, 'select hvad, hvem, data from haendelse where nummer = ?', nummer);

/** The number on a receipt page. */
function nummerOn(page: ReadPage): string {
  return page.find('#nummer')?.textContent ?? '';
}

/** The sealed letter to Borgerrådgiveren. */
async function letterToRaadgiver(nummer: string): Promise<OpenedLetter> {
  const id = 'BORGERRAADGIVEREN';
  const sealed = await readFile(join(given.dataDir, 'objekter', 'sager', nummer, 'modtager-1.p7m'));
  const key = createPrivateKey(await readFile(keyPath(given.keys, id)));
  const certificate = new X509Certificate(await readFile(certPath(given.keys, id)));
  return openSigned(decryptCms(sealed, { key, certificate }));
}

describe('a klage that is not answered in time', () => {
  test('goes on with one click: new number, same code, same words, files and history', async () => {
    const words = {
      beskrivelse: 'Ingen ringer tilbage. æøå 😀\n\n"Citat"',
      oensketLoesning: 'Ring.',
    };
    const klage = await given.send({ ...words, telefon: '33 66 33 66' });
    given.clock.set(OVERDUE);
    const receipt = await carryOn(klage);
    expect(receipt.status).toBe(201);
    const nummer = nummerOn(receipt);
    expect(nummer).not.toBe(klage.nummer);
    expect(receipt.find('#kode')?.textContent).toBe(klage.kode);
    expect(receipt.text).toContain('Koden er den samme');

    const { tekst, klageJson } = await letterToRaadgiver(nummer);
    const json = JSON.parse(klageJson);
    expect(json.felter).toMatchObject({ ...words, navn: 'Anna Prøve', telefon: '33 66 33 66' });
    expect(json).toMatchObject({
      svar: { emne: 'folkeskole', harKlaget: 'ja-venter', svarfristUdloebet: 'ja' },
      felter: { klagedato: '2026-03-02' },
      rute: { modtager: 'BORGERRAADGIVEREN', regel: 'svarfrist-passeret' },
      tidligere: {
        ...{ nummer: klage.nummer, modtaget: RECEIVED.toISOString(), modtager: 'BUF' },
        svarfrist: '2026-03-16',
        haendelser: [{ tid: RECEIVED.toISOString(), hvad: 'modtaget', hvem: 'borger' }],
      },
    });
    const schema = new Ajv2020({ strict: true, validateFormats: false }).compile(
      klageJsonSchema('http://localhost:4321'),
    );
    expect(schema(json), JSON.stringify(schema.errors)).toBe(true);
    expect(tekst).toContain('BORGEREN HAR IKKE FÅET SVAR I TIDE');
    expect(tekst).toContain(`Klagen har nummer ${klage.nummer}.`);
    expect(tekst).toContain('mandag den 2. marts 2026 kl. 10.00: Klagen kom ind (borgeren)');
  });

  test('is linked to the next one, which has a case, an outbox row and an event', async () => {
    const klage = await given.send();
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    expect(links(klage.nummer)).toEqual([{ fra: klage.nummer, til: nummer }]);
    expect(events(klage.nummer).at(-1)).toEqual({
      ...{ hvad: 'svarfrist-udloebet', hvem: 'borger' },
      data: JSON.stringify({ nummer }),
    });
    expect(sagOf(given.dataDir, nummer)).toMatchObject({
      ...{ modtager: 'BORGERRAADGIVEREN', regel: 'svarfrist-passeret', indsigelse: null },
      ...{ emne: 'folkeskole', svarfrist: '2026-03-31' },
    });
    const rows = rowsOf(given.dataDir, 'select tilstand from forsendelse where nummer = ?', nummer);
    expect(rows).toEqual([{ tilstand: 'venter' }]);
  });

  test('goes on once, however often and from how many windows it is clicked', async () => {
    const klage = await given.send();
    given.clock.set(OVERDUE);
    const before = stored(given.dataDir);
    const pages = await Promise.all([carryOn(klage), carryOn(klage), carryOn(klage, '/en/case')]);
    const again = await carryOn(klage);
    const numre = new Set([...pages, again].map(nummerOn));
    expect(numre.size).toBe(1);
    expect(pages.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(again.status).toBe(200);
    const after = stored(given.dataDir);
    expect(after.sager - before.sager).toBe(1);
    expect(after.mapper - before.mapper).toBe(1);
    expect(links(klage.nummer)).toHaveLength(1);
  });

  test('shows both cases to the same code, each with the way to the other', async () => {
    const klage = await given.send();
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    const first = await open(klage);
    expect(first.text).toContain(nummer);
    expect(first.text).toContain('Du har sendt klagen videre til Borgerrådgiveren');
    expect(first.text).not.toContain('Send klagen til Borgerrådgiveren');
    const { registreringskode } = klage;
    const theirs = await given.post('/registrer', {
      nummer: klage.nummer,
      kode: registreringskode,
    });
    expect(theirs.text).toContain(`Sendt videre af borgeren som ${nummer}`);
    const next = await open({ nummer, kode: klage.kode });
    expect(next.status).toBe(200);
    expect(next.text).toContain(`klage ${klage.nummer}`);
    expect(next.find('pre.letter')?.textContent).toContain('Skolen svarer ikke');
  });

  test('takes its files along, byte for byte, and the power of attorney as such', async () => {
    const { bytes } = pdf();
    const typed = {
      ...{ emne: 'folkeskole', beskrivelse: 'Se filen.', navn: 'Anna', email: 'a@eksempel.dk' },
      ...{ paaVegneAf: 'en-anden', noegle: 'f'.repeat(40), handling: 'send' },
    };
    const sent = await given.postFiles('/klage', typed, [pdf('afslag på å.pdf'), fuldmagt()]);
    expect(sent.status).toBe(201);
    const { nummer = '', kode = '' } = sent.fields;
    given.clock.set(OVERDUE);
    const next = nummerOn(await given.post('/sag', { nummer, kode, handling: 'videre' }));
    const { bilag } = await letterToRaadgiver(next);
    expect(bilag.map(({ felt, navn }) => [felt, navn])).toEqual([
      ['bilag', 'afslag på å.pdf'],
      ['fuldmagt', 'fuldmagt.pdf'],
    ]);
    expect(bilag[0]?.bytes.equals(Buffer.from(bytes))).toBe(true);
  });

  test('goes to Borgerrådgiveren also where the rules name the forvaltning: as an objection', async () => {
    const klage = await given.send({ klagenHandlerOm: 'serviceniveau' });
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    expect(sagOf(given.dataDir, nummer)).toMatchObject({
      ...{ modtager: 'BORGERRAADGIVEREN', regel: 'serviceniveau' },
      indsigelse: 'BORGERRAADGIVEREN',
    });
  });
});

describe('the mail about a klage that goes on', () => {
  test('comes once to whoever asked for one, with the new number and deadline only', async () => {
    const asked = { email: 'mail.videre@eksempel.dk', bekraeftelse: 'ja', besked: 'ja' };
    const klage = await given.send({ ...asked, oensketLoesning: 'Ring.' });
    expect((await mailsTo(asked.email)).map(({ subject }) => subject)).toEqual([
      `Din klage er modtaget: ${klage.nummer}`,
    ]);
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    await carryOn(klage);
    await mailsTo(asked.email);
    const [, mail, ...more] = await mailsTo(asked.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`Din klage er sendt videre: ${nummer}`);
    expect(mail?.text).toContain(`Nummer: ${nummer}`);
    expect(mail?.text).toContain('Svar senest: 31. marts 2026');
    expect(mail?.text).toContain('Koden er den samme');
    expect(mail?.text).not.toMatch(/Skolen|folkeskole|Anna|Ring|Børne|BUF/);
    for (const secret of [klage.nummer, klage.kode]) expect(mail?.text).not.toContain(secret);
    // Both cases write once more, when they are closed.
    expect(mail?.text).toContain('Vi sletter din mailadresse, når');
    expect(waitingMails([klage.nummer, nummer])).toEqual(['besked', 'besked']);
  });

  test('says that the address is deleted, once it is', async () => {
    const asked = { email: 'mail.slet@eksempel.dk', bekraeftelse: 'ja' };
    const klage = await given.send(asked);
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage, '/en/case'));
    const mails = await mailsTo(asked.email);
    expect(mails.at(-1)?.text).toContain('Din mailadresse er nu slettet hos os.');
    expect(waitingMails([klage.nummer, nummer])).toEqual([]);
  });

  test('does not come to whoever asked for none', async () => {
    const email = 'mail.nej@eksempel.dk';
    const klage = await given.send({ email });
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    expect(await mailsTo(email)).toEqual([]);
    expect(waitingMails([klage.nummer, nummer])).toEqual([]);
  });
});

/** Sends what is due over the real relay. @returns every mail the address has had, the first first */
async function mailsTo(address: string) {
  const { world } = given.app;
  const mailer = await openMailer(world);
  const post = makePost({ ...world, mailer }, WAITS);
  for (const kontakt of await takeConfirmations(post, 100)) await confirm(post, kontakt);
  await mailer.close();
  return given.received
    .filter(({ to }) => to === address)
    .map(({ mail }) => {
      const [head = '', body = ''] = mail.split('\r\n\r\n');
      const subject = /^Subject: (.*)$/m.exec(head)?.[1]?.trim();
      return { subject, text: Buffer.from(body, 'base64').toString('utf8') };
    });
}

/** What the register keeps an address for. */
function waitingMails(numre: readonly string[]) {
  const rows = rowsOf(given.dataDir, 'select nummer, slags from kontakt');
  return rows.filter(({ nummer }) => numre.includes(String(nummer))).map(({ slags }) => slags);
}

test('staff see each case from the other, as far as they may see it', async () => {
  const klage = await given.send();
  given.clock.set(OVERDUE);
  const nummer = nummerOn(await carryOn(klage));
  const { world, route } = given.app;
  const staff = (navn: string, rolle: Rolle) =>
    loggedIn({ world, route, origin: ORIGIN }, navn, [rolle]);
  const raadgiver = await staff('Berit', 'borgerraadgiver');
  const first = await readPage(await raadgiver.get(`/medarbejder/sager/sag/${klage.nummer}`));
  expect(first.find(`a[href="/medarbejder/sager/sag/${nummer}"]`)).not.toBeNull();
  expect(first.text).toContain('Borgeren fik ikke svar i tide og er gået videre');
  const next = await readPage(await raadgiver.get(`/medarbejder/sager/sag/${nummer}`));
  expect(next.find(`a[href="/medarbejder/sager/sag/${klage.nummer}"]`)).not.toBeNull();
  const forvaltning = await staff('Bo', 'forvaltning:BUF');
  const own = await readPage(await forvaltning.get(`/medarbejder/sager/sag/${klage.nummer}`));
  expect(own.text).toContain(nummer);
  expect(own.find(`a[href="/medarbejder/sager/sag/${nummer}"]`)).toBeNull();
});

test('what became of it goes along: when, what and who', async () => {
  const klage = await given.send();
  given.clock.set(new Date('2026-03-05T10:00:00Z'));
  const page = await given.post('/registrer', {
    ...{ nummer: klage.nummer, kode: klage.registreringskode },
  });
  await given.post('/registrer', { ...page.fields, handling: 'kvitter' });
  given.clock.set(OVERDUE);
  const steps = await open(klage);
  expect(steps.find('[aria-current=step]')?.textContent).toContain('Modtagelsen er bekræftet');
  const { tekst, klageJson } = await letterToRaadgiver(nummerOn(await carryOn(klage)));
  expect(JSON.parse(klageJson).tidligere.haendelser).toEqual([
    { tid: RECEIVED.toISOString(), hvad: 'modtaget', hvem: 'borger' },
    { tid: '2026-03-05T10:00:00.000Z', hvad: 'kvitteret', hvem: 'BUF' },
  ]);
  expect(tekst).toContain('kl. 11.00: Modtagelsen blev bekræftet (Børne- og Ungdomsforvaltningen)');
});

describe('a klage does not go on', () => {
  test('before the day after its svarfrist; the page says from when', async () => {
    const klage = await given.send();
    given.clock.set(LAST_MINUTE);
    const page = await open(klage);
    expect(page.text).toContain('fra tirsdag den 17. marts 2026');
    expect(page.text).not.toContain('Send klagen til Borgerrådgiveren');
    const refused = await carryOn(klage);
    expect(refused.status).toBe(409);
    expect(refused.find('[role=alert]')?.textContent).toContain('tirsdag den 17. marts 2026');
    expect(links(klage.nummer)).toEqual([]);
    given.clock.set(OVERDUE);
    expect((await open(klage)).text).toContain('Send klagen til Borgerrådgiveren');
  });

  test('when Borgerrådgiveren has it already', async () => {
    const klage = await given.send({ kanSelvKlareDialogen: 'nej' });
    expect(klage.modtager).toBe('BORGERRAADGIVEREN');
    given.clock.set(OVERDUE);
    expect((await open(klage)).text).toContain('Ring til Borgerrådgiveren');
    const refused = await carryOn(klage);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Borgerrådgiveren har allerede klagen');
  });

  test('a second time: the next case is with Borgerrådgiveren', async () => {
    const klage = await given.send();
    given.clock.set(OVERDUE);
    const nummer = nummerOn(await carryOn(klage));
    await given.clock.advance(40 * 86_400_000);
    expect((await carryOn({ ...klage, nummer })).status).toBe(409);
  });

  test('when it has been closed', async () => {
    const klage = await given.send();
    await close(klage);
    given.clock.set(OVERDUE);
    const refused = await carryOn(klage);
    expect(refused.status).toBe(409);
    expect(refused.find('[role=alert]')?.textContent).toContain('Klagen er afsluttet');
  });

  test('when nobody can answer it', async () => {
    const klage = await given.send({ anonym: 'ja', navn: undefined, email: undefined });
    given.clock.set(OVERDUE);
    const page = await open(klage);
    expect(page.text).toContain('hvor vi kan svare dig');
    expect(page.text).not.toContain('Svar senest');
    expect((await carryOn(klage)).status).toBe(409);
  });

  test('for whoever has the number only', async () => {
    const klage = await given.send();
    given.clock.set(OVERDUE);
    const page = await given.post('/sag', { nummer: klage.nummer, kode: 'x', handling: 'videre' });
    expect(page.status).toBe(404);
    expect(links(klage.nummer)).toEqual([]);
  });
});

/** The forvaltning closes a case from its own page. */
async function close(klage: SentKlage): Promise<void> {
  const keys = { nummer: klage.nummer, kode: klage.registreringskode };
  const page = await given.post('/registrer', keys);
  const closed = await given.post('/registrer', {
    ...{ ...page.fields, handling: 'afslut' },
    ...{ 'styrketBorgerkontakt.brugt': 'nej', 'klagepunkter.0.medhold': 'ikke' },
  });
  if (!closed.text.includes('Sagen er afsluttet')) throw new Error(closed.text);
}
