import type { NewKlage, NewSag } from '../../../functions/register/record-klage.ts';
import { ALPHABET } from '../../../src/klage/number.ts';
import type { Svar } from '../../../src/klage/questions.ts';

const SVAR: Svar = {
  emne: 'hjemmepleje',
  forvaltning: 'SOF',
  klagenHandlerOm: 'andet',
  harKlaget: 'nej',
  svarfristUdloebet: 'ikke-relevant',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
};

/** The number of klage `i`. */
export function nummerOf(i: number): string {
  const symbols = Array.from({ length: 7 }, (_, place) => {
    const digit = Math.floor(i / ALPHABET.length ** (6 - place)) % ALPHABET.length;
    return ALPHABET.charAt(digit);
  });
  return `K-2026-${symbols.join('')}`;
}

/** Klage `i` as the register gets it; `changes` replaces what a test is about. */
export function klage(
  i: number,
  changes: { readonly sag?: Partial<NewSag> } & Partial<Omit<NewKlage, 'sag'>> = {},
): NewKlage {
  return {
    forsendelse: { slags: 'modtager', modtager: 'SOF', dele: 1 },
    registrering: { forvaltning: 'SOF', ekspederet: true },
    kontakt: [],
    ...changes,
    sag: { ...sag(i), ...changes.sag },
  };
}

function sag(i: number): NewSag {
  return {
    nummer: nummerOf(i),
    sprog: 'da',
    modtaget: '2026-03-02T09:00:00.000Z',
    forvaltning: 'SOF',
    emne: 'hjemmepleje',
    modtager: 'SOF',
    regel: 'foerste-klage',
    regelsaet: 'a'.repeat(64),
    svar: SVAR,
    afgoerende: { harKlaget: 'nej' },
    valgtForvaltning: null,
    indsigelse: null,
    svarfrist: '2026-03-16',
    muligSpam: false,
    videreFra: null,
    noegleHash: `noegle-${i}`,
    noegleAftryk: `aftryk-${i}`,
    kodeHash: `kode-${i}`,
    registreringskodeHash: `registreringskode-${i}`,
    klageSha256: 'b'.repeat(64),
  };
}
