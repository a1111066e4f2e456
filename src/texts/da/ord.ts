/** Words a citizen meets and should not have to know, each explained without another of them. */
export const ord = {
  titel: 'Ord, der kan være svære',
  alle: 'Se flere ord forklaret',
  iFormularen: 'Svære ord er forklaret her',
  forklaringer: {
    afgoerelse: {
      ord: 'Afgørelse',
      forklaring: 'Et svar, hvor kommunen siger ja eller nej til noget, der gælder dig.',
    },
    aktindsigt: { ord: 'Aktindsigt', forklaring: 'At du får papirerne i din sag at se.' },
    ankestyrelsen: {
      ord: 'Ankestyrelsen',
      forklaring: 'Et sted i staten, der kan ændre mange af de svar, kommunen giver.',
    },
    bisidder: { ord: 'Bisidder', forklaring: 'En, du tager med til et møde, så du ikke er alene.' },
    borgerraadgiveren: {
      ord: 'Borgerrådgiveren',
      forklaring:
        'Hjælper dig, der vil klage over kommunen. De står uden for resten af kommunen og ser på, om den har opført sig ordentligt.',
    },
    borgerservice: {
      ord: 'Borgerservice',
      forklaring: 'Det sted, hvor du kan møde op og få hjælp af kommunen.',
    },
    cpr: { ord: 'CPR-nummer', forklaring: 'De ti tal på dit sundhedskort. Pas godt på dem.' },
    datatilsynet: {
      ord: 'Datatilsynet',
      forklaring: 'Et sted i staten, der ser efter, om andre passer på det, de ved om dig.',
    },
    diskrimination: {
      ord: 'Diskrimination',
      forklaring:
        'At du får det dårligere end andre, for eksempel på grund af køn, alder, handicap, tro, eller hvor du kommer fra.',
    },
    forvaltning: {
      ord: 'Forvaltning',
      forklaring: 'En stor afdeling i kommunen. Den tager sig for eksempel af skoler eller veje.',
    },
    fuldmagt: {
      ord: 'Fuldmagt',
      forklaring: 'Et papir, hvor du siger ja til, at en anden må klage for dig.',
    },
    klagevejledning: {
      ord: 'Klagevejledning',
      forklaring: 'Det sted i brevet, hvor der står, hvor og hvornår du kan klage.',
    },
    medhold: { ord: 'Medhold', forklaring: 'At du får ret, når du klager.' },
    naevn: { ord: 'Nævn', forklaring: 'Nogle få mennesker, der sammen afgør klager.' },
    ombudsmanden: {
      ord: 'Ombudsmanden',
      forklaring:
        'Folketingets Ombudsmand ser på, om kommuner og stat følger loven. Det er gratis at skrive dertil.',
    },
    partsrepraesentant: {
      ord: 'Partsrepræsentant',
      forklaring: 'En, der taler og skriver for dig i din sag.',
    },
  },
};
