import { createHash } from 'node:crypto';
import type { LetterInput } from '../../../functions/letter/letter-input.ts';
import type { Bilag } from '../../../src/klage/klage.ts';

export const NUMMER = 'K-2026-7WX4K9P';
export const REGISTRERINGSKODE = 'BCDFG-HJKLM-NPQRS-TVWXZ-23456-789BC';
const NAVNE: { readonly [id: string]: string } = {
  NORD: 'Nordforvaltningen',
  SYD: 'Sydforvaltningen',
};

/** A bilag as the intake hands it on. */
export function bilagOf(navn: string, bytes: Uint8Array, type = 'application/pdf'): Bilag {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { felt: 'bilag', navn, type, bytes, sha256, scanning: 'ikke scannet' };
}

const KLAGE: LetterInput['klage'] = {
  emne: 'hjemmepleje',
  klagenHandlerOm: 'optraeden',
  harKlaget: 'nej',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
  beskrivelse: 'Hjælpen kom ikke.\n\nIkke engang om søndagen: æøå 😀',
  anonym: 'nej',
  navn: 'Anna Å. Prøve',
  email: 'anna@eksempel.dk',
  adressebeskyttelse: 'nej',
  bekraeftelse: 'nej',
  besked: 'nej',
  paaVegneAf: 'mig-selv',
  sprog: 'da',
};

/** A letter input of a fictional kommune; `klage` fields and the rest can be changed. */
export function sampleLetter(
  changed: Omit<Partial<LetterInput>, 'klage'> & { klage?: Partial<LetterInput['klage']> } = {},
): LetterInput {
  const { klage, ...rest } = changed;
  return {
    nummer: NUMMER,
    modtaget: new Date('2026-03-02T23:30:00Z'),
    klage: { ...KLAGE, ...klage },
    bilag: [],
    svar: {
      emne: 'hjemmepleje',
      forvaltning: 'NORD',
      klagenHandlerOm: 'optraeden',
      harKlaget: 'nej',
      svarfristUdloebet: 'ikke-relevant',
      kanSelvKlareDialogen: 'ja',
      overEtAarSiden: 'nej',
      behandlesAndetSteds: 'nej',
    },
    decision: {
      modtager: 'NORD',
      regel: 'foerste-klage',
      begrundelse: { da: 'Forvaltningen skal have chancen først.', en: 'The first chance.' },
      vejledning: [],
      afgoerende: { harKlaget: 'nej' },
    },
    modtager: 'NORD',
    regelsaet: 'ab'.repeat(32),
    navne: { kommune: 'Prøvekommunen', emne: 'Hjemmepleje', modtager: (id) => NAVNE[id] ?? id },
    svarfrist: '2026-03-17',
    klagefrist: null,
    registreringskode: REGISTRERINGSKODE,
    publicUrl: new URL('https://klagevej.kommune.example'),
    demo: false,
    ...rest,
  };
}
