import type { Klage, Sprog } from '../../src/klage/klage.ts';

/** What a citizen reads in the document of the own klage, in each language. */
export type KlageTexts = {
  readonly titel: string;
  readonly fod: string;
  readonly side: string;
  readonly af: string;
  readonly bevis: (kommune: string, tid: string) => readonly string[];
  readonly fakta: {
    readonly [F in 'nummer' | 'modtaget' | 'svarer' | 'hvorfor' | 'senest' | 'foer']: string;
  };
  readonly sha256: string;
  readonly skrev: string;
  readonly svarede: string;
  readonly omDig: string;
  readonly filer: string;
  readonly filerHjaelp: string;
  readonly nr: string;
  readonly fil: string;
  readonly stoerrelse: string;
  readonly vejledning: string;
  readonly data: string;
  readonly dataHjaelp: string;
  readonly dataBeskrivelse: string;
  readonly dataSha256: string;
  readonly ukendteTegn: string;
  readonly felter: { readonly [F in Exclude<keyof Klage, 'sprog' | 'oensketModtager'>]: string };
  /** Answers by field; what is not here stands as it was typed. */
  readonly svar: { readonly [field: string]: { readonly [svar: string]: string } };
};

const jaNej = { da: { ja: 'Ja', nej: 'Nej' }, en: { ja: 'Yes', nej: 'No' } } as const;

export const KLAGE_TEXTS: { readonly [S in Sprog]: KlageTexts } = {
  da: {
    titel: 'Din klage',
    fod: 'Koden står kun på din kvittering.',
    ...{ side: 'Side', af: 'af' },
    bevis: (kommune, tid) => [
      `${kommune} har modtaget klagen ${tid}.`,
      'Her er alt, hvad du skrev. Det er åbnet med din kode og ikke ændret.',
    ],
    fakta: {
      ...{ nummer: 'Nummer', modtaget: 'Modtaget', svarer: 'Hvem svarer' },
      ...{ hvorfor: 'Hvorfor', senest: 'Svar senest', foer: 'Den følger efter' },
    },
    sha256: 'Fingeraftryk (SHA-256)',
    skrev: 'Det skrev du',
    svarede: 'Dine svar',
    omDig: 'Om dig',
    filer: 'Dine filer',
    filerHjaelp: 'Filerne er sendt med klagen. De er ikke i dette dokument.',
    ...{ nr: 'Nr.', fil: 'Fil', stoerrelse: 'Fylder' },
    vejledning: 'Godt at vide',
    data: 'Klagen som data',
    dataHjaelp:
      'I dette dokument ligger filen klage.json. Den er din klage tegn for tegn. Åbn den under vedhæftede filer.',
    dataBeskrivelse: 'Hele klagen som data',
    dataSha256: 'Filens fingeraftryk (SHA-256)',
    ukendteTegn:
      'Nogle tegn i din tekst kan ikke vises her. De er skrevet som et spørgsmålstegn, og de er rigtige i klage.json.',
    felter: {
      ...{ emne: 'Emne', valgtForvaltning: 'Du valgte', klagenHandlerOm: 'Klagen handler om' },
      ...{ harKlaget: 'Har du klaget før', kanSelvKlareDialogen: 'Kan du selv tale med dem' },
      ...{ overEtAarSiden: 'Mere end et år siden', behandlesAndetSteds: 'Er andre i gang' },
      ...{ klagedato: 'Du klagede', afgoerelsesdato: 'Afgørelsen kom', haendelse: 'Det skete' },
      ...{ beskrivelse: 'Hvad der skete', oensketLoesning: 'Det ønsker du' },
      ...{ enhed: 'Sted', sagsnummer: 'Sagsnummer', anonym: 'Anonym', navn: 'Navn' },
      ...{ email: 'E-mail', telefon: 'Telefon', adresse: 'Adresse', cpr: 'CPR-nummer' },
      ...{ kontaktform: 'Kontakt helst ved', kontakttid: 'Hvornår', tolk: 'Tolk' },
      ...{ adressebeskyttelse: 'Beskyttet adresse', bekraeftelse: 'Mail om nummeret' },
      ...{ besked: 'Mail når den er afsluttet', paaVegneAf: 'Du klager for' },
      fuldmagtSenere: 'Fuldmagt kommer senere',
    },
    svar: {
      klagenHandlerOm: {
        ...{ afgoerelse: 'En afgørelse', sagsbehandlingstid: 'Ventetid' },
        ...{ vejledning: 'Vejledning', optraeden: 'Måden, du er mødt på' },
        ...{ 'praktisk-opgave': 'En opgave', indsigt: 'At se din sag' },
        ...{ diskrimination: 'Diskrimination', serviceniveau: 'Hvor meget kommunen tilbyder' },
        andet: 'Noget andet',
      },
      harKlaget: {
        ...{ nej: 'Nej', 'ja-venter': 'Ja, og du venter på svar' },
        ...{ 'ja-faaet-svar': 'Ja, og du har fået svar', 'ved-ikke': 'Det ved du ikke' },
      },
      behandlesAndetSteds: {
        ...{ nej: 'Nej', domstol: 'Ja, en domstol', ombudsmanden: 'Ja, Ombudsmanden' },
        ankeinstans: 'Ja, et nævn eller Ankestyrelsen',
      },
      kontaktform: { telefon: 'Telefon', email: 'E-mail', brev: 'Brev' },
      paaVegneAf: { 'mig-selv': 'Dig selv', 'en-anden': 'En anden' },
      ...{ kanSelvKlareDialogen: jaNej.da, overEtAarSiden: jaNej.da, anonym: jaNej.da },
      ...{ adressebeskyttelse: jaNej.da, bekraeftelse: jaNej.da, besked: jaNej.da },
      fuldmagtSenere: jaNej.da,
    },
  },
  en: {
    titel: 'Your complaint',
    fod: 'The code is on your receipt only.',
    ...{ side: 'Page', af: 'of' },
    bevis: (kommune, tid) => [
      `${kommune} received the complaint ${tid}.`,
      'Here is all that you wrote. It was opened with your code and has not been changed.',
    ],
    fakta: {
      ...{ nummer: 'Number', modtaget: 'Received', svarer: 'Who answers' },
      ...{ hvorfor: 'Why', senest: 'Answer by', foer: 'It follows' },
    },
    sha256: 'Fingerprint (SHA-256)',
    skrev: 'What you wrote',
    svarede: 'Your answers',
    omDig: 'About you',
    filer: 'Your files',
    filerHjaelp: 'The files were sent with the complaint. They are not in this document.',
    ...{ nr: 'No.', fil: 'File', stoerrelse: 'Size' },
    vejledning: 'Good to know',
    data: 'The complaint as data',
    dataHjaelp:
      'This document holds the file klage.json. It is your complaint letter by letter. Open it among the attached files.',
    dataBeskrivelse: 'All of the complaint as data',
    dataSha256: 'Fingerprint of the file (SHA-256)',
    ukendteTegn:
      'Some signs in your text cannot be shown here. They stand as a question mark, and they are right in klage.json.',
    felter: {
      ...{ emne: 'Subject', valgtForvaltning: 'You chose', klagenHandlerOm: 'It is about' },
      ...{ harKlaget: 'Complained before', kanSelvKlareDialogen: 'Can talk with them yourself' },
      ...{ overEtAarSiden: 'More than a year ago', behandlesAndetSteds: 'Others at work on it' },
      ...{ klagedato: 'You complained', afgoerelsesdato: 'The decision came' },
      ...{ haendelse: 'It happened', beskrivelse: 'What happened' },
      ...{ oensketLoesning: 'What you wish', enhed: 'Place', sagsnummer: 'Case number' },
      ...{ anonym: 'Anonymous', navn: 'Name', email: 'E-mail', telefon: 'Phone' },
      ...{ adresse: 'Address', cpr: 'CPR number', kontaktform: 'Contact best by' },
      ...{ kontakttid: 'When', tolk: 'Interpreter', adressebeskyttelse: 'Protected address' },
      ...{ bekraeftelse: 'Mail with the number', besked: 'Mail when it is closed' },
      ...{ paaVegneAf: 'You complain for', fuldmagtSenere: 'Power of attorney comes later' },
    },
    svar: {
      klagenHandlerOm: {
        ...{ afgoerelse: 'A decision', sagsbehandlingstid: 'Waiting time' },
        ...{ vejledning: 'Guidance', optraeden: 'How you were met' },
        ...{ 'praktisk-opgave': 'A task', indsigt: 'Seeing your case' },
        ...{ diskrimination: 'Discrimination', serviceniveau: 'How much is offered' },
        andet: 'Something else',
      },
      harKlaget: {
        ...{ nej: 'No', 'ja-venter': 'Yes, and you are waiting for an answer' },
        ...{ 'ja-faaet-svar': 'Yes, and you have had an answer', 'ved-ikke': 'You do not know' },
      },
      behandlesAndetSteds: {
        ...{ nej: 'No', domstol: 'Yes, a court', ombudsmanden: 'Yes, the Ombudsman' },
        ankeinstans: 'Yes, a board of appeal',
      },
      kontaktform: { telefon: 'Phone', email: 'E-mail', brev: 'Letter' },
      paaVegneAf: { 'mig-selv': 'Yourself', 'en-anden': 'Somebody else' },
      ...{ kanSelvKlareDialogen: jaNej.en, overEtAarSiden: jaNej.en, anonym: jaNej.en },
      ...{ adressebeskyttelse: jaNej.en, bekraeftelse: jaNej.en, besked: jaNej.en },
      fuldmagtSenere: jaNej.en,
    },
  },
};
