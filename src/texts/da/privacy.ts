/** `/privatliv`: what is told when data is collected (GDPR article 13), in plain words. */
export const privacy = {
  titel: 'Sådan passer vi på dine oplysninger',
  indledning: 'Din klage er din. Her står, hvad der sker med det, du skriver.',
  kort: [
    'Kun den, der skal svare dig, kan åbne din klage.',
    'Du kan klage uden at sige, hvem du er.',
    'Vi bruger ingen cookies, og vi tæller ikke, hvad du gør på siden.',
  ],
  ansvarTitel: 'Hvem har ansvaret?',
  ansvar: (kommune: string, adresse: string, telefon: string) =>
    `Det har ${kommune}, ${adresse}. Du kan ringe på ${telefon}.`,
  raadgiverTitel: 'Hvem kan du spørge?',
  raadgiver: (dpo: string) => [
    'Kommunen har en rådgiver, der holder øje med, at der bliver passet på dine oplysninger. Det hedder en DPO.',
    `Skriv til ${dpo}.`,
  ],
  afsnit: [
    {
      titel: 'Hvad bruger vi dem til?',
      linjer: [
        'Vi sender din klage til den, der skal svare dig. De bruger det, du skriver, til at se på klagen.',
        'Kommunen tæller klager for at blive bedre. I de tal står der hverken dit navn eller din tekst.',
        'Faste regler finder ud af, hvem der skal svare. Du kan vælge et andet sted. Det er altid et menneske, der svarer.',
      ],
    },
    {
      titel: 'Hvilke oplysninger er det?',
      linjer: [
        'Det, du selv skriver, og de filer, du lægger ved.',
        'Dit navn, og hvor vi kan få fat i dig, hvis du skriver det.',
        'Dit CPR-nummer, hvis du skriver det. Det er de ti tal på dit sundhedskort.',
        'Noget af det kan være følsomt. Det kan handle om helbred, tro, eller hvor du kommer fra. Skriv kun det, der er brug for.',
      ],
    },
    {
      titel: 'Skal du give os dem?',
      linjer: ['Nej, du bestemmer selv. Men uden navn og adresse er det svært at svare dig.'],
    },
    {
      titel: 'Hvad siger loven?',
      linjer: [
        'Loven siger, at kommunen skal tage imod klager og svare på dem. Derfor må den bruge dine oplysninger til det.',
        'Det står i EU’s regler om data (GDPR), artikel 6, stykke 1, litra c og e. For følsomme oplysninger er det artikel 9, stykke 2, litra f. For CPR-nummer er det den danske lov om databeskyttelse.',
      ],
    },
    {
      titel: 'Hvem får dem?',
      linjer: [
        'Den forvaltning, der skal svare dig, eller Borgerrådgiveren. Du ser hvem, før du sender. En forvaltning er en stor afdeling i kommunen. Borgerrådgiveren hjælper dig, der klager.',
        'Kan de ikke åbne brevet, får en anden i kommunen det. Så ligger det ikke stille.',
        'Brevet bliver låst, før det bliver gemt. De, der passer kommunens maskiner, kan ikke læse det bagefter.',
      ],
    },
  ],
  laengeTitel: 'Hvor længe gemmer vi dem?',
  laenge: (kopiDage: number, kodeDage: number) => [
    `Det låste brev bliver her i ${kopiDage} dage, efter at de har sagt, at de har fået det.`,
    `Din egen kopi bliver her, til sagen er slut, og ${kopiDage} dage efter. Koden virker i ${kodeDage} dage, efter at sagen er slut.`,
    'Har du bedt om en e-mail, gemmer vi din adresse, til den sidste er sendt. Den er låst så længe.',
    'De, der svarer dig, gemmer klagen i din sag. Det gør de så længe, som loven siger.',
    'Emne, datoer, og hvor klagen gik hen, bliver i kommunens tal, så længe den lærer af dem. Der står ikke, hvem du er.',
    'Skriver nogen en forkert kode, husker vi i et minut, hvor på nettet det kom fra. Så kan ingen gætte sig frem.',
    'Vil du gemme en kladde, ligger den kun på din egen telefon eller computer.',
  ],
  senereAfsnit: [
    {
      titel: 'Hvad kan du bede om?',
      linjer: [
        'At få dine oplysninger at se.',
        'At få rettet fejl.',
        'At få noget slettet, når loven giver dig ret til det.',
        'At der kun bliver gemt og ikke brugt mere, mens det bliver set på.',
        'At kommunen holder op med at bruge dem, hvis du har en god grund.',
        'Skriv til den, der svarer dig. Vi kan ikke selv åbne dit brev her.',
      ],
    },
  ],
  klagTitel: 'Vil du klage over det?',
  klag: 'Skriv til Datatilsynet. Det er et sted i staten, der ser efter, om andre passer på det, de ved om dig.',
  datatilsynet: 'Gå til Datatilsynet',
  side: 'Læs mere på kommunens egen side',
};
