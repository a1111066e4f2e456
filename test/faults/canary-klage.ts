import sharp from 'sharp';
import type { Attached } from '../contract/given/send.ts';
import { type Canary, makeDigits, makeWord } from './canary-word.ts';

/** A klage that names itself in every field, and all that must be found nowhere. */
export type MarkedKlage = {
  readonly word: string;
  /** What was typed in each field that takes free text. */
  readonly marked: { readonly [field: string]: string };
  readonly fields: { readonly [field: string]: string };
  readonly files: readonly Attached[];
  readonly noegle: string;
  readonly canaries: readonly Canary[];
};

/** A klage with a word of its own in every field, every file, their names and their metadata. */
export async function markedKlage(): Promise<MarkedKlage> {
  const word = makeWord();
  const noegle = `${makeWord()}${makeDigits(8)}`;
  const marked = markedFields(word);
  const digits = ['telefon', 'cpr', 'klagedato', 'afgoerelsesdato'];
  return {
    ...{ word, noegle, marked },
    fields: {
      ...{ emne: 'folkeskole', harKlaget: 'ja-venter', paaVegneAf: 'en-anden' },
      ...{ kontaktform: 'email', bekraeftelse: 'ja', besked: 'ja', adressebeskyttelse: 'ja' },
      ...marked,
    },
    files: await markedFiles(word),
    canaries: [
      { name: 'the word', text: word },
      { name: 'the key', text: noegle },
      ...digits.map((name) => ({ name, text: marked[name] ?? '' })),
    ],
  };
}

/** The same klage with another word, so that each use of it can be told from the others. */
export function withWord(klage: MarkedKlage, word: string): MarkedKlage {
  const fields = Object.entries(klage.fields).map(([field, typed]) => [
    field,
    typed.replaceAll(klage.word, word),
  ]);
  return { ...klage, word, fields: Object.fromEntries(fields) };
}

function markedFields(word: string): { readonly [field: string]: string } {
  return {
    beskrivelse: `Det skete, at ${word}.\nOg så ${word} igen – æøå.`,
    oensketLoesning: `Giv mig ${word}.`,
    haendelse: `i ${word}`,
    enhed: `enhed ${word}`,
    sagsnummer: `${word}/1`,
    navn: `Navn ${word}`,
    email: `${word}@eksempel.dk`,
    adresse: `Vej ${word} 1\n2100 By`,
    kontakttid: `efter ${word}`,
    tolk: `tolk ${word}`,
    telefon: `+45${makeDigits(12)}`,
    cpr: `0${makeDigits(1).replace('0', '1')}0${makeDigits(1).replace('0', '2')}${makeDigits(6)}`,
    klagedato: `19${makeDigits(2)}-03-1${makeDigits(1)}`,
    afgoerelsesdato: `19${makeDigits(2)}-07-2${makeDigits(1)}`,
  };
}

async function markedFiles(word: string): Promise<readonly Attached[]> {
  const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Title(${word})>>endobj\n% ${word}\n%%EOF\n`;
  const bilag = (navn: string, bytes: Uint8Array): Attached => ({ felt: 'bilag', navn, bytes });
  return [
    bilag(`${word}-noter.txt`, Buffer.from(`Noter: ${word}\n`.repeat(200))),
    bilag(`${word}-brev.pdf`, Buffer.from(pdf)),
    bilag(`${word}-billede.jpg`, await picture(word)),
    { felt: 'fuldmagt', navn: `${word}-fuldmagt.pdf`, bytes: Buffer.from(pdf) },
  ];
}

/** A picture whose EXIF tells who took it, of what. */
export function picture(word: string): Promise<Buffer> {
  const image = { width: 40, height: 30, channels: 3, background: '#a33' } as const;
  return sharp({ create: image })
    .withExif({ IFD0: { ImageDescription: word, Artist: word, Copyright: word } })
    .jpeg()
    .toBuffer();
}
