import { canBeAnswered } from '../../src/klage/can-be-answered.ts';
import type { Bilag, Klage } from '../../src/klage/klage.ts';
import type { ClosedQuestion, Svar } from '../../src/klage/questions.ts';
import { danishDay, danishInstant, danishSize } from './danish.ts';
import { earlierLines } from './earlier-lines.ts';
import { type LetterInput, registrerAdresse } from './letter-input.ts';
import {
  ADRESSEBESKYTTELSE,
  ANSWER_TEXTS,
  DEMODATA,
  HEADINGS,
  KONTAKTFORM_TEXTS,
  nextSteps,
  QUESTION_TEXTS,
  reserveNote,
} from './texts.ts';

/** Which mail this is, and in which mail each bilag comes. */
export type Part = {
  readonly nr: number;
  readonly af: number;
  readonly delOf: (bilag: Bilag) => number;
};

/** Enough of a rule set's hash to find it; klage.json has all of it. */
const HASH_CHARS_SHOWN = 12;

/**
 * The letter a caseworker reads, in Danish, with line feeds. What we say comes first; all that the
 * citizen wrote stands below one heading, so that nobody can write our part for us.
 */
export function letterText(input: LetterInput, part: Part): string {
  const sections = [
    top(input, part),
    ...earlierKlage(input),
    section(HEADINGS.hvem, whoAndWhy(input)),
    section(HEADINGS.frister, deadlines(input)),
    ...whatToDo(input),
    section(HEADINGS.svar, answers(input)),
    section(HEADINGS.egne, ownWords(input, part)),
    ...protectedAddress(input.klage),
  ];
  return `${sections.join('\n\n\n')}\n`;
}

function top({ nummer, modtaget, klage, demo }: LetterInput, part: Part): string {
  const lines = [`Klage ${nummer}`, `Modtaget ${danishInstant(modtaget)}`];
  if (demo) lines.unshift(DEMODATA, '');
  if (part.af > 1) {
    lines.push(
      `Dette er del ${part.nr} af ${part.af}. Teksten er den samme i alle dele; bilagene er delt.`,
    );
  }
  if (klage.sprog === 'en')
    lines.push('Borgeren har brugt det engelske skema. Svar gerne på engelsk.');
  if (klage.tolk !== undefined) lines.push('Borgeren har brug for tolk (se Kontakt).');
  return klage.adressebeskyttelse === 'ja'
    ? [ADRESSEBESKYTTELSE, '', ...lines].join('\n')
    : lines.join('\n');
}

/** The klage this one carries on comes first: it is why the letter is there. */
function earlierKlage({ tidligere, navne }: LetterInput): string[] {
  return tidligere === null ? [] : [section(HEADINGS.tidligere, earlierLines(tidligere, navne))];
}

function whoAndWhy({ decision, modtager, navne, regelsaet }: LetterInput): string[] {
  const navn = navne.modtager(modtager);
  const saet = regelsaet.slice(0, HASH_CHARS_SHOWN);
  const regel =
    decision.regel === null
      ? `Ingen regel passede. Regelsæt ${saet}.`
      : `Regel "${decision.regel}" i regelsæt ${saet}.`;
  if (modtager === decision.modtager) {
    return [`${navn} svarer på klagen.`, decision.begrundelse.da, regel];
  }
  return [
    `${navn} svarer på klagen, fordi borgeren har bedt om det.`,
    `Reglerne peger på ${navne.modtager(decision.modtager)}: ${decision.begrundelse.da}`,
    regel,
  ];
}

function deadlines({ klage, svarfrist, klagefrist }: LetterInput): string[] {
  const reply = canBeAnswered(klage)
    ? `Svarfrist: borgeren skal have et skriftligt svar senest ${danishDay(svarfrist)}.`
    : 'Borgeren er anonym og har ikke skrevet, hvor I kan svare. Der er derfor ingen svarfrist.';
  if (klagefrist === null) return [reply];
  const instans = klagefrist.instans ?? 'den instans, der står i afgørelsens klagevejledning';
  const dato =
    klagefrist.dato === null
      ? 'Borgeren har ikke skrevet, hvornår afgørelsen kom: se klagevejledningen i afgørelsen.'
      : `Regnet fra borgerens dato udløber klagefristen ${danishDay(klagefrist.dato)}.`;
  return [
    reply,
    `KLAGEFRIST: klagen handler om en afgørelse og kan være en klage til ${instans}.`,
    `${dato} Vurdér straks, om klagen skal genvurderes og sendes videre dertil.`,
  ];
}

/** For the modtager only; the citizen's own copy is without it. */
function whatToDo(input: LetterInput): string[] {
  const { nummer, registreringskode, navne } = input;
  if (registreringskode === null) return [];
  const fragment = new URLSearchParams({ nummer, kode: registreringskode });
  const link = `${registrerAdresse(input.publicUrl)}#${fragment}`;
  const svarfrist = canBeAnswered(input.klage) ? danishDay(input.svarfrist) : null;
  const [confirm, ...rest] = nextSteps(svarfrist, navne.kommune);
  const lines = [
    `1. ${confirm}`,
    `   ${link}`,
    `   Nummer ${nummer}, registreringskode ${registreringskode}`,
    ...rest.map((step, i) => `${i + 2}. ${step}`),
    '',
    reserveNote(navne.modtager(input.modtager)),
  ];
  return [section(HEADINGS.goer, lines)];
}

function answers({ klage, svar, navne }: LetterInput): string[] {
  const dates: Partial<Record<ClosedQuestion, string | undefined>> = {
    klagenHandlerOm: dated('afgørelsens dato', klage.afgoerelsesdato),
    harKlaget: dated('klagede', klage.klagedato),
  };
  return [
    `Emne: ${navne.emne}`,
    `Forvaltning: ${forvaltningName(svar, navne.modtager)}`,
    ...closedAnswers(svar).map(([question, text]) => {
      const date = dates[question];
      return `${QUESTION_TEXTS[question]}: ${text}${date === undefined ? '' : ` (${date})`}`;
    }),
  ];
}

function closedAnswers(svar: Svar): [ClosedQuestion, string][] {
  return [
    ['klagenHandlerOm', ANSWER_TEXTS.klagenHandlerOm[svar.klagenHandlerOm]],
    ['harKlaget', ANSWER_TEXTS.harKlaget[svar.harKlaget]],
    ['svarfristUdloebet', ANSWER_TEXTS.svarfristUdloebet[svar.svarfristUdloebet]],
    ['kanSelvKlareDialogen', ANSWER_TEXTS.kanSelvKlareDialogen[svar.kanSelvKlareDialogen]],
    ['overEtAarSiden', ANSWER_TEXTS.overEtAarSiden[svar.overEtAarSiden]],
    ['behandlesAndetSteds', ANSWER_TEXTS.behandlesAndetSteds[svar.behandlesAndetSteds]],
  ];
}

function forvaltningName({ forvaltning }: Svar, modtager: (id: string) => string): string {
  if (forvaltning === 'ingen') return 'ingen i kommunen';
  return forvaltning === 'ved-ikke' ? 'borgeren ved det ikke' : modtager(forvaltning);
}

function dated(what: string, day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${what} ${danishDay(day)}`;
}

function ownWords(input: LetterInput, part: Part): string[] {
  const { klage } = input;
  const loesning = klage.oensketLoesning;
  return [
    ...titled(HEADINGS.kontakt, contact(klage)),
    ...titled(HEADINGS.bilag, bilagLines(input.bilag, part)),
    ...titled(HEADINGS.beskrivelse, [klage.beskrivelse]),
    ...(loesning === undefined ? [] : titled(HEADINGS.loesning, [loesning])),
  ];
}

/** Last of all, so that a preview, a first page or a glance over a shoulder shows no address. */
function protectedAddress({ adressebeskyttelse, adresse }: Klage): string[] {
  if (adressebeskyttelse === 'nej' || adresse === undefined) return [];
  return [section(HEADINGS.beskyttet, [ADRESSEBESKYTTELSE, adresse])];
}

function contact(klage: Klage): string[] {
  const { kontaktform } = klage;
  const isProtected = klage.adressebeskyttelse === 'ja';
  const fields: [string, string | undefined][] = [
    ['Navn', klage.anonym === 'ja' ? 'borgeren vil være anonym' : klage.navn],
    ['CPR-nummer', klage.cpr],
    ['Telefon', klage.telefon],
    ['E-mail', klage.email],
    ['Adresse', isProtected ? klage.adresse && 'beskyttet, står sidst i brevet' : klage.adresse],
    ['Adressebeskyttelse', isProtected ? 'adressen må ikke videregives' : undefined],
    ['Vil helst kontaktes ved', kontaktform && KONTAKTFORM_TEXTS[kontaktform]],
    ['Hvornår', klage.kontakttid],
    ['Tolk', klage.tolk],
    ['Enhed eller sted', klage.enhed],
    ['Sagsnummer eller fødselsdato', klage.sagsnummer],
    ['Hvornår det skete', klage.haendelse],
    ['Klager på vegne af', klage.paaVegneAf === 'en-anden' ? 'en anden' : undefined],
    ['Fuldmagt', powerOfAttorney(klage)],
    ['Mail når sagen er afsluttet', klage.besked === 'ja' ? 'ja, sendes af Klagevej' : undefined],
  ];
  return fields.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]));
}

function powerOfAttorney({ paaVegneAf, fuldmagtSenere }: Klage): string | undefined {
  if (paaVegneAf !== 'en-anden') return undefined;
  return fuldmagtSenere === 'ja' ? 'eftersendes' : 'vedlagt (se Bilag)';
}

function bilagLines(bilag: readonly Bilag[], part: Part): string[] {
  if (bilag.length === 0) return ['Ingen'];
  return bilag.map((one, i) => {
    const facts = [one.type, danishSize(one.bytes.byteLength), one.scanning];
    if (one.felt === 'fuldmagt') facts.unshift('fuldmagt');
    if (part.af > 1) facts.push(`i del ${part.delOf(one)}`);
    return `${i + 1}. ${one.navn} (${facts.join(', ')})`;
  });
}

function titled(title: string, lines: readonly string[]): string[] {
  return ['', `${title}:`, ...lines];
}

function section(heading: string, lines: readonly string[]): string {
  return [heading, '-'.repeat(heading.length), ...lines].join('\n');
}
