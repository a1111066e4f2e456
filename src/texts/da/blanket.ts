/** The form on paper: what stands around the questions, and what is said otherwise than on a screen. */
export const blanket = {
  titel: 'Klageblanket',
  klagTil: (kommune: string) => `Klag til ${kommune} på papir`,
  indledning:
    'Er noget gået galt mellem dig og kommunen? Fortæl det her, så finder kommunen den, der skal svare dig.',
  gem: 'Gem denne side. Den er til dig.',
  saadanTitel: 'Sådan gør du',
  saadan: [
    'Svar på det, du kan. Spring det over, du ikke ved.',
    'Sæt kryds i felterne, og skriv på linjerne. Skriv videre på et andet papir, hvis du mangler plads.',
    'Læg gerne kopier af breve og billeder ved.',
    'Send eller aflever alle sider undtagen dem, du skal gemme.',
  ],
  sendTitel: 'Send eller aflever den her',
  send: 'Send den med posten, eller tag den med, når du møder op:',
  hjaelpTitel: 'Få hjælp til at udfylde den',
  hjaelp: (telefon: string) => `Ring på ${telefon}, eller mød op.`,
  nettet: (adresse: string) =>
    `Du kan også klage på ${adresse}. Så får du et nummer med det samme.`,
  retTitel: 'Dine rettigheder',
  ret: (arbejdsdage: number) => [
    'Det er gratis at klage.',
    `Du får svar på skrift inden ${arbejdsdage} arbejdsdage. Det er ikke altid det endelige svar.`,
    'Du må have en med, der hjælper dig. Det hedder en bisidder.',
    'En anden må klage for dig, hvis du siger ja på skrift. Det hedder en fuldmagt.',
    'Du kan få tolk. Du må også skrive klagen på et andet sprog.',
    'Du må se papirerne i din sag. Det hedder aktindsigt.',
    'Er du ikke glad for svaret, kan du gå til Borgerrådgiveren. Bagefter kan du gå til Ombudsmanden.',
  ],
  raadgiver: (telefon: string, email: string) =>
    `Ring til Borgerrådgiveren på ${telefon}, eller skriv til ${email}.`,
  fristTitel: 'Klager du over en afgørelse?',
  frist: [
    'En afgørelse er et svar, hvor kommunen siger ja eller nej til noget, der gælder dig.',
    'Fristen for at klage står i brevet. Den er tit 4 uger. Klagen skal være nået frem inden da.',
    'Fristen løber videre, også når du skriver til Borgerrådgiveren.',
  ],
  dataTitel: 'Dine oplysninger',
  data: (kommune: string, dpo: string) => [
    `${kommune} har ansvaret for det, du skriver. Det bruges til at svare på din klage, og kun de, der skal svare dig, læser det.`,
    'Kommunen laver også tal over klager. I dem står der hverken dit navn eller din tekst.',
    'Du kan få at se, hvad der er gemt om dig, og få fejl rettet.',
    `Skriv til ${dpo}, hvis du vil vide mere. Du kan også klage til Datatilsynet.`,
  ],
  kvitteringTitel: 'Din kvittering',
  kvitteringHjaelp:
    'Få den udfyldt, når du afleverer. Sender du med posten, så skriv selv datoen og gem den.',
  kvittering: { dato: 'Afleveret eller sendt den', nummer: 'Nummer', af: 'Modtaget af' },
  dag: 'Dag',
  maaned: 'Måned',
  aar: 'År',
  ja: 'Ja',
  /** When to answer a question that the screen asks only of some. */
  kun: {
    valgtForvaltning: 'Spring over, hvis du ikke ved det.',
    afgoerelsesdato: 'Kun hvis klagen handler om en afgørelse.',
    klagedato: 'Kun hvis du har klaget før.',
    fuldmagtSenere: 'Kun hvis du klager for en anden.',
    fuldmagt: 'Kun hvis du klager for en anden.',
    navn: 'Spring over, hvis du vil være anonym.',
  },
  /** Help that names the screen, said for paper. */
  hjaelpPaaPapir: {
    emne: 'Skriv det kort med dine egne ord. For eksempel hjemmehjælp, skole eller byggeri.',
    valgtForvaltning:
      'En forvaltning er en stor afdeling. Navnet står tit øverst i breve, du har fået.',
    fuldmagtSenere: 'En fuldmagt er et papir, hvor den anden siger ja til, at du klager.',
    cpr: 'Skriv det kun, hvis din sag ellers er svær at finde.',
  },
  papirer: 'Papirer, du lægger ved',
  bilag: {
    label: 'Hvilke papirer lægger du ved?',
    hjaelp:
      'Breve, billeder eller andet, der viser, hvad der skete. Læg kopier ved, og behold dine egne.',
  },
  fuldmagt: {
    label: 'Jeg lægger en fuldmagt ved',
    hjaelp: 'Et papir, hvor den anden siger ja til, at du klager, med navn og dato.',
  },
  slut: 'Tak. Nu kan du sende eller aflevere blanketten.',
  kommunen: 'Udfyldes af kommunen',
  side: (side: string, alle: string) => `Side ${side} af ${alle}`,
  udgave: (udgave: string) => `Udgave ${udgave}`,
};
