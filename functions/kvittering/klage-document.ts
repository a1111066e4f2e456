import { createHash } from 'node:crypto';
import { canBeAnswered } from '../../src/klage/can-be-answered.ts';
import type { Klage, Sprog } from '../../src/klage/klage.ts';
import type { DocumentData } from '../documents/set-document.ts';
import type { OwnCopy } from '../receiving/own-copy.ts';
import type { StoredReceipt } from '../receiving/receipt.ts';
import type { ToDocumentMaker } from '../threads/document-thread.ts';
import { dayIn, instantIn, sizeIn } from './in-words.ts';
import { KLAGE_TEXTS, type KlageTexts } from './texts.ts';
import { writtenLine, writtenParagraphs } from './written-lines.ts';

/** What the document of a klage is made of. */
export type KlageDocument = {
  readonly copy: OwnCopy;
  readonly receipt: StoredReceipt;
  /** The klage that was not answered in time and that this one carries on, or null. */
  readonly forrigeSag: string | null;
  readonly kommune: string;
  readonly sprog: Sprog;
  /** Name of the emne, and of a modtager by its id, in the language of the document. */
  readonly emne: string;
  readonly modtager: (id: string) => string;
};

/** The Typst file, from the folder `functions`. */
export const KLAGE_TYP = 'kvittering/klage.typ';

type Fields = readonly (keyof KlageTexts['felter'])[];
const WRITTEN = ['beskrivelse', 'oensketLoesning'] as const;
const ANSWERED: Fields = [
  ...(['emne', 'valgtForvaltning', 'klagenHandlerOm', 'afgoerelsesdato', 'harKlaget'] as const),
  ...(['klagedato', 'kanSelvKlareDialogen', 'overEtAarSiden', 'behandlesAndetSteds'] as const),
  ...(['haendelse', 'enhed', 'sagsnummer'] as const),
];
const ABOUT_YOU: Fields = [
  ...(['anonym', 'navn', 'cpr', 'telefon', 'email', 'adresse', 'adressebeskyttelse'] as const),
  ...(['kontaktform', 'kontakttid', 'tolk', 'paaVegneAf', 'fuldmagtSenere'] as const),
  ...(['bekraeftelse', 'besked'] as const),
];
/** Said only where it is so. */
const USUAL: { readonly [field: string]: string } = {
  ...{ anonym: 'nej', adressebeskyttelse: 'nej', bekraeftelse: 'nej', besked: 'nej' },
  paaVegneAf: 'mig-selv',
};
const DATES: readonly string[] = ['klagedato', 'afgoerelsesdato'];

/** All that klage.typ shows: text, never markup. */
export function klageDocument(given: KlageDocument): ToDocumentMaker['data'] {
  const { copy, receipt, kommune, sprog } = given;
  const t = KLAGE_TEXTS[sprog];
  return {
    ...{ titel: t.titel, kommune, sprog, nummer: receipt.nummer },
    bevis: t.bevis(kommune, instantIn(sprog, receipt.modtaget)).map(writtenLine),
    fakta: facts(given, t),
    dele: copy.klage === null ? letterPart(copy, t) : klageParts(copy.klage, given, t),
    filer: copy.bilag.map(({ navn, bytes, sha256 }) => ({
      ...{ navn: writtenLine(navn), sha256, stoerrelse: sizeIn(sprog, bytes.byteLength) },
    })),
    vejledning: receipt.vejledning.map(({ tekst }) => tekst),
    klageJson: [...Buffer.from(copy.klageJson)],
    dataFakta: [fact(t.dataSha256, sha256Of(copy.klageJson))],
    tekster: {
      ...{ fod: t.fod, side: t.side, af: t.af, filer: t.filer, filerHjaelp: t.filerHjaelp },
      ...{ nr: t.nr, fil: t.fil, stoerrelse: t.stoerrelse, vejledning: t.vejledning },
      ...{ data: t.data, dataHjaelp: t.dataHjaelp, dataBeskrivelse: t.dataBeskrivelse },
      ukendteTegn: t.ukendteTegn,
    },
  };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function facts({ receipt, forrigeSag, copy, sprog }: KlageDocument, t: KlageTexts): DocumentData {
  const { nummer, modtaget, modtager, begrundelse, svarfrist, sha256 } = receipt;
  const isAnswered = copy.klage === null || canBeAnswered(copy.klage);
  return [
    fact(t.fakta.nummer, nummer),
    fact(t.fakta.modtaget, instantIn(sprog, modtaget)),
    fact(t.fakta.svarer, modtager.navn),
    ...(begrundelse === '' ? [] : [fact(t.fakta.hvorfor, begrundelse)]),
    ...(isAnswered ? [fact(t.fakta.senest, dayIn(sprog, svarfrist))] : []),
    ...(forrigeSag === null ? [] : [fact(t.fakta.foer, forrigeSag)]),
    fact(t.sha256, sha256),
  ];
}

function klageParts(klage: Klage, given: KlageDocument, t: KlageTexts): DocumentData {
  const part = (overskrift: string, fields: Fields) => ({
    ...{ overskrift, tekster: [] },
    fakta: fields.flatMap((field) => answer(field, klage[field], { given, t })),
  });
  const tekster = WRITTEN.flatMap((field) => {
    const text = klage[field];
    return text === undefined
      ? []
      : [{ overskrift: t.felter[field], afsnit: writtenParagraphs(text) }];
  });
  return [
    { overskrift: t.skrev, tekster, fakta: [] },
    part(t.svarede, ANSWERED),
    part(t.omDig, ABOUT_YOU),
  ].filter(({ tekster: written, fakta }) => written.length + fakta.length > 0);
}

/** A copy that a version with other questions wrote: its letter as it stands. */
function letterPart({ tekst }: OwnCopy, t: KlageTexts): DocumentData {
  const whole = { overskrift: null, afsnit: writtenParagraphs(tekst) };
  return [{ overskrift: t.skrev, tekster: [whole], fakta: [] }];
}

function answer(
  field: Fields[number],
  value: string | undefined,
  { given, t }: { readonly given: KlageDocument; readonly t: KlageTexts },
): DocumentData[] {
  if (value === undefined || USUAL[field] === value) return [];
  return [fact(t.felter[field], inWords(field, value, given))];
}

function inWords(field: Fields[number], value: string, given: KlageDocument): string {
  const { sprog, emne, modtager } = given;
  if (field === 'emne') return emne;
  if (field === 'valgtForvaltning') return modtager(value);
  if (DATES.includes(field)) return dayIn(sprog, value);
  return KLAGE_TEXTS[sprog].svar[field]?.[value] ?? value;
}

function fact(navn: string, text: string): DocumentData {
  return { navn, linjer: text.split('\n').map(writtenLine) };
}
