/** `/regler`: the rules in force, for everyone to read. */
export const rules = {
  titel: 'Reglerne for, hvem der svarer',
  indledning:
    'Når du klager, finder vi den, der skal svare. Det gør vi efter disse regler. Vi læser dem oppefra. Den første, der passer, gælder.',
  gaelder: (dag: string) => `Reglerne gælder ${dag}.`,
  siden: (tid: string) => `Denne udgave har været i brug siden ${tid}.`,
  bevis: (antal: string) =>
    `Vi har prøvet alle ${antal} måder at svare på. Hver af dem har én, der skal svare.`,
  bevisFejl: (antal: string, fejl: string) =>
    `Vi har prøvet alle ${antal} måder at svare på. ${fejl} af dem har en fejl, som kommunen skal rette.`,
  gaarTil: 'går til',
  kilde: 'Kilde',
  fra: (fra: string) => `Gælder fra ${fra}`,
  fraTil: (fra: string, til: string) => `Gælder fra ${fra} til ${til}`,
  deleTitel: 'Hvor klagerne går hen',
  deleHjaelp: 'Så mange af alle måder at svare på ender hos hver.',
  modtager: 'Modtager',
  antal: 'Antal',
  andel: 'Andel',
  version: 'Udgave',
  // A rule as one sentence; where a klage goes comes after it.
  saetning: {
    hvis: (led: string) => `Hvis ${led}`,
    alle: 'Alle andre klager',
    og: ', og ',
    eller: ' eller ',
    andre: (antal: string) => `${antal} andre`,
    emnetsForvaltning: 'den forvaltning, der har emnet',
    led: {
      emne: (svar: string) => `emnet er ${svar}`,
      forvaltning: (svar: string) => `emnet hører til ${svar}`,
      klagenHandlerOm: (svar: string) => `klagen handler om ${svar}`,
      harKlaget: (svar: string) => `»har du klaget før?« er besvaret med ${svar}`,
      svarfristUdloebet: (svar: string) => `fristen for svar ${svar}`,
      kanSelvKlareDialogen: (svar: string) => `borgeren ${svar} selv kan tale med forvaltningen`,
      overEtAarSiden: (svar: string) => `det er ${svar} et år siden`,
      behandlesAndetSteds: (svar: string) => `${svar} er i gang med sagen`,
    },
    svar: {
      forvaltning: { ingen: 'andre end kommunen', 'ved-ikke': 'et sted, borgeren ikke kender' },
      klagenHandlerOm: {
        afgoerelse: 'en afgørelse',
        sagsbehandlingstid: 'lang ventetid',
        vejledning: 'vejledning',
        optraeden: 'måden, man er mødt på',
        'praktisk-opgave': 'en opgave, der ikke er gjort godt nok',
        indsigt: 'at se sin sag',
        diskrimination: 'diskrimination',
        serviceniveau: 'hvor meget kommunen tilbyder',
        andet: 'noget andet',
      },
      harKlaget: {
        nej: '»nej«',
        'ja-venter': '»ja, og jeg venter på svar«',
        'ja-faaet-svar': '»ja, men svaret var ikke godt nok«',
        'ved-ikke': '»det ved jeg ikke«',
      },
      svarfristUdloebet: { ja: 'er gået', nej: 'ikke er gået', 'ikke-relevant': 'ikke løber' },
      kanSelvKlareDialogen: { ja: 'godt', nej: 'ikke' },
      overEtAarSiden: { ja: 'over', nej: 'under' },
      behandlesAndetSteds: {
        nej: 'ingen andre',
        domstol: 'en domstol',
        ombudsmanden: 'Ombudsmanden',
        ankeinstans: 'et nævn eller Ankestyrelsen',
      },
    },
  },
  tavle: {
    titel: 'Hvem svarer på hvad',
    hjaelp:
      'Find dit emne i venstre side. Gå så hen til det, du klager over. Skemaet gælder den første klage over noget nyt.',
    emnetHoererTil: 'Emnet hører til',
    ingen: 'Andre end kommunen',
    vedIkke: 'Du ved det ikke',
    afklar: 'Du vælger selv',
    emner: (antal: string) => (antal === '1' ? '1 emne' : `${antal} emner`),
    valgt: 'Den, du vælger',
    reserve: 'ingen regel',
    undtagen: (emner: string) => `Ikke ${emner}`,
    kolonner: {
      afgoerelse: 'En afgørelse',
      sagsbehandlingstid: 'Ventetid',
      vejledning: 'Hjælp til at forstå',
      optraeden: 'Tone',
      'praktisk-opgave': 'En opgave',
      indsigt: 'Se din sag',
      diskrimination: 'Diskrimi\u00adnation',
      serviceniveau: 'Hvor meget man får',
      andet: 'Andet',
    },
    tegn: 'Skrå streger: Klagen går til en anden end den, der har emnet.',
    navne: 'Navnene i skemaet',
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
