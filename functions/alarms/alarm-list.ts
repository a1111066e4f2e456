/** What an alarm says to whoever gets it, and where the handbook goes on. */
export type AlarmWords = {
  /** What is so, as one Danish sentence without a name or a number. */
  readonly besked: string;
  /** What to do next, as one Danish sentence. */
  readonly goer: string;
  /** The anchor in functions/operation/handbook.md. */
  readonly afsnit: string;
};

/** Where the handbook lies: a path in the repository. */
export const HANDBOOK = 'functions/operation/handbook.md';

const REPORT_FAULT = 'Gem loggen, og meld fejlen, hvis den kommer igen; klagerne er ikke berørt.';
const STATUS =
  'Kør "npm run drift -- status NUMMER", som siger hvorfor, og derefter gensend eller manuel.';

/** A thread that works beside the klager was given up; it is started again when somebody asks. */
function givenUp(what: string): AlarmWords {
  return { besked: `${what} blev opgivet.`, goer: REPORT_FAULT, afsnit: 'proces' };
}

/** Every alarm there is. One that is not in this list cannot be raised. */
export const ALARMS = {
  'klage-manuel': {
    besked: 'En klage kan ikke komme frem, før en person hjælper den.',
    goer: STATUS,
    afsnit: 'klage-manuel',
  },
  'klager-venter': {
    besked: 'Klager har ventet længe på at blive sendt.',
    goer: 'Kør "npm run drift -- status": den siger, hvad mailserveren sidst svarede.',
    afsnit: 'klager-venter',
  },
  'klage-til-reserve': {
    besked: 'En klage gik til reserven.',
    goer: 'Sig til reserven, at de sender den videre, og find ud af, hvad der er galt med modtagerens postkasse eller certifikat.',
    afsnit: 'reserve',
  },
  'certifikat-udloebet': {
    besked: 'En modtagers certifikat er udløbet, og klagen gik til reserven.',
    goer: 'Få et nyt certifikat fra modtageren, og udgiv det på /medarbejder/regler.',
    afsnit: 'reserve',
  },
  'modtager-uden-gyldigt-certifikat': {
    besked: 'En modtager har intet gyldigt certifikat.',
    goer: 'Få et nyt certifikat fra modtageren, og udgiv det på /medarbejder/regler.',
    afsnit: 'reserve',
  },
  'certifikat-udloeber': {
    besked: 'Et certifikat udløber snart.',
    goer: 'Bestil et nyt certifikat hos den, det tilhører, og udgiv det, før dagen er gået.',
    afsnit: 'certifikat-dage',
  },
  'certifikat-har-udloebet': {
    besked: 'Et certifikat er udløbet.',
    goer: 'Få et nyt certifikat med det samme: imens går modtagerens klager til reserven, og breve med afsenderens kan afvises.',
    afsnit: 'certifikat-dage',
  },
  'ur-usandsynligt': {
    besked: 'Maskinens ur viser en tid, der ikke kan passe.',
    goer: 'Ret uret (timedatectl); indtil da tælles der ikke ned til, at certifikater udløber.',
    afsnit: 'ur',
  },
  'certifikat-spaerret': {
    besked: 'En modtagers certifikat er spærret.',
    goer: 'Få et nyt certifikat fra modtageren, og udgiv det; imens går klagerne til reserven.',
    afsnit: 'spaerret',
  },
  'spaerreliste-ikke-hentet': {
    besked: 'En spærreliste kan ikke hentes.',
    goer: 'Luk op for adressen, der står i modtagerens certifikat, inden syv dage er gået.',
    afsnit: 'spaerret',
  },
  'certifikat-uden-udsteder': {
    besked: 'Et certifikat kan ikke undersøges, fordi udstederens mangler.',
    goer: 'Læg udstederens certifikat efter modtagerens i den samme fil, og udgiv.',
    afsnit: 'spaerret',
  },
  'ingen-at-forsegle-til': {
    besked:
      'En klage kunne ikke modtages: hverken modtager eller reserve har et gyldigt certifikat.',
    goer: 'Udgiv et gyldigt certifikat med det samme; borgere får nu at vide, at klagen ikke er modtaget.',
    afsnit: 'forsegling',
  },
  'ingen-reserve': {
    besked: 'En klage blev modtaget uden et brev til reserven.',
    goer: 'Udgiv et gyldigt certifikat for reserven.',
    afsnit: 'forsegling',
  },
  'ingen-regel': {
    besked: 'Ingen regel passede på en klage, og reserven fik den.',
    goer: 'Kør "npm run regler -- tjek", og gem loggen: det kan ikke ske med regler, der er bevist.',
    afsnit: 'forsegling',
  },
  'klage-ikke-modtaget': {
    besked: 'En klage kunne ikke modtages, og borgeren fik det at vide.',
    goer: 'Se på /readyz, på disken, registeret og lageret.',
    afsnit: 'ikke-modtaget',
  },
  'virusscanner-svarer-ikke': {
    besked: 'Virusscanneren svarer ikke, og klager med filer bliver afvist.',
    goer: 'Start clamd, og se, at den har signaturer og tager filer på 10 MB.',
    afsnit: 'virusscanner',
  },
  'regelmappe-afvist': {
    besked: 'Reglerne i mappen blev ikke taget i brug.',
    goer: 'Kør "npm run regler -- tjek": den siger fil, linje og hvad der skal rettes.',
    afsnit: 'regler-afvist',
  },
  'regelsaet-afvist': {
    besked: 'Et udgivet regelsæt kan ikke bruges af denne instans.',
    goer: 'Se loggen, og start den udgave af Klagevej, der udgav det; det sidste gode gælder imens.',
    afsnit: 'regler-afvist',
  },
  'oprydning-fejlede': {
    besked: 'Den daglige oprydning fejlede.',
    goer: 'Kør "npm run drift -- opryd --proeve", som siger, hvor den stopper.',
    afsnit: 'oprydning',
  },
  'klager-uden-sag': {
    besked: 'Der ligger klager i lageret, som registeret ikke kender.',
    goer: 'Kør "npm run drift -- genopret --proeve", og derefter uden --proeve.',
    afsnit: 'oprydning',
  },
  'mapper-ulaeselige': {
    besked: 'Mapper i lageret kan ikke læses.',
    goer: 'Læg dem tilbage fra sikkerhedskopien af lageret.',
    afsnit: 'oprydning',
  },
  'borgerkopi-mangler': {
    besked: 'En borgers egen kopi mangler.',
    goer: 'Læg borger.bin for det nummer tilbage fra sikkerhedskopien af lageret.',
    afsnit: 'borgerkopi',
  },
  'borgerkopi-ulaeselig': {
    besked: 'En borgers egen kopi kan ikke åbnes.',
    goer: 'Læg borger.bin for det nummer tilbage fra sikkerhedskopien af lageret.',
    afsnit: 'borgerkopi',
  },
  'retur-efter-lukning': {
    besked: 'Et brev kom retur, efter at sagen var lukket eller kvitteret.',
    goer: 'Spørg modtageren, om de har det hele.',
    afsnit: 'retur',
  },
  'retur-ulaeselig': {
    besked: 'En mail i returpostkassen kunne ikke forstås.',
    goer: 'Læs den i mappen »Klagevej til en person«.',
    afsnit: 'retur',
  },
  'retur-forfalsket': {
    besked: 'En mail i returpostkassen var forfalsket og har ikke ændret noget.',
    goer: 'Se den i mappen »Klagevej til en person«.',
    afsnit: 'retur',
  },
  'returpostkasse-fejl': {
    besked: 'Returpostkassen kan ikke læses.',
    goer: 'Ret server, navn eller kodeord i RETUR_IMAP_URL.',
    afsnit: 'returpostkasse',
  },
  'relae-tager-for-smaa-breve': {
    besked: 'Mailserveren tager mindre breve, end reglerne tillader.',
    goer: 'Sæt brevMaksMB ned for modtageren, eller få mailserverens grænse sat op.',
    afsnit: 'relae',
  },
  'relae-afviser': {
    besked: 'Mailserveren afviser os.',
    goer: 'Kør "npm run drift -- status", og få mailserveren til at tage imod MAIL_FROM; brevene venter imens.',
    afsnit: 'klager-venter',
  },
  'kontakt-kan-ikke-laeses': {
    besked: 'En bekræftelse til en borger kan ikke sendes, fordi APP_SECRET er en anden.',
    goer: 'Sæt det APP_SECRET, som adressen blev gemt under; ellers slettes den usendt.',
    afsnit: 'app-secret',
  },
  'udbakke-fejl': {
    besked: 'Udbakken kunne ikke læses eller skrives.',
    goer: 'Se, om disken er fuld, eller om registerets server er væk.',
    afsnit: 'ikke-klar',
  },
  'levering-fejl': {
    besked: 'Tråden, der sender breve, faldt.',
    goer: REPORT_FAULT,
    afsnit: 'proces',
  },
  'levering-genstartet': {
    besked: 'Tråden, der sender breve, blev startet igen.',
    goer: REPORT_FAULT,
    afsnit: 'proces',
  },
  'uventet-fejl': {
    besked: 'En instans stoppede af en fejl, der ikke måtte ske.',
    goer: 'Se, at den er startet igen, og gem loggen til den, der skal rette fejlen.',
    afsnit: 'proces',
  },
  'dokument-afvist': {
    besked: 'Et dokument kunne ikke laves.',
    goer: REPORT_FAULT,
    afsnit: 'proces',
  },
  'dokument-for-langsom': givenUp('Et dokument'),
  'dokument-fejl': givenUp('Et dokument'),
  'bevis-for-langsom': givenUp('Et bevis af reglerne'),
  'bevis-fejl': givenUp('Et bevis af reglerne'),
  'statistik-for-langsom': givenUp('En optælling til statistikken'),
  'statistik-fejl': givenUp('En optælling til statistikken'),
  'rapportfil-for-langsom': givenUp('En rapportfil'),
  'rapportfil-fejl': givenUp('En rapportfil'),
  'udgivelse-for-langsom': givenUp('En udgivelse af statistik'),
  'udgivelse-fejl': givenUp('En udgivelse af statistik'),
  'tal-for-langsom': givenUp('En optælling til /metrics'),
  'tal-fejl': givenUp('En optælling til /metrics'),
} as const satisfies { readonly [name: string]: AlarmWords };

export type AlarmName = keyof typeof ALARMS;

/** What a word that was written down as an alarm's name says; null when it is none of this version. */
export function alarmWords(name: string): AlarmWords | null {
  const known: { readonly [name: string]: AlarmWords } = ALARMS;
  return Object.hasOwn(known, name) ? (known[name] ?? null) : null;
}
