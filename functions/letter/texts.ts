import type { Klage } from '../../src/klage/klage.ts';
import type { AnswerTo, ClosedQuestion } from '../../src/klage/questions.ts';
import type { TidligereHvad } from './letter-input.ts';

/** What a caseworker reads: headings of the letter. */
export const HEADINGS = {
  hvem: 'HVEM SVARER, OG HVORFOR',
  tidligere: 'BORGEREN HAR IKKE FÅET SVAR I TIDE',
  frister: 'FRISTER',
  goer: 'DET SKAL I GØRE NU',
  svar: 'BORGERENS SVAR I SKEMAET',
  egne: 'HERFRA ER TEKSTEN SKREVET AF BORGEREN',
  kontakt: 'Kontakt',
  bilag: 'Bilag',
  beskrivelse: 'Beskrivelse',
  loesning: 'Ønsket løsning',
  beskyttet: 'BESKYTTET ADRESSE, SKREVET AF BORGEREN',
} as const;

export const DEMODATA = 'Demodata: klagen er opdigtet';
/** What happened to the klage before, as a caseworker reads it. */
export const TIDLIGERE_TEXTS: { readonly [H in TidligereHvad]: string } = {
  modtaget: 'Klagen kom ind',
  udskudt: 'Postkassen kunne ikke tage imod',
  afvist: 'Postkassen afviste brevet',
  accepteret: 'Brevet blev afleveret i postkassen',
  'til-reserve': 'Brevet blev sendt til reserven',
  manuel: 'Brevet skulle afleveres i hånden',
  kvitteret: 'Modtagelsen blev bekræftet',
  'ikke-vores': 'Modtageren skrev, at klagen var sendt forkert',
  kontakt: 'Første kontakt til borgeren er registreret',
  afsluttet: 'Sagen blev afsluttet',
  genaabnet: 'Sagen blev åbnet igen',
};

/** Who did it, where it was no modtager. */
export const HVEM_TEXTS: { readonly [hvem: string]: string } = {
  borger: 'borgeren',
  system: 'Klagevej',
  medarbejder: 'en medarbejder',
};

export const ADRESSEBESKYTTELSE = 'Adressebeskyttelse: adressen må ikke videregives';

/** The closed questions as a caseworker knows them. */
export const QUESTION_TEXTS: { readonly [Q in ClosedQuestion]: string } = {
  klagenHandlerOm: 'Klagen handler om',
  harKlaget: 'Har klaget til forvaltningen før',
  svarfristUdloebet: 'Forvaltningens svarfrist er udløbet',
  kanSelvKlareDialogen: 'Kan selv klare dialogen med forvaltningen',
  overEtAarSiden: 'Mere end et år siden',
  behandlesAndetSteds: 'Behandles et andet sted',
};

export const ANSWER_TEXTS: {
  readonly [Q in ClosedQuestion]: { readonly [A in AnswerTo<Q>]: string };
} = {
  klagenHandlerOm: {
    afgoerelse: 'en afgørelse',
    sagsbehandlingstid: 'sagsbehandlingstid',
    vejledning: 'vejledning',
    optraeden: 'medarbejderes optræden',
    'praktisk-opgave': 'en praktisk opgave',
    indsigt: 'aktindsigt eller indsigt i egne oplysninger',
    diskrimination: 'diskrimination',
    serviceniveau: 'serviceniveauet',
    andet: 'andet',
  },
  harKlaget: {
    nej: 'nej',
    'ja-venter': 'ja, og venter på svar',
    'ja-faaet-svar': 'ja, og har fået svar',
    'ved-ikke': 'ved ikke',
  },
  svarfristUdloebet: { ja: 'ja', nej: 'nej', 'ikke-relevant': 'ikke relevant' },
  kanSelvKlareDialogen: { ja: 'ja', nej: 'nej, har brug for hjælp' },
  overEtAarSiden: { ja: 'ja', nej: 'nej' },
  behandlesAndetSteds: {
    nej: 'nej',
    domstol: 'ja, ved en domstol',
    ombudsmanden: 'ja, hos Folketingets Ombudsmand',
    ankeinstans: 'ja, hos en ankeinstans',
  },
};

export const KONTAKTFORM_TEXTS: { readonly [K in NonNullable<Klage['kontaktform']>]: string } = {
  telefon: 'telefon',
  email: 'e-mail',
  brev: 'brev',
};

/**
 * The steps a caseworker takes; the link stands under the first.
 * @param svarfrist the day in words; null when nobody can be answered.
 */
export function nextSteps(svarfrist: string | null, kommune: string): readonly string[] {
  return [
    'Bekræft at I har modtaget klagen, på denne side (linket er kun til jer; giv det ikke videre):',
    svarfrist === null
      ? 'Brug klagen til at rette det, der er gået galt.'
      : `Svar borgeren skriftligt senest ${svarfrist}. Send ikke personoplysninger i almindelig mail.`,
    `Er klagen ikke jeres, så sig det på siden, og peg på den rette i ${kommune}. Borgerrådgiveren får da brevet og sender det videre.`,
    'Registrér på siden, hvad klagen endte med, når den er afsluttet. Skriv ingen personoplysninger der.',
  ];
}

/** For whoever opens the letter as reserve. */
export function reserveNote(modtager: string): string {
  return `Sidder du ikke i ${modtager}? Så har du fået brevet som reserve, fordi det ikke kunne leveres dertil. Sørg for, at ${modtager} får klagen ad en sikker vej, og bekræft modtagelsen på siden.`;
}
