import { createHash } from 'node:crypto';
import { isShowable, setDocument } from '../../../functions/documents/set-document.ts';
import {
  KLAGE_TYP,
  type KlageDocument,
  klageDocument,
} from '../../../functions/kvittering/klage-document.ts';
import type { Klage } from '../../../src/klage/klage.ts';

const BYTES = Buffer.from('indhold');

const KLAGE: Klage = {
  emne: 'hjemmepleje',
  klagenHandlerOm: 'optraeden',
  harKlaget: 'nej',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
  beskrivelse: 'Hjælpen kom ikke.',
  anonym: 'nej',
  navn: 'Anna Å. Prøve',
  email: 'anna@eksempel.dk',
  adressebeskyttelse: 'nej',
  bekraeftelse: 'nej',
  besked: 'nej',
  paaVegneAf: 'mig-selv',
  sprog: 'da',
};

/** The document of a klage of a fictional kommune. */
export function sampleDocument(
  klage: Partial<Klage> = {},
  changes: Partial<KlageDocument> = {},
): KlageDocument {
  const typed = { ...KLAGE, ...klage };
  const sha256 = createHash('sha256').update(BYTES).digest('hex');
  return {
    copy: {
      tekst: 'Hele brevet.',
      klageJson: JSON.stringify({ felter: typed }),
      bilag: [
        {
          ...{ felt: 'bilag', navn: 'afslag på å.pdf', type: 'application/pdf', bytes: BYTES },
          ...{ sha256, scanning: 'ikke scannet' },
        },
      ],
      klage: typed,
    },
    receipt: {
      ...{ nummer: 'K-2026-7WX4K9P', modtaget: '2026-03-02T09:00:00.000Z', regel: null },
      modtager: { id: 'NORD', navn: 'Nordforvaltningen' },
      ...{ regelsaet: 'ab', begrundelse: 'De har sagen.', svarfrist: '2026-03-16' },
      vejledning: [{ id: 'gratis', tekst: 'Det er gratis at klage.' }],
      sha256: 'cd'.repeat(32),
    },
    ...{ forrigeSag: null, kommune: 'Prøvestad Kommune', sprog: 'da', emne: 'Hjemmepleje' },
    modtager: (id) => id,
    ...changes,
  };
}

/** The same as a PDF. */
export function setSample(given: KlageDocument): Promise<Buffer> {
  const data = klageDocument(given);
  return setDocument({ main: KLAGE_TYP, data: { ...data, ukendteTegn: !isShowable(data) } });
}
