/** What stands in a cell that has no number. */
export const SKJULT = 'skjult';
export const INTET_GRUNDLAG = '–';
export const INGEN_SAGER = 'Ingen sager i perioden';

/** Under a table that has such cells. */
export const SKJULT_NOTE = `”${SKJULT}”: Tallet er holdt tilbage, så ingen kan genkendes i det.`;
export const INTET_NOTE = `”${INTET_GRUNDLAG}”: Der er ikke noget at regne tallet af.`;

/** On everything staff take out: only a release is safe to publish. */
export const IKKE_SKJULT = 'Tallene er ikke afrundet eller skjult. De må ikke offentliggøres.';
export const DEMO = 'Demodata';
export const DEMO_NOTE =
  'Tallene er opdigtede. De handler ikke om nogen kommune eller nogen borger.';

/** Words of the PDF. */
export const PDF_TEXTS = {
  indhold: 'Indhold',
  side: 'Side',
  af: 'af',
  omTallene: 'Om tallene',
  ordene: 'Ord i rapporten',
  alle: 'Om alle forvaltninger.',
} as const;

/** What charts say. */
export const DENNE_PERIODE = 'Denne periode';
export const PERIODEN_FOER = 'Perioden før';
export const AARET_FOER = 'Samme måned året før';
export const DEL_AF_MAANED = 'Kun en del af måneden';

/** The chapters, in the order of the half-yearly report, then of the notat on Styrket Borgerkontakt. */
export const CHAPTER_TITLES = [
  'Borgernes klager',
  'Kvaliteten i sagsbehandling og borgerbetjening',
  'Løsninger og forbedringer',
  'Drift',
  'Styrket Borgerkontakt, benchmark og mål',
  'Rutekvalitet og drift af den digitale klagevej',
] as const;

/** How every figure of a report is made: said once, after the chapters. */
export const METHOD: readonly { readonly titel: string; readonly tekst: string }[] = [
  {
    titel: 'Perioden',
    tekst:
      'En sag hører til den dag, den er modtaget, regnet i dansk tid. Indsatser tælles på den dag, de er påbegyndt, og tider på den dag, sagen er afsluttet. ”Perioden før” er lige så lang og ligger lige før; ”året før” er de samme dage et år tidligere.',
  },
  {
    titel: 'n',
    tekst:
      'n er det antal, en tabel bygger på. En andel er kun regnet over de sager, hvor det er vurderet eller kendt. Derfor kan to tabeller om de samme sager have forskelligt n.',
  },
  {
    titel: 'Afrunding',
    tekst:
      'Andele, dage og gennemsnit er vist med én decimal, og en halv rundes op. Der er regnet med de nøjagtige tal, så afrundede andele kan tilsammen give lidt mere eller mindre end 100 %.',
  },
  {
    titel: '95 %-intervaller',
    tekst:
      'Et interval viser, hvor usikkert et tal er, når det bygger på få sager: Var perioden en stikprøve af mange lignende, ville 95 af 100 intervaller rumme det rigtige tal. To intervaller, der overlapper, viser ikke i sig selv en forskel.',
  },
  {
    titel: 'Tal, der ikke vises',
    tekst: `”${INTET_GRUNDLAG}” betyder, at der ikke er noget at regne tallet af. ”${SKJULT}” betyder, at tallet er holdt tilbage, fordi det handler om så få, at nogen kunne genkendes, eller fordi et andet tal ellers kunne regnes ud.`,
  },
  {
    titel: 'Registrering står ikke alene',
    tekst:
      'Tallene viser, hvad der er registreret. De siger ikke i sig selv, hvorfor noget går godt eller skidt, og de bør læses sammen med læringen fra de enkelte sager.',
  },
];

/** Words of the report, each with what it means. */
export const WORDS: readonly { readonly ord: string; readonly tekst: string }[] = [
  {
    ord: 'Klagepunkt',
    tekst: 'Ét af de forhold, en borger klager over. En sag kan have flere klagepunkter.',
  },
  {
    ord: 'Medhold',
    tekst:
      'Borgeren får helt eller delvist ret. Sager, hvor svaret ikke er kendt, er ikke regnet med.',
  },
  {
    ord: 'Løsningsgrad',
    tekst: 'Andelen af sager, der er endt med, at problemet er helt eller delvist løst.',
  },
  {
    ord: 'Læringspotentiale',
    tekst: 'Om en sag kan bruges til at gøre noget bedre: i sagen selv eller mere generelt.',
  },
  {
    ord: 'Målrettet Indsats',
    tekst:
      'Den korteste vej fra problem til løsning: først tillid og dialog, så konsultativ bistand, så tilsyn.',
  },
  {
    ord: 'Ekspedition',
    tekst:
      'En klage er sendt videre til den, der skal svare: automatisk af systemet eller manuelt af en medarbejder.',
  },
  { ord: 'Intervention', tekst: 'Borgerrådgiveren går ind i en konkret sag for at få den løst.' },
  { ord: 'Tilsyn', tekst: 'Borgerrådgiveren undersøger og vurderer sagsbehandlingen.' },
  {
    ord: 'Konsultativ bistand',
    tekst:
      'Borgerrådgiveren rådgiver en forvaltning, som selv løser sagen eller ændrer sin praksis.',
  },
  {
    ord: 'Risiko',
    tekst:
      'Noget i en konkret sag, som kan gå ud over borgeren eller kommunen. Det behøver ikke at være sket.',
  },
  {
    ord: 'Median',
    tekst: 'Den midterste værdi: Halvdelen af sagerne ligger under, halvdelen over.',
  },
  {
    ord: 'Styrket Borgerkontakt',
    tekst:
      'En medarbejder kontakter borgeren hurtigt og personligt, før klagen behandles skriftligt.',
  },
  {
    ord: 'Sagsbehandlingstid',
    tekst: 'Kalenderdage fra den dag, klagen er modtaget, til den dag, den er afsluttet.',
  },
  { ord: 'Åben sag', tekst: 'En sag, der ikke er afsluttet, når perioden slutter.' },
];
