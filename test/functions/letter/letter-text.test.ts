import { describe, expect, test } from 'vitest';
import { composeLetter } from '../../../functions/letter/compose-letter.ts';
import type { LetterInput } from '../../../functions/letter/letter-input.ts';
import { bilagOf, NUMMER, REGISTRERINGSKODE, sampleLetter } from './sample-letter.ts';

function textOf(input: LetterInput): string {
  return composeLetter(input, { maksMB: 25, boundary: '1' }).dele[0]?.tekst ?? '';
}

test('the letter says what a caseworker must know, in Danish time', () => {
  const tekst = textOf(sampleLetter());
  for (const line of [
    `Klage ${NUMMER}`,
    'Modtaget tirsdag den 3. marts 2026 kl. 00.30',
    'Nordforvaltningen svarer på klagen.',
    'Forvaltningen skal have chancen først.',
    'Regel "foerste-klage" i regelsæt',
    'Svarfrist: borgeren skal have et skriftligt svar senest tirsdag den 17. marts 2026.',
    `https://klagevej.kommune.example/registrer#nummer=${NUMMER}&kode=${REGISTRERINGSKODE}`,
    'Emne: Hjemmepleje',
    'Klagen handler om: medarbejderes optræden',
    'Navn: Anna Å. Prøve',
    'E-mail: anna@eksempel.dk',
    'Hjælpen kom ikke.\n\nIkke engang om søndagen: æøå 😀',
  ]) {
    expect(tekst).toContain(line);
  }
  expect(tekst).not.toMatch(/undefined|null|KLAGEFRIST|Adressebeskyttelse|tolk|Demodata/i);
});

test('a letter of made-up cases says so first', () => {
  const tekst = textOf(sampleLetter({ demo: true }));
  expect(tekst.split('\n')[0]).toBe('Demodata: klagen er opdigtet');
});

test('a protected address is told in the first line and stands in the last, and nowhere else', () => {
  const klage = { adressebeskyttelse: 'ja', adresse: 'Hemmelig Vej 1\n2200 København N' } as const;
  const tekst = textOf(sampleLetter({ klage }));
  expect(tekst.split('\n')[0]).toBe('Adressebeskyttelse: adressen må ikke videregives');
  expect(tekst).toContain(
    'Adresse: beskyttet, står sidst i brevet\nAdressebeskyttelse: adressen må',
  );
  expect(tekst).toMatch(/\nAdressebeskyttelse: [^\n]+\nHemmelig Vej 1\n2200 København N\n$/);
  expect(tekst.split('Hemmelig')).toHaveLength(2);
});

describe('the appeal over an afgørelse', () => {
  const cases = [
    {
      what: 'names instans and day',
      klagefrist: { instans: 'Ankestyrelsen', dato: '2026-03-30' },
      says: ['en klage til Ankestyrelsen.', 'udløber klagefristen mandag den 30. marts 2026'],
    },
    {
      what: 'points to the klagevejledning when nothing is known',
      klagefrist: { instans: null, dato: null },
      says: ['afgørelsens klagevejledning', 'se klagevejledningen i afgørelsen'],
    },
  ];
  test.each(cases)('$what', ({ klagefrist, says }) => {
    const tekst = textOf(sampleLetter({ klagefrist }));
    for (const line of ['KLAGEFRIST:', ...says]) expect(tekst).toContain(line);
  });
});

test('an objection names who answers, and whom the rules point to', () => {
  const tekst = textOf(sampleLetter({ modtager: 'SYD', klage: { oensketModtager: 'SYD' } }));
  expect(tekst).toContain('Sydforvaltningen svarer på klagen, fordi borgeren har bedt om det.');
  expect(tekst).toContain('Reglerne peger på Nordforvaltningen');
});

test('a case without a rule says so', () => {
  const { decision } = sampleLetter();
  const tekst = textOf(sampleLetter({ decision: { ...decision, regel: null } }));
  expect(tekst).toContain('Ingen regel passede.');
});

test('everything a citizen can fill in is in the letter', () => {
  const klage = {
    oensketLoesning: 'En undskyldning.\nOg hjælp.',
    haendelse: 'i foråret',
    enhed: 'Plejehjemmet Lunden',
    sagsnummer: '26/1234',
    telefon: '+45 12 34 56 78',
    adresse: 'Vejen 1',
    cpr: '010203-1234',
    kontaktform: 'telefon',
    kontakttid: 'efter kl. 16',
    tolk: 'arabisk',
    paaVegneAf: 'en-anden',
    fuldmagtSenere: 'ja',
    besked: 'ja',
    sprog: 'en',
    klagedato: '2026-02-01',
    afgoerelsesdato: '2026-02-02',
  } as const;
  const tekst = textOf(sampleLetter({ klage }));
  const { kontaktform, paaVegneAf, fuldmagtSenere, besked, sprog, ...verbatim } = klage;
  const { klagedato, afgoerelsesdato, ...typed } = verbatim;
  for (const value of Object.values(typed)) expect(tekst).toContain(value);
  for (const line of [
    'klagede søndag den 1. februar 2026',
    'afgørelsens dato mandag den 2. februar 2026',
    'Fuldmagt: eftersendes',
    'Klager på vegne af: en anden',
    'engelske skema',
    'Borgeren har brug for tolk',
    'Mail når sagen er afsluttet: ja',
  ]) {
    expect(tekst).toContain(line);
  }
});

test.each([
  { contact: 'an e-mail', email: 'anna@eksempel.dk', asked: true },
  { contact: 'no way to be reached', email: undefined, asked: false },
])('with $contact an answer to an anonymous citizen is asked for: $asked', ({ email, asked }) => {
  const tekst = textOf(sampleLetter({ klage: { anonym: 'ja', email } }));
  expect(tekst.includes('Svar borgeren skriftligt')).toBe(asked);
  expect(tekst.includes('skriftligt svar senest')).toBe(asked);
});

test('an anonymous citizen is not named', () => {
  const tekst = textOf(sampleLetter({ klage: { anonym: 'ja' } }));
  expect(tekst).toContain('Navn: borgeren vil være anonym');
  expect(tekst).not.toContain('Anna');
});

test('nothing the citizen wrote stands above the heading of the citizen’s own words', () => {
  const canary = 'KANARIE';
  const fields = ['beskrivelse', 'oensketLoesning', 'navn', 'email', 'telefon', 'adresse', 'enhed'];
  const more = ['sagsnummer', 'haendelse', 'kontakttid', 'tolk', 'cpr'];
  const klage = Object.fromEntries([...fields, ...more].map((field) => [field, canary]));
  const bilag = [bilagOf(`${canary}.pdf`, Buffer.from('x'))];
  const [ours, theirs] = textOf(sampleLetter({ klage, bilag })).split(
    'HERFRA ER TEKSTEN SKREVET AF BORGEREN',
  );
  expect(ours).not.toContain(canary);
  expect(theirs?.split(canary)).toHaveLength(14);
});

test('bilag are listed with type, size and whether they were scanned', () => {
  const one = bilagOf('afslag.pdf', Buffer.alloc(1_250_000));
  const bilag = [
    one,
    { ...one, navn: 'fuldmagt.pdf', felt: 'fuldmagt', scanning: 'fundet ren' },
  ] as const;
  const tekst = textOf(sampleLetter({ bilag }));
  expect(tekst).toContain('1. afslag.pdf (application/pdf, 1,3 MB, ikke scannet)');
  expect(tekst).toContain('2. fuldmagt.pdf (fuldmagt, application/pdf, 1,3 MB, fundet ren)');
});
