/** `/regler`: the rules in force, for everyone to read. */
export const rules = {
  titel: 'Reglerne for, hvem der svarer',
  indledning:
    'Når du klager, finder vi den, der skal svare. Det gør vi efter disse regler. Vi læser dem oppefra. Den første, der passer, gælder.',
  gaelder: (dag: string) => `Reglerne gælder ${dag}.`,
  bevis: (antal: string) =>
    `Vi har prøvet alle ${antal} måder at svare på. Hver af dem har én, der skal svare.`,
  bevisFejl: (antal: string, fejl: string) =>
    `Vi har prøvet alle ${antal} måder at svare på. ${fejl} af dem har en fejl, som kommunen skal rette.`,
  hvis: 'Gælder når',
  altid: 'Gælder alle, som ingen regel før har taget',
  saa: 'Så går klagen til',
  emnetsForvaltning: 'den forvaltning, der har emnet',
  kilde: 'Kilde',
  fra: (fra: string) => `Gælder fra ${fra}`,
  fraTil: (fra: string, til: string) => `Gælder fra ${fra} til ${til}`,
  deleTitel: 'Hvor klagerne går hen',
  deleHjaelp: 'Så mange af alle måder at svare på ender hos hver.',
  modtager: 'Modtager',
  antal: 'Antal',
  andel: 'Andel',
  version: 'Udgave',
  eller: ' eller ',
  spoergsmaal: {
    emne: 'Emnet',
    forvaltning: 'Forvaltningen',
    klagenHandlerOm: 'Klagen handler om',
    harKlaget: 'Har klaget før',
    svarfristUdloebet: 'Fristen for svar er gået',
    kanSelvKlareDialogen: 'Kan selv tale med forvaltningen',
    overEtAarSiden: 'Over et år siden',
    behandlesAndetSteds: 'Andre er i gang',
  },
  andreSvar: {
    ja: 'Ja',
    nej: 'Nej',
    ingen: 'ikke kommunen',
    'ved-ikke': 'ved ikke',
    'ikke-relevant': 'ikke relevant',
  },
};

/** `/api`: the interface for other systems. */
export const api = {
  titel: 'Til andre systemer (API)',
  indledning:
    'Andre systemer kan sende klager og spørge om regler. Her er adresserne. Hele beskrivelsen ligger som OpenAPI.',
  dokument: 'Hent OpenAPI-dokumentet',
  indhold: 'Adresser',
  parametre: 'Parametre',
  navn: 'Navn',
  hvor: 'Hvor',
  kraevet: 'Kræves',
  ja: 'ja',
  nej: 'nej',
  krop: 'Det sender du',
  svar: 'Svar',
  skemaer: 'Skemaer',
  vis: 'Vis skema',
};

/** `/postkasser`, in development only: the embedded mailboxes. */
export const mailboxes = {
  titel: 'Postkasser',
  indledning: 'Her ligger de breve, prøveudgaven har sendt. Siden findes ikke i drift.',
  tom: 'Ingen breve endnu.',
  aabn: 'Åbn brevet',
  brevTitel: 'Brevet, låst op med prøvenøglen',
  underskrevet: 'Underskrevet af',
  bilag: 'Bilag',
  klageJson: 'klage.json',
  bytes: (antal: string) => `${antal} bytes`,
};
