/** `/was`: the declaration on accessibility, in the order of the EU's model (2018/1523). */
export const was = {
  titel: 'Tilgængelighed',
  indledning: (kommune: string) =>
    `Alle skal kunne klage. ${kommune} skal efter loven gøre sine sider tilgængelige. Det her er kommunens erklæring om de sider, hvor du klager og ser din sag.`,
  statusTitel: 'Hvor godt følger siderne reglerne?',
  status: [
    'Siderne følger delvist reglerne. Reglerne hedder WCAG 2.1 AA og står i den fælles standard EN 301 549.',
    'Vi har bygget siderne efter den nyere udgave, WCAG 2.2 AA.',
  ],
  manglerTitel: 'Det, der ikke er godt nok endnu',
  mangler: [
    'Siderne er ikke prøvet af mennesker, der bruger en skærmlæser hver dag. Der kan være fejl, som vi ikke har set.',
    'Siderne er kun på dansk og engelsk. Der er ingen film på tegnsprog.',
    'Din egen kopi af klagen er på dansk, også når du klager på engelsk.',
    'Filer, som du selv eller andre lægger ved, bliver ikke gjort lettere at læse.',
  ],
  proevetTitel: 'Sådan har vi prøvet siderne',
  proevet: [
    'Et program, der hedder axe, går alle sider igennem, hver gang noget bliver lavet om. Det ser også på sider med fejl.',
    'Siderne bliver prøvet på smalle skærme, uden JavaScript og kun med tastatur.',
    'Hvor svær teksten er, bliver målt på hver side.',
  ],
  rettet: (dag: string) => `Erklæringen er sidst rettet ${dag}.`,
  gennemgaaet: (dag: string) => `Kommunen har selv gået siderne igennem ${dag}.`,
  ikkeGennemgaaet: 'Kommunen har ikke selv gået siderne igennem endnu.',
  kontaktTitel: 'Er der noget, du ikke kan bruge?',
  kontakt:
    'Fortæl det, så hjælper vi dig. Du må også klage i telefonen, med et brev eller på papir.',
  ring: 'Ring',
  skriv: 'Skriv',
  tilsynTitel: 'Hvem ser efter, at reglerne bliver fulgt?',
  tilsyn:
    'Det gør Digitaliseringsstyrelsen, som er en del af staten. Skriv til dem, hvis du ikke får et svar, du kan bruge.',
  tilsynLink: 'Gå til Digitaliseringsstyrelsen',
  erklaering: 'Se kommunens erklæring hos Digitaliseringsstyrelsen',
};
