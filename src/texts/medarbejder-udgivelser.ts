/** Every sentence where staff publish statistics: in Danish only. */
export const udgivelser = {
  titel: 'Udgiv statistik',
  indledning:
    'En udgivelse er til alle. Den er for en fast periode, og dens tal ændrer sig ikke. Små tal skjules, og det gør også de tal, de kunne regnes ud af.',
  offentlig: 'Se den offentlige side',
  rapport: 'Se hele rapporten',
  udgivet: 'Udgivelsen er lagt frem.',
  tilbagekaldt: 'Udgivelsen er kaldt tilbage. Den offentlige side siger det.',
  fejlTitel: 'Det blev ikke til noget',
  vaelg: {
    titel: 'Vælg periode',
    periode: 'Periode, der er slut',
    ude: (titel: string) => `${titel} (udgivet)`,
    vis: 'Vis, hvad der bliver udgivet',
    vent: 'Det kan tage op til et minut: Alle tidligere udgivelser regnes med.',
    slags: {
      kvartal: 'Kvartaler',
      halvaar: 'Halvår',
      aar: 'Kalenderår',
      beretningsaar: 'Beretningsår',
    },
  },
  visning: {
    titel: (periode: string) => `Det bliver udgivet for ${periode}`,
    sammen: (tal: string, skjulte: string, udeladt: string) =>
      `${tal} tal, heraf ${skjulte} skjult. ${udeladt} tabeller er udeladt.`,
    hvorfor: (mindst: string) =>
      `Et tal på 1 til under ${mindst} sager er skjult. Det samme gælder en andel, når få eller alle på nær få er i den, og når alle eller ingen af under dobbelt så mange er det. Flere tal er skjult, til ingen kan regne sig frem til de skjulte, heller ikke med de tidligere udgivelser.`,
    tabel: 'Tabel',
    tal: 'Tal',
    skjulte: 'Skjulte',
    udeladt: 'Udeladt',
    hvorforUdeladt: {
      'for-faa': 'Der er for få sager.',
      'kan-regnes-ud': 'Med tallene kunne små tal i andre tabeller eller udgivelser regnes ud.',
      'stemmer-ikke': 'Tallene stemmer ikke med sig selv. Sig det til din it-afdeling.',
    },
    udgiv: 'Udgiv disse tal',
    udgivHjaelp:
      'Tallene bliver læst af alle. En udgivelse kan kaldes tilbage, men det, folk har hentet, har de.',
    laes: 'Læs det, som alle vil læse det',
  },
  liste: {
    titel: 'Udgivelser',
    ingen: 'Der er ikke udgivet noget endnu.',
    udgivetAf: (dag: string, hvem: string) => `Udgivet ${dag} af ${hvem}.`,
    tilbageAf: (dag: string, hvem: string, grund: string) =>
      `Kaldt tilbage ${dag} af ${hvem}: ${grund}`,
    tilbage: 'Kald tilbage',
    tilbageOm: (titel: string) => `Kald tilbage: ${titel}`,
    grund: 'Hvorfor kaldes den tilbage?',
    grundHjaelp: 'Grunden gemmes og kan læses af medarbejdere. Skriv ikke om borgere.',
    maerke: 'Kaldt tilbage',
  },
} as const;
