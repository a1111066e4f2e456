import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { composeLetter } from '../../../functions/letter/compose-letter.ts';
import { bilagOf, NUMMER, REGISTRERINGSKODE, sampleLetter } from './sample-letter.ts';

function jsonOf(input = sampleLetter()): unknown {
  const bytes = composeLetter(input, { maksMB: 25, boundary: '1' }).klageJson;
  return JSON.parse(bytes.toString('utf8'));
}

test('klage.json has the fields of the contract, in its order', () => {
  const file = Buffer.from('indhold');
  const { klage, svar } = sampleLetter();
  const json = jsonOf(sampleLetter({ bilag: [bilagOf('afslag på å.pdf', file)] }));
  expect(Object.keys(Object(json)).join(' ')).toBe(
    '$schema nummer modtaget svar felter rute svarfrist registrering bilag',
  );
  expect(json).toEqual({
    $schema: 'https://klagevej.kommune.example/api/klage.schema.json',
    nummer: NUMMER,
    modtaget: '2026-03-02T23:30:00.000Z',
    svar,
    felter: {
      beskrivelse: klage.beskrivelse,
      anonym: 'nej',
      navn: 'Anna Å. Prøve',
      email: 'anna@eksempel.dk',
      adressebeskyttelse: 'nej',
      bekraeftelse: 'nej',
      besked: 'nej',
      paaVegneAf: 'mig-selv',
      sprog: 'da',
    },
    rute: {
      modtager: 'NORD',
      regel: 'foerste-klage',
      regelsaet: 'ab'.repeat(32),
      begrundelse: 'Forvaltningen skal have chancen først.',
    },
    svarfrist: '2026-03-17',
    registrering: {
      adresse: 'https://klagevej.kommune.example/registrer',
      registreringskode: REGISTRERINGSKODE,
    },
    bilag: [
      {
        navn: 'afslag på å.pdf',
        type: 'application/pdf',
        bytes: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
        scanning: 'ikke scannet',
      },
    ],
  });
});

test('an objection is recorded beside the rule that it overrides', () => {
  const json = jsonOf(sampleLetter({ modtager: 'SYD', klage: { oensketModtager: 'SYD' } }));
  expect(json).toMatchObject({
    rute: { modtager: 'SYD', regel: 'foerste-klage' },
    felter: { oensketModtager: 'SYD' },
  });
});

test('the same input gives the same bytes', () => {
  const bytes = () => composeLetter(sampleLetter(), { maksMB: 25, boundary: '1' }).klageJson;
  expect(bytes().equals(bytes())).toBe(true);
});
