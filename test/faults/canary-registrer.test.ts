import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLetter } from '../../functions/seal/open-letter.ts';
import { readPage } from '../contract/given/read-page.ts';
import { rowsOf } from '../contract/given/register.ts';
import { LEAST, postForm, type Typed } from '../contract/given/send.ts';
import { lettersIn, postKlage, startSystem, until } from '../system.ts';
import { everythingAtRest } from './canary-at-rest.ts';
import { headersWith } from './canary-refused.ts';
import { findCanaries, makeWord } from './canary-word.ts';

const KODE = /registreringskode ([2-9BCDFGHJ-NP-TV-XZ-]{35})/;
const REGISTER = /klagevej\.db/;

const system = await startSystem();
afterAll(system.stop);

/** A klage, and what opens it: for its modtager and for its citizen. */
async function sent() {
  const receipt = await (await postKlage(system.url, LEAST)).json();
  const { nummer, kode: own, modtager } = receipt;
  const file = await until(`the letter of ${nummer}`, async () => {
    const files = await lettersIn(system.dataDir, modtager.id);
    return files.find((name) => name.endsWith(`${nummer}.eml`)) ?? null;
  });
  const key = join(system.dataDir, 'noegler', modtager.id);
  const opened = openLetter(readFileSync(join(system.dataDir, 'postkasser', modtager.id, file)), {
    key: createPrivateKey(readFileSync(`${key}.key.pem`)),
    certificate: new X509Certificate(readFileSync(`${key}.crt.pem`)),
  });
  return { nummer: String(nummer), own: String(own), kode: KODE.exec(opened.tekst)?.[1] ?? '' };
}

const post = (path: string, fields: Typed, headers = {}) =>
  postForm(system.url + path, fields, { headers });

const placesOf = (word: string) =>
  findCanaries([{ name: 'the word', text: word }], everythingAtRest(system));

test('a note lies in the register, where it belongs, and nowhere else', async () => {
  const { nummer, kode } = await sent();
  const word = makeWord();
  const page = await readPage(await post('/registrer', { nummer, kode }, headersWith(word)));
  const note = `Lær af ${word}.\nOg ${word}.`;
  const fields = { ...page.fields, note, handling: 'gem' };
  const saved = await post(`/registrer?${word}`, fields, headersWith(word));
  expect(await saved.text()).toContain('Det er gemt.');
  expect(placesOf(word)).not.toEqual([]);
  expect(placesOf(word).filter((place) => !REGISTER.test(place))).toEqual([]);
  const told = rowsOf(system.dataDir, 'select * from registrering_haendelse');
  expect(JSON.stringify([told, rowsOf(system.dataDir, 'select * from haendelse')])).not.toContain(
    word,
  );
});

test('number and codes are nowhere but where they were given out', async () => {
  const { nummer, kode, own } = await sent();
  await post('/registrer', { nummer, kode, handling: 'kvitter' });
  await post('/sag', { nummer, kode: own, skema: '5', handling: 'skema' });
  const codes = [kode, own].map((text) => ({ name: 'a code', text }));
  expect(findCanaries(codes, everythingAtRest(system))).toEqual([]);
});

describe('what is refused or not saved leaves nothing', () => {
  const FIELDS = [
    ...['styrketBorgerkontakt.brugt', 'styrketBorgerkontakt.foersteKontakt', 'loesning'],
    ...['styrketBorgerkontakt.forsoeg', 'klagepunkter.0.overordnetEmne', 'afsluttet', 'rette'],
  ];

  test.each([
    ['wrong keys', {}, 404],
    ['an unknown button', { handling: 'x' }, 400],
    ['one more klagepunkt', { handling: 'flere-punkter' }, 200],
    ['an acknowledgement', { handling: 'kvitter' }, 200],
    ['faults', { handling: 'gem' }, 422],
    ['somebody to pass it on to', { handling: 'ikke-vores' }, 422],
    ['a note that tells who', { handling: 'gem' }, 422],
  ])('%s', async (what, changes, status) => {
    const word = makeWord();
    const { nummer, kode } = what === 'wrong keys' ? { nummer: word, kode: word } : await sent();
    const typed = Object.fromEntries(FIELDS.map((field) => [field, word]));
    const keys = what.startsWith('an unknown') ? { handling: word } : changes;
    const fields =
      what === 'a note that tells who'
        ? { note: `${word} 010203-1234 ${word}@eksempel.dk` }
        : { ...typed, note: word, noteBeholdes: word, udgave: word, sidst: word, [word]: word };
    const seen = { udgave: '1', sidst: '0' };
    const answer = await post(
      '/registrer',
      { ...seen, ...fields, nummer, kode, ...keys },
      headersWith(word),
    );
    expect(answer.status).toBe(status);
    expect(placesOf(word)).toEqual([]);
  });

  test('the citizen’s answers that are none', async () => {
    const { nummer, own } = await sent();
    const word = makeWord();
    const said = { nummer, kode: own, skema: word, tilfreds: word, kontakt: word, behov: word };
    for (const handling of ['skema', 'svar', 'utilfreds', word]) {
      await post(`/sag?${word}`, { ...said, handling, [word]: word }, headersWith(word));
    }
    expect(placesOf(word)).toEqual([]);
    expect(rowsOf(system.dataDir, 'select * from borgersvar where nummer = ?', nummer)).toEqual([]);
  });
});
