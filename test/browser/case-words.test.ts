import { expect, test } from 'vitest';
import { HAENDELSER } from '../../functions/register/haendelse.ts';
import { fieldsOf } from '../../functions/register/registrering-fields.ts';
import { REGISTRERING_HAENDELSER } from '../../functions/register/registrering-haendelse.ts';
import { OPSLAG } from '../../functions/register/tables.ts';
import { KANALER, MEDHOLD, nothingRegistered } from '../../src/klage/registrering.ts';
import type { Names } from '../../src/sag-locals.ts';
import { sager } from '../../src/texts/medarbejder-sager.ts';
import {
  changeInWords,
  eventInWords,
  feltInWords,
  fristInWords,
  hvemInWords,
  valueInWords,
} from '../../src/texts/sag-in-words.ts';

const navne: Names = {
  modtagere: { SOF: 'Socialforvaltningen' },
  emner: { hjemmepleje: 'Hjemmepleje' },
  ord: { vejledning: 'Vejledning', ventetid: 'Ventetid' },
  personer: { 'medarbejder:bodil': 'Bodil Rådvad' },
};

/** A registration with something in every field. */
const EVERYTHING = {
  ...nothingRegistered({ slags: 'klage', modtaget: '2026-03-02T09:00:00.000Z', kanal: 'digital' }),
  ...{ sprog: 'en' as const, forvaltning: 'SOF', emne: 'hjemmepleje', fejlsendt: 'SOF' },
  ...{ overordnedeEmner: ['vejledning'], borgerensProblem: ['ventetid'] },
  klagepunkter: MEDHOLD.map((medhold) => ({
    ...{ overordnetEmne: 'vejledning', art: 'formel' as const, medhold },
    medholdKendtVia: KANALER[0],
  })),
  indsatser: [
    {
      ...{ type: 'ekspedition' as const, maade: 'manuel' as const },
      ...{ paabegyndt: '2026-03-02', afsluttet: '2026-03-03' },
    },
  ],
  risikoBorger: { afgoerelsensLovlighed: true, borgerensStilling: false, tillidOgTryghed: true },
  risikoKommune: {
    ...{ lovligForvaltning: true, effektivAdministration: false },
    ...{ serviceniveau: true, oekonomiskForsvarlighed: true },
  },
  ...{ loesning: 'afventer' as const, loestMedMaalrettetIndsats: true, laering: 'ingen' as const },
  konsultativOpfoelgning: 'ikke-brugt' as const,
  styrketBorgerkontakt: {
    ...{ brugt: 'ja' as const, foersteKontakt: '2026-03-04', kanal: 'telefon' as const },
    ...{ forsoeg: 2, resultat: 'ikke-truffet' as const },
  },
  tilfredshed: { inviteret: true, score: 4 },
  ...{ medarbejdertilfredshed: 5, afsluttet: '2026-03-09' },
};

test('every field of a registration has a name in Danish, and its values words', () => {
  const raw = /[a-z][A-Z]|\w\.\w|^[a-z-]+$/;
  for (const [felt, value] of fieldsOf(EVERYTHING)) {
    expect(feltInWords(felt), felt).not.toMatch(raw);
    expect(valueInWords(felt, value, navne), felt).not.toMatch(/^[a-z-]+$|\d{4}-\d{2}-\d{2}/);
  }
  expect(feltInWords('klagepunkter.1.medhold')).toBe('Klagepunkt 2, udfald');
});

test('every event has a sentence', () => {
  for (const hvad of [...HAENDELSER, ...REGISTRERING_HAENDELSER, ...OPSLAG]) {
    expect(eventInWords({ hvad }), hvad).toMatch(/[ø\w] \w|Søgning/);
  }
});

test.each([
  ['borger', 'Borgeren'],
  ['system', 'Klagevej'],
  ['medarbejder:bodil', 'Bodil Rådvad'],
  ['medarbejder:ukendt', 'medarbejder:ukendt'],
  ['kode:SOF', 'Socialforvaltningen, med registreringskoden'],
  ['forvaltning:SOF', 'Socialforvaltningen'],
  ['import:gammelt:system', 'Import fra gammelt:system'],
  ['drift:root', 'Driften (root)'],
])('%s is called %s', (hvem, words) => {
  expect(hvemInWords(hvem, navne)).toBe(words);
});

test.each([
  [3, false, 'om 3 arbejdsdage'],
  [1, false, 'om 1 arbejdsdag'],
  [0, false, 'i dag'],
  [-1, true, 'overskredet med 1 arbejdsdag'],
  [-2, true, 'overskredet med 2 arbejdsdage'],
  [0, true, 'overskredet'],
])('a deadline %i arbejdsdage off, passed: %s, is "%s"', (arbejdsdage, overskredet, words) => {
  expect(fristInWords({ dag: '2026-03-09', arbejdsdage, overskredet })).toBe(words);
});

test('a change is told from what to what', () => {
  const change = { felt: 'risikoBorger.tillidOgTryghed', fra: null, til: 'ja' };
  expect(changeInWords(change, navne)).toBe(
    `${sager.felter['risikoBorger.tillidOgTryghed']}: fra ikke udfyldt til Ja`,
  );
  expect(valueInWords('emne', 'constructor', navne)).toBe('constructor');
});
