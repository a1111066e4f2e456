/** Every sentence on the staff pages: in Danish only. */
export const medarbejder = {
  ramme: {
    titel: (kommune: string) => `Medarbejder, ${kommune}`,
    springTilIndhold: 'Gå til indholdet',
    menu: 'Steder',
    forside: 'Medarbejder',
    steder: { sager: 'Sager', statistik: 'Statistik', regler: 'Regler' },
    loggetInd: 'Logget ind som',
    logUd: 'Log ud',
    udvikling: 'Prøveudgave. Intet herfra gælder for borgere.',
    demo: 'Demodata. Alle sager og tal er opdigtede.',
    borgersider: 'Til borgernes sider',
    fejl: 'Fejl: ',
  },
  forside: {
    titel: 'Hvad vil du arbejde med?',
    ingenSteder: 'Dine roller åbner ingen sider her endnu.',
    steder: {
      sager: 'Se, hvad der venter, registrer, hvad der er sket, og opret nye sager.',
      statistik: 'Læs, hvad borgerne klager over, hvordan det gik, og hvad der kan læres af det.',
      regler: 'Læs, prøv og ret de regler, der afgør, hvem der svarer på en klage.',
    },
    rollerTitel: 'Dine roller',
    flereRoller:
      'Mangler du en rolle, så spørg den, der styrer adgang til Klagevej i din kommune. Log ud og ind igen, når du har fået den.',
    varighed:
      'Du bliver logget ud efter to timer uden brug, og senest ti timer efter, at du loggede ind.',
    alleSteder: 'Glemte du at logge ud på en anden computer, så gør det her.',
    logUdAlle: 'Log ud alle steder',
  },
  roller: {
    regelredaktoer: 'Regelredaktør',
    borgerraadgiver: 'Borgerrådgiver',
    statistik: 'Statistik',
    forvaltning: (navn: string) => `Medarbejder i ${navn}`,
    ingen: 'Ingen rolle',
  },
  logInd: {
    titel: 'Hvem vil du være?',
    vaelg:
      'Det er en prøveudgave, så personerne er opfundet. I drift logger alle ind med deres arbejdslogin.',
    somKnap: (navn: string) => `Log ind som ${navn}`,
    borger: 'Vil du klage, skal du ikke logge ind.',
    borgerLink: 'Gå til borgernes sider',
  },
  logUd: {
    titel: 'Du er logget ud',
    tekst: 'Ingen kan bruge dit login i Klagevej herfra, før du logger ind igen.',
    udbyder: 'Dit arbejdslogin kan stadig være åbent i browseren.',
    udbyderLink: 'Log også ud af dit arbejdslogin',
    luk: 'Bruger andre computeren, så luk alle browserens vinduer.',
    logInd: 'Log ind igen',
  },
  logIndIgen: {
    titel: 'Log ind igen',
    tekst: 'Du er ikke logget ind længere. Det, du sendte, er ikke gemt endnu.',
    trinTitel: 'Sådan mister du ikke noget',
    trinLogInd: 'Log ind i et nyt vindue.',
    trinTilbage: 'Kom tilbage til dette vindue.',
    trinSend: 'Send det, du har skrevet, igen.',
    trinSendSelv: 'Gå ét skridt tilbage i browseren, og send det igen.',
    logInd: 'Log ind i et nyt vindue',
    send: 'Send igen',
  },
  sendIgen: {
    titel: 'Send det igen',
    tekst:
      'Siden, du sendte fra, er fra før du sidst loggede ind. Det, du sendte, er ikke gemt endnu.',
    send: 'Send igen',
    sendSelv: 'Gå ét skridt tilbage i browseren, genindlæs siden, og send det igen.',
    ikkeDig: 'Har du ikke selv sendt noget, så luk siden. Så sker der ikke noget.',
    tilbage: 'Til forsiden for medarbejdere',
  },
  problemer: {
    'ingen-rolle': {
      titel: 'Du har ikke adgang',
      tekst: 'Dit login virker, men du har ingen rolle i Klagevej.',
      raad: [
        'Spørg den, der styrer adgang til Klagevej i din kommune, om den rolle, du skal bruge.',
        'Log ind igen, når du har fået den.',
      ],
    },
    'forkert-rolle': {
      titel: 'Siden er for en anden rolle',
      tekst: 'Du er logget ind, men dine roller åbner ikke denne side.',
      raad: [
        'Skal du bruge siden, så spørg den, der styrer adgang til Klagevej i din kommune.',
        'Log ud og ind igen, når du har fået rollen.',
      ],
    },
    'log-ind-mislykket': {
      titel: 'Du er ikke logget ind',
      tekst: 'Svaret fra login passer ikke til et forsøg, der er i gang i denne browser.',
      raad: [
        'Det sker, når man genindlæser siden, bruger et gammelt link eller venter mere end ti minutter.',
        'Prøv igen fra begyndelsen.',
      ],
    },
    'log-ind-afvist': {
      titel: 'Du er ikke logget ind',
      tekst: 'Dit arbejdslogin sagde nej, eller også blev det afbrudt.',
      raad: [
        'Prøv igen. Går det stadig galt, så spørg den, der styrer adgang til Klagevej i din kommune.',
      ],
    },
    'log-ind-nede': {
      titel: 'Der kan ikke logges ind lige nu',
      tekst: 'Klagevej kan ikke få fat i det system, der logger dig ind.',
      raad: [
        'Prøv igen om lidt. Går det stadig galt, så sig det til din it-afdeling.',
        'Borgerne kan stadig klage, og klagerne når frem.',
      ],
    },
    'findes-ikke': {
      titel: 'Siden findes ikke',
      tekst: 'Adressen er forkert, eller siden er flyttet.',
      raad: ['Gå til forsiden for medarbejdere, og prøv derfra.'],
    },
    'ukendt-sag': {
      titel: 'Sagen kan ikke vises',
      tekst: 'Der er ingen sag med det nummer blandt de sager, du har adgang til.',
      raad: [
        'Se efter, om nummeret er skrevet rigtigt.',
        'Hører sagen til et andet sted, så spørg dem, der har den.',
      ],
    },
    'ingen-tal': {
      titel: 'Tallene kunne ikke laves',
      tekst: 'Det tog for lang tid at tælle eller at lave filen.',
      raad: [
        'Prøv igen om lidt.',
        'Vælg en kortere periode. Går det stadig galt, så sig det til din it-afdeling.',
      ],
    },
    fejl: {
      titel: 'Noget gik galt',
      tekst: 'Det er en fejl i Klagevej. Det, du sendte, er måske ikke gemt.',
      raad: [
        'Gå ét skridt tilbage, og prøv igen.',
        'Går det stadig galt, så sig det til din it-afdeling.',
      ],
    },
  },
  problem: {
    raadTitel: 'Det kan du gøre',
    proevIgen: 'Prøv at logge ind igen',
    forside: 'Gå til forsiden for medarbejdere',
  },
} as const;
