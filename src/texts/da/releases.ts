/** `/statistik`: what the kommune has published of its figures. */
export const releases = {
  titel: 'Statistik over klager',
  indledning:
    'Her kan du læse, hvad borgerne klager over, og hvordan det går. Kommunen udgiver tal for faste perioder.',
  ingen: 'Der er ikke udgivet noget endnu.',
  slags: {
    kvartal: 'Kvartaler',
    halvaar: 'Halvår',
    aar: 'Kalenderår',
    beretningsaar: 'Beretningsår',
  },
  udgivet: (dag: string) => `Udgivet ${dag}`,
  hvordan: 'Sådan er tallene lavet',
  hvordanTekst: [
    'Tallene er, som de var, da de blev udgivet. De bliver ikke rettet bagefter.',
    'Et tal, der handler om få borgere, er skjult. Så kan ingen blive kendt på det.',
    'Nogle andre tal er også skjult. Ellers kunne man regne sig frem til de små.',
    'Et nul bliver vist. Det handler ikke om nogen.',
  ],
  udgivelse: {
    titel: (periode: string) => `Statistik: ${periode}`,
    dage: (fra: string, til: string) => `Fra ${fra} til ${til}.`,
    sprog: 'Tallene og det, der er talt, står på dansk.',
    skjult: (antal: string, mindst: string) =>
      antal === '0'
        ? `Ingen tal er skjult. Alle handler om mindst ${mindst} sager eller om ingen.`
        : `${antal} tal er skjult af hensyn til borgerne. Et tal under ${mindst} bliver ikke vist, og heller ikke de tal, man kan regne det ud af.`,
    hent: 'Hent tallene',
    filer: { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
    filOm: (form: string) => `Hent tallene som ${form}`,
    udeladt: 'Det er ikke med',
    hvorfor: {
      'for-faa': 'Der er for få sager.',
      'kan-regnes-ud': 'De små tal kunne regnes ud.',
      'stemmer-ikke': 'Tallene passer ikke med hinanden.',
    },
    alle: 'Se alt, hvad der er udgivet',
  },
  tilbagekaldt: {
    titel: (periode: string) => `${periode} er kaldt tilbage`,
    tekst: (dag: string) => `Kommunen har kaldt disse tal tilbage ${dag}. De kan ikke læses mere.`,
    raad: 'Har du gemt dem, så brug dem ikke.',
  },
};
