import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  decodeBody,
  mimeParameterOf,
  multipartEntities,
  openMime,
} from '../../functions/seal/open-mime.ts';
import { findOpenssl, openssl, type Scratch, scratch } from '../functions/seal/openssl.ts';
import { lettersIn, postKlage, startSystem, until } from '../system.ts';
import { readReceipt } from './given/bodies.ts';
import { large, pdf, text } from './given/files.ts';
import { LEAST, postMultipart, type Typed } from './given/send.ts';

const system = await startSystem({ env: { KLAGEVEJ_NU: '2026-03-02T09:00:00+01:00' } });
const at: Scratch = await scratch();
beforeAll(findOpenssl);
afterAll(() => Promise.all([system.stop(), at.remove()]));

const KEYS = join(system.dataDir, 'noegler');

/** The mails of a klage in a mailbox, when all have come. */
async function mails(modtager: string, nummer: string, count = 1): Promise<string[]> {
  return until(`${count} mails about ${nummer} in ${modtager}`, async () => {
    const all = await lettersIn(system.dataDir, modtager);
    const found = all.filter((name) => name.endsWith(`-${nummer}.eml`)).toSorted();
    const paths = found.map((name) => join(system.dataDir, 'postkasser', modtager, name));
    return paths.length === count ? paths : null;
  });
}

/** Contract §6, the two commands as they stand there; then the parts inside. */
async function openByContract(eml: string, modtager: string) {
  const [inner, mime] = [at.path('inner.eml'), at.path('mime')];
  const [cert, key] = [join(KEYS, `${modtager}.crt.pem`), join(KEYS, `${modtager}.key.pem`)];
  const decrypt = ['cms', '-decrypt', '-in', eml, '-recip', cert, '-inkey', key, '-out', inner];
  const verify = ['cms', '-verify', '-in', inner, '-CAfile', join(KEYS, 'ca.crt.pem')];
  expect(await openssl(decrypt)).toMatchObject({ ok: true });
  expect(await openssl([...verify, '-out', mime])).toMatchObject({ ok: true });
  const whole = openMime(await readFile(mime));
  const parts = multipartEntities(whole).map(openMime);
  const [tekst, json, ...bilag] = parts;
  if (tekst === undefined || json === undefined) throw new Error('The letter lacks its parts.');
  return {
    type: whole.headers.get('content-type'),
    partTypes: [tekst, json].map(({ headers }) => headers.get('content-type')),
    tekst: decodeBody(tekst).toString('utf8'),
    json: decodeBody(json),
    klage: v.parse(KlageJson, JSON.parse(decodeBody(json).toString('utf8'))),
    bilag: bilag.map((part) => ({
      navn: mimeParameterOf(part, 'content-disposition', 'filename'),
      bytes: decodeBody(part),
    })),
  };
}

const KlageJson = v.strictObject({
  $schema: v.string(),
  nummer: v.string(),
  modtaget: v.pipe(v.string(), v.isoTimestamp()),
  svar: v.strictObject({
    ...{ emne: v.string(), forvaltning: v.string(), klagenHandlerOm: v.string() },
    ...{ harKlaget: v.string(), svarfristUdloebet: v.string(), kanSelvKlareDialogen: v.string() },
    ...{ overEtAarSiden: v.string(), behandlesAndetSteds: v.string() },
  }),
  felter: v.record(v.string(), v.string()),
  rute: v.strictObject({
    ...{ modtager: v.string(), regel: v.string(), regelsaet: v.string(), begrundelse: v.string() },
  }),
  svarfrist: v.string(),
  registrering: v.strictObject({ adresse: v.string(), registreringskode: v.string() }),
  bilag: v.array(
    v.strictObject({
      ...{ navn: v.string(), type: v.string(), bytes: v.number(), sha256: v.string() },
      scanning: v.string(),
    }),
  ),
});

function headersOf(eml: string): Map<string, string> {
  const head = eml.slice(0, eml.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new Map(
    head.split('\r\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
}

async function sendTyped(changes: Typed) {
  return readReceipt(await postKlage(system.url, { ...LEAST, ...changes }));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A bit of everything a citizen may type. */
const TYPED = {
  beskrivelse: 'Linje 1\r\n\tLinje "2" <b>&amp;</b>  a\u030A 👨‍👩‍👧 \u202Eomvendt\u202C \u200B.',
  oensketLoesning: 'En undskyldning',
  haendelse: 'sidste uge',
  enhed: 'Skolen ved Søerne',
  sagsnummer: '26-1234',
  adresse: 'Vej 1\n2000 By',
  adressebeskyttelse: 'ja',
  cpr: '010203-4567',
  harKlaget: 'ja-venter',
  klagedato: '2026-02-27',
};

describe('the letter of a klage', () => {
  test('is opened by openssl as the contract says, and holds what was typed', async () => {
    const receipt = await sendTyped(TYPED);
    const [eml = ''] = await mails('BUF', receipt.nummer);

    const letter = await openByContract(eml, 'BUF');

    expect(letter.type).toMatch(/^multipart\/mixed; boundary=/);
    expect(letter.partTypes).toEqual([
      'text/plain; charset=utf-8',
      'application/json; name="klage.json"',
    ]);
    expect(letter.klage).toMatchObject({
      $schema: `${system.url}/api/klage.schema.json`,
      nummer: receipt.nummer,
      svar: { emne: 'folkeskole', forvaltning: 'BUF', svarfristUdloebet: 'nej' },
      rute: {
        modtager: 'BUF',
        regel: receipt.regel,
        regelsaet: receipt.regelsaet,
        begrundelse: receipt.begrundelse,
      },
      svarfrist: '2026-03-16',
      registrering: { adresse: `${system.url}/registrer` },
      bilag: [],
    });
    const verbatim = TYPED.beskrivelse.replace('\r\n', '\n').normalize('NFC');
    const { harKlaget: _, ...felter } = { ...TYPED, beskrivelse: verbatim };
    expect(letter.klage.felter).toMatchObject({ ...felter, navn: LEAST.navn, email: LEAST.email });
    expect(letter.klage.registrering.registreringskode).toMatch(/^([2-9B-Z]{5}-){5}[2-9B-Z]{5}$/);
    expect(letter.klage.registrering.registreringskode).not.toBe(receipt.kode);
    expect(sha256(letter.json)).toBe(receipt.sha256);
    const tekst = letter.tekst.replaceAll('\r\n', '\n');
    for (const words of [
      receipt.nummer,
      verbatim,
      TYPED.cpr,
      TYPED.adresse,
      'Adressebeskyttelse:',
    ]) {
      expect(tekst).toContain(words);
    }
    expect(tekst).not.toContain(receipt.kode);
  });

  test('has exactly the outer headers of the contract, and nothing of the citizen’s', async () => {
    const { nummer } = await sendTyped({ navn: 'kanariefugl' });
    const [path = ''] = await mails('BUF', nummer);
    const eml = await readFile(path, 'latin1');

    const headers = headersOf(eml);

    expect([...headers.keys()].toSorted()).toEqual(
      [
        ...['From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type'],
        ...['Content-Transfer-Encoding', 'Content-Disposition'],
      ].toSorted(),
    );
    expect(headers.get('From')).toBe('klagevej@kommune.example');
    expect(headers.get('To')).toBe('sikkerpost.buf@kommune.example');
    expect(headers.get('Subject')).toBe(`Klage ${nummer}`);
    expect(headers.get('Content-Type')).toMatch(/^application\/pkcs7-mime; smime-type=/);
    expect(eml).not.toContain('kanariefugl');
    expect(path).toMatch(/\/2026-03-02T08-\d\d-\d\d-\d{3}Z-K-2026-\w{7}\.eml$/);
  });

  test('is no business of another modtager’s key', async () => {
    const { nummer } = await sendTyped({});
    const [eml = ''] = await mails('BUF', nummer);
    const [cert, key] = [join(KEYS, 'SOF.crt.pem'), join(KEYS, 'SOF.key.pem')];

    const opened = await openssl([
      'cms',
      '-decrypt',
      '-in',
      eml,
      '-recip',
      cert,
      '-inkey',
      key,
      '-out',
      at.path('no'),
    ]);

    expect(opened.ok).toBe(false);
  });

  test('of somebody anonymous holds neither name nor CPR', async () => {
    const { nummer } = await sendTyped({ anonym: 'ja', cpr: '010203-4567' });
    const [eml = ''] = await mails('BUF', nummer);

    const { klage, tekst } = await openByContract(eml, 'BUF');

    expect(klage.felter).not.toHaveProperty('navn');
    expect(klage.felter).not.toHaveProperty('cpr');
    expect(tekst).not.toContain(LEAST.navn);
    expect(tekst).not.toContain('010203');
  });

  test('fits the JSON Schema that it names', async () => {
    const { nummer } = await sendTyped({ oensketModtager: 'SOF', klagenHandlerOm: 'afgoerelse' });
    const [eml = ''] = await mails('SOF', nummer);
    const { klage } = await openByContract(eml, 'SOF');

    const schema: unknown = await (await fetch(klage.$schema)).json();
    const judge = new Ajv2020({ strict: true, validateFormats: false });
    const fits = judge.compile(v.parse(v.looseObject({}), schema));

    expect(fits(klage), JSON.stringify(fits.errors)).toBe(true);
    expect(fits({ ...klage, mere: 1 })).toBe(false);
    expect(fits({ ...klage, svar: { ...klage.svar, harKlaget: 'måske' } })).toBe(false);
    const { beskrivelse: _, ...felter } = klage.felter;
    expect(fits({ ...klage, felter })).toBe(false);
    expect(klage.rute).toMatchObject({ modtager: 'SOF', regel: 'afgoerelse' });
  });
});

describe('bilag', () => {
  test('lie in the letter under cleaned names, and are told of in klage.json', async () => {
    const files = [pdf('../../etc/<afslag>\u202Efdp.pdf'), text('Dagbog æøå.txt', 'Kære dagbog\n')];
    const receipt = await readReceipt(await postMultipart(system.url, LEAST, { files }));
    const [eml = ''] = await mails('BUF', receipt.nummer);

    const { klage, bilag } = await openByContract(eml, 'BUF');

    expect(bilag.map(({ bytes }) => sha256(bytes))).toEqual(
      files.map(({ bytes }) => sha256(bytes)),
    );
    expect(klage.bilag.map(({ navn }) => navn)).toEqual(bilag.map(({ navn }) => navn));
    expect(klage.bilag[1]).toEqual({
      navn: 'Dagbog æøå.txt',
      type: 'text/plain',
      bytes: 13,
      sha256: sha256(Buffer.from('Kære dagbog\n')),
      scanning: 'ikke scannet',
    });
    expect(klage.bilag[0]?.navn).toMatch(/^[^/<>\u202E]+\.pdf$/);
  });

  test('of 25 MB are split over several mails, each below the limit and whole', async () => {
    const files = large();
    const receipt = await readReceipt(await postMultipart(system.url, LEAST, { files }));
    const stored = await readdir(join(system.dataDir, 'objekter', 'sager', receipt.nummer));
    const count = stored.filter((name) => name.startsWith('modtager-')).length;
    const paths = await mails('BUF', receipt.nummer, count);

    expect(count).toBeGreaterThan(1);
    const subjects = [];
    const found = [];
    for (const path of paths) {
      const eml = await readFile(path);
      expect(eml.length).toBeLessThanOrEqual(25_000_000);
      subjects.push(headersOf(eml.toString('latin1', 0, 4_000)).get('Subject'));
      const letter = await openByContract(path, 'BUF');
      expect(sha256(letter.json)).toBe(receipt.sha256);
      found.push(...letter.bilag.map(({ bytes }) => sha256(bytes)));
    }
    const wanted = paths.map((_, i) => `Klage ${receipt.nummer} (${i + 1}/${count})`);
    expect(subjects.toSorted()).toEqual(wanted);
    expect(found.toSorted()).toEqual(files.map(({ bytes }) => sha256(bytes)).toSorted());
    expect(stored).toHaveLength(2 * count + 2);
  });
});

describe('what is stored', () => {
  test('is the sealed letter, the reserve’s, the citizen’s and a manifest of closed facts', async () => {
    const typed = { navn: 'kanariefugl', beskrivelse: 'kanariefugl', sagsnummer: 'kanariefugl' };
    const { nummer } = await sendTyped(typed);
    const folder = join(system.dataDir, 'objekter', 'sager', nummer);

    const names = (await readdir(folder)).toSorted();

    expect(names).toEqual(['borger.bin', 'manifest.json', 'modtager-1.p7m', 'reserve-1.p7m']);
    for (const name of names) {
      expect((await readFile(join(folder, name))).includes('kanariefugl')).toBe(false);
    }
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ sag: { nummer, modtager: 'BUF', regel: 'foerste-klage' } });
  });

  test('for the reserve opens with the reserve’s key only', async () => {
    const { nummer } = await sendTyped({});
    const folder = join(system.dataDir, 'objekter', 'sager', nummer);
    const open = (modtager: string) =>
      openssl([
        ...['cms', '-decrypt', '-inform', 'DER', '-in', join(folder, 'reserve-1.p7m')],
        ...['-recip', join(KEYS, `${modtager}.crt.pem`)],
        ...['-inkey', join(KEYS, `${modtager}.key.pem`), '-out', at.path('reserve')],
      ]);

    expect((await open('BORGERRAADGIVEREN')).ok).toBe(true);
    expect((await open('BUF')).ok).toBe(false);
  });

  test('of an address that asked for a mail is gone when the mail has been sent', async () => {
    const email = 'kanariefugl@eksempel.dk';
    const { nummer } = await sendTyped({ email, bekraeftelse: 'ja' });

    const [path = ''] = await mails('borgere', nummer);

    const mail = await readFile(path, 'utf8');
    expect(mail).toContain(email);
    expect(mail).toContain(nummer);
    expect(mail).not.toContain(LEAST.beskrivelse);
  });
});

test('nothing that was typed has been printed', async () => {
  await sendTyped({ navn: 'kanariefugl', beskrivelse: 'kanariefugl', email: 'kanariefugl@a.dk' });
  await sendTyped({ emne: 'kanariefugl' }).catch(() => {});

  expect(system.output()).not.toMatch(/kanariefugl|Anna|anna@/);
});
