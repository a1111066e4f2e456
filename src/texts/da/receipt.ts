/** The receipt: what a citizen must keep, and what happens now. */
export const receipt = {
  titel: 'Din klage er modtaget',
  indledning: (modtager: string) => `Tak. Vi sender den nu til ${modtager}.`,
  gemTitel: 'Gem nummer og kode',
  gem: 'Skriv dem ned, tag et billede, eller print siden. Vi kan ikke finde koden igen.',
  nummer: 'Nummer',
  kode: 'Kode',
  kodeHjaelp: 'Koden er kun til dig. Med den kan du se din sag og din egen kopi.',
  hvor: (adresse: string) => `Du finder din sag på ${adresse}.`,
  modtaget: 'Modtaget',
  svarer: 'Hvem svarer',
  hvorfor: 'Hvorfor',
  senest: 'Svar senest',
  print: 'Print siden',
  seSag: 'Se din sag',
  nuTitel: 'Det sker der nu',
  nu: (modtager: string, dato: string) => [
    `Vi sender klagen i et låst brev. Kun ${modtager} kan åbne det.`,
    `De skal svare dig på skrift senest ${dato}.`,
  ],
  nuUdenSvar: (modtager: string) => [
    `Vi sender klagen i et låst brev. Kun ${modtager} kan åbne det.`,
    'De ser på klagen. De kan ikke svare dig, for du har ikke skrevet, hvor vi kan få fat i dig.',
    'Med nummer og kode kan du se, om klagen er nået frem.',
  ],
  fuldmagt: (modtager: string, nummer: string) =>
    `Send fuldmagten til ${modtager}, så snart du kan. Skriv ${nummer} på den.`,
  hoererIkke:
    'Hører du ikke noget, kan du dagen efter sende klagen til Borgerrådgiveren. Det er ét klik under Se din sag.',
  hoererIkkeRaadgiver: 'Hører du ikke noget inden da, så ring til Borgerrådgiveren.',
  videreTitel: 'Din klage er sendt videre',
  videreGem: (nummer: string) =>
    `Klagen har fået et nyt nummer. Koden er den samme som til ${nummer}. Har du glemt det nye nummer, så find det med det gamle.`,
  duValgte: 'Du har selv valgt, hvor klagen skal hen.',
  vejledningTitel: 'Godt at vide',
  sendt: 'Det har du skrevet',
  reference: 'Fingeraftryk af din klage',
  referenceHjaelp: 'Med det kan du senere vise, at teksten ikke er ændret (SHA-256).',
  skemaTitel: 'Hvor let var det at klage her?',
  skemaHjaelp: 'Du bestemmer selv, om du vil svare. Svaret gør siden bedre for den næste.',
  skema: {
    1: 'Meget svært',
    2: 'Svært',
    3: 'Hverken eller',
    4: 'Let',
    5: 'Meget let',
  },
  skemaSend: 'Send svaret',
  skemaTak: 'Tak for dit svar.',
};

/** `/sag`: number and code in, status out. */
export const caseStatus = {
  titel: 'Se din sag',
  indledning: 'Skriv nummeret og koden fra din kvittering.',
  nummer: 'Nummer',
  nummerHjaelp: 'Det ligner K-2026-7BC4D9F.',
  kode: 'Kode',
  kodeHjaelp: 'Seks grupper med fem tegn. Store og små bogstaver er lige gode.',
  vis: 'Vis sagen',
  fejlTitel: 'Vi kan ikke vise sagen',
  mistet: (telefon: string) =>
    `Har du mistet koden, kan vi ikke finde den. Ring på ${telefon}, så hjælper kommunen dig videre.`,
  sagTitel: (nummer: string) => `Klage ${nummer}`,
  modtaget: 'Modtaget',
  svarer: 'Hvem svarer',
  senest: 'Svar senest',
  tilstand: 'Hvor er klagen nu?',
  tilstande: {
    venter: 'Klagen er modtaget og bliver sendt om lidt.',
    sendes: 'Klagen bliver sendt lige nu.',
    accepteret: 'Klagen er sendt. Den ligger i modtagerens postkasse.',
    kvitteret: 'Modtageren har taget imod klagen.',
    manuel: 'Klagen er ikke nået frem af sig selv. En medarbejder sørger for, at den når frem.',
  },
  stillinger: {
    fejlsendt:
      'Klagen kom til det forkerte sted. Borgerrådgiveren sender den til dem, der kan svare.',
    afsluttet: 'Klagen er afsluttet.',
  },
  naesteTitel: 'Det kan du gøre nu',
  naeste: {
    sendes: (senest: string, fra: string) =>
      `Du skal ikke gøre noget. Du skal have svar på skrift senest ${senest}. Kommer det ikke, kan du sende klagen videre fra ${fra}.`,
    vent: (senest: string, fra: string) =>
      `Vent på svar. Du skal have det på skrift senest ${senest}. Kommer det ikke, kan du sende klagen videre her på siden. Det kan du fra ${fra}.`,
    'vent-raadgiver': (senest: string, _fra: string) =>
      `Vent på svar. Du skal have det på skrift senest ${senest}.`,
    kontakt: (senest: string, fra: string) =>
      `De har talt med dig. Du skal have svar på skrift senest ${senest}. Kommer det ikke, kan du sende klagen videre fra ${fra}.`,
    'svarfrist-udloebet': (senest: string, _fra: string) =>
      `Du skulle have haft svar senest ${senest}. Du kan sende klagen videre.`,
    'raadgiver-for-sent': (senest: string, _fra: string) =>
      `Du skulle have haft svar senest ${senest}. Ring til Borgerrådgiveren, og sig dit nummer. Du kan også gå til Folketingets Ombudsmand.`,
    ring: (senest: string, _fra: string) =>
      `Du skulle have haft svar senest ${senest}. Ring til kommunen, og sig dit nummer. Du kan også skrive en ny klage her.`,
    'sendt-videre': (_senest: string, _fra: string) =>
      'Du har sendt klagen videre til Borgerrådgiveren. Du skal ikke gøre mere nu.',
    fejlsendt: (_senest: string, _fra: string) =>
      'Du skal ikke gøre noget. Borgerrådgiveren sender klagen til de rette.',
    manuel: (_senest: string, _fra: string) =>
      'Du skal ikke gøre noget. Haster det, så ring til kommunen.',
    'uden-svar': (_senest: string, _fra: string) =>
      'Du har ikke skrevet, hvor vi kan svare dig. Her kan du se, hvor langt klagen er.',
    afsluttet: (_senest: string, _fra: string) =>
      'Sig gerne, hvordan det gik. Er du ikke tilfreds, kan du gå videre herunder.',
  },
  trinTitel: 'Vejen for din klage',
  trin: {
    modtaget: 'Modtaget',
    sendt: 'Sendt til dem, der svarer',
    bekraeftet: 'Modtagelsen er bekræftet',
    kontakt: 'De har kontaktet dig',
    afsluttet: 'Afsluttet',
  },
  ikkeEndnu: 'Ikke endnu',
  ikkeOplyst: 'Ingen har skrevet hvornår',
  slutter: (kopi: string, kode: string) =>
    `Du kan se din kopi til og med ${kopi}. Koden virker til og med ${kode}.`,
  slutterSenere: (dage: string) =>
    `Din kopi ligger her, til klagen er afsluttet, og ${dage} dage efter.`,
  forloeb: 'Det er der sket',
  vejledningTitel: 'Godt at vide om din klage',
  egenKopi: 'Din egen kopi',
  kopiMangler: {
    slettet: 'Din kopi er slettet her. Modtageren har stadig klagen.',
    utilgaengelig: 'Vi kan ikke hente din kopi lige nu. Prøv igen om lidt.',
  },
  enAnden: 'Se en anden sag',
};

/** What a citizen can keep as files. */
export const bevis = {
  titel: 'Gem beviset',
  pdf: { knap: 'Hent din klage (PDF)', hjaelp: 'Alt, du skrev, med nummer og tid.' },
  underskrevet: {
    knap: 'Hent underskrevet kvittering',
    hjaelp: 'Kommunen har skrevet under på, hvornår klagen kom. Alle kan tjekke det.',
  },
  kalender: {
    knap: 'Læg fristen i din kalender',
    hjaelp: 'Så bliver du mindet om den. Der står ikke, hvad klagen handler om.',
  },
};

/** The svarfrist has passed, and the citizen sends the klage on. */
export const videre = {
  titel: 'Har du ikke fået svar?',
  frist: (senest: string) =>
    `Du skulle have haft svar på skrift senest ${senest}. Har du ikke fået det, kan du sende klagen til Borgerrådgiveren.`,
  detSker: [
    'Borgerrådgiveren får hele din klage og dine filer, som du sendte dem.',
    'De kan også se, hvem der har haft klagen, og hvornår.',
    'Du skal ikke skrive noget igen. Koden er den samme.',
  ],
  knap: 'Send klagen til Borgerrådgiveren',
  harSvar: 'Har du fået svar, men er du ikke tilfreds?',
  harSvarLink: 'Så skriv en ny klage',
  naeste: (nummer: string) => `Klagen har nu også nummer ${nummer} hos Borgerrådgiveren.`,
  seNaeste: 'Se sagen hos Borgerrådgiveren',
  forrige: (nummer: string) => `Det er klage ${nummer}, som du ikke fik svar på i tide.`,
  seForrige: 'Se den første sag',
  fejlTitel: 'Klagen er ikke sendt videre',
  fejl: {
    'for-tidligt': (fra: string) => `De har stadig tid til at svare. Du kan sende den fra ${fra}.`,
    'hos-raadgiver': (_fra: string) => 'Borgerrådgiveren har allerede klagen.',
    afsluttet: (_fra: string) =>
      'Klagen er afsluttet. Er du ikke tilfreds med svaret, så se herunder, hvad du kan gøre.',
    'ikke-muligt': (_fra: string) =>
      'Vi kan ikke sende den videre herfra. Ring til Borgerrådgiveren, eller skriv en ny klage.',
    nede: (_fra: string) => 'Noget gik galt hos os, og intet er sendt. Prøv igen om lidt.',
  },
};

/** What a citizen can say of a closed case. */
export const stemme = {
  titel: 'Hvordan gik det?',
  indledning:
    'Du bestemmer selv, om du vil svare. Dit svar er en del af kommunens tal, uden dit navn.',
  fejlTitel: 'Dit svar er ikke gemt endnu',
  tilfreds: {
    label: 'Hvor tilfreds er du med, hvordan din klage blev behandlet?',
    svar: {
      1: 'Meget utilfreds',
      2: 'Utilfreds',
      3: 'Hverken eller',
      4: 'Tilfreds',
      5: 'Meget tilfreds',
    },
  },
  kontakt: {
    label: 'Var kontakten med kommunen god?',
    svar: { ja: 'Ja', delvist: 'Delvist', nej: 'Nej' },
  },
  behov: {
    label: 'Fik du det, du havde brug for?',
    svar: { ja: 'Ja', delvist: 'Delvist', nej: 'Nej' },
  },
  send: 'Send mit svar',
  ret: 'Gem mit nye svar',
  tak: 'Tak. Dit svar er gemt.',
  rettesTil: (dato: string) => `Du kan svare og ændre dit svar til og med ${dato}.`,
  forSent: 'Det er for sent at svare nu.',
  utilfredsTitel: 'Er du ikke tilfreds?',
  utilfreds: 'Så kan du gå videre til Borgerrådgiveren. Det koster ikke noget.',
  utilfredsKnap: 'Jeg er ikke tilfreds',
  videreTitel: 'Sådan går du videre',
  videre:
    'Borgerrådgiveren ser på, om kommunen har behandlet dig ordentligt. Skriv din klage her, så finder vi det rette sted.',
  videreRing: (telefon: string) => `Du kan også ringe til Borgerrådgiveren på ${telefon}.`,
  videreAfgoerelse:
    'Vil du have en afgørelse lavet om, så se i brevet med afgørelsen, hvor du kan klage.',
  videreKnap: 'Skriv til Borgerrådgiveren',
};

/** What went wrong, and what to do; one for each status a page can have. */
export const problem = {
  404: {
    titel: 'Siden findes ikke',
    tekst: 'Adressen passer ikke, eller siden er væk. Gå til forsiden, og prøv derfra.',
  },
  403: {
    titel: 'Vi kan ikke tage imod dette',
    tekst: 'Det blev sendt fra en anden side end vores. Åbn siden her, og prøv igen.',
  },
  413: {
    titel: 'Filerne fylder for meget',
    tekst:
      'Vi har ikke modtaget noget. Hver fil må fylde 10 MB, og alle tilsammen 30 MB. Gå tilbage og vælg færre eller mindre filer.',
  },
  415: {
    titel: 'Vi kan ikke læse det, du sendte',
    tekst: 'Vi har ikke modtaget noget. Gå tilbage til siden, og send den igen derfra.',
  },
  429: {
    titel: 'Vent lidt',
    tekst: 'Der er prøvet for mange gange på kort tid. Vent et minut, og prøv igen.',
  },
  500: {
    titel: 'Noget gik galt hos os',
    tekst: 'Det er vores fejl. Prøv igen om lidt. Går det stadig galt, så ring til kommunen.',
  },
  503: {
    titel: 'Din klage er ikke modtaget',
    tekst:
      'Vi kan ikke tage imod lige nu. Vi har ikke fået noget fra dig. Prøv igen om lidt, eller klag på en anden måde.',
  },
  400: {
    titel: 'Vi kan ikke læse det, du sendte',
    tekst: 'Vi har ikke modtaget noget. Gå tilbage til siden, og send den igen derfra.',
  },
  proevIgen: 'Prøv igen',
  forside: 'Gå til forsiden',
  dinTekst: 'Det har du skrevet',
  dinTekstHjaelp: 'Teksten er her endnu. Kopier den, så du er sikker på at have den.',
  andreMaader: 'Sådan kan du ellers klage',
  ring: (telefon: string) => `Ring på ${telefon}.`,
  skriv: (adresse: string) => `Skriv et brev, eller mød op: ${adresse}.`,
  aabent: (tider: string) => `Åbningstid: ${tider}.`,
};
