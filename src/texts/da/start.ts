/** The start page: what, how, and the citizen's rights, in ten seconds. */
export const start = {
  overskrift: (kommune: string) => `Klag til ${kommune}`,
  indledning:
    'Er noget gået galt mellem dig og kommunen? Fortæl det her. Vi finder den, der skal svare dig.',
  knap: 'Start din klage',
  kort: ['Det er gratis', 'Det tager omkring 10 minutter', 'Du skal ikke logge ind'],
  fareTitel: 'Er nogen i fare?',
  fare: 'Så ring 112 nu. Vent ikke på svar herfra.',
  fareRing: 'Ring 112',
  saadanTitel: 'Det sker der',
  saadan: (arbejdsdage: number) => ({
    fortael: {
      titel: 'Du fortæller',
      tekst: 'Vi stiller nogle få spørgsmål. Resten skriver du selv.',
    },
    se: {
      titel: 'Du ser, hvem der svarer',
      tekst:
        'Før du sender, viser vi, hvor din klage går hen og hvorfor. Du kan vælge et andet sted.',
    },
    laas: {
      titel: 'Vi låser brevet',
      tekst: 'Kun den, der skal svare dig, kan åbne det. Du får et nummer og en kode.',
    },
    svar: {
      titel: 'Du får svar',
      tekst: `Du får et svar på skrift inden ${arbejdsdage} arbejdsdage.`,
    },
  }),
  kanTitel: 'Det kan du klage over',
  kan: {
    ventetid: { titel: 'Lang ventetid', tekst: 'Du venter for længe på svar.' },
    hjaelp: {
      titel: 'For lidt hjælp',
      tekst: 'Ingen har fortalt dig, hvad du kan få eller gøre.',
    },
    moedt: {
      titel: 'Måden, du er mødt på',
      tekst: 'Du er blevet talt til eller mødt på en dårlig måde.',
    },
    opgave: {
      titel: 'En opgave, der ikke er gjort',
      tekst: 'Det kan være hjemmehjælp, skole eller rene gader.',
    },
    indsigt: {
      titel: 'At du ikke må se din sag',
      tekst: 'Du kan ikke få at se, hvad der står om dig.',
    },
    diskrimination: {
      titel: 'Diskrimination',
      tekst: 'Du er blevet behandlet dårligt på grund af den, du er.',
    },
    afgoerelse: {
      titel: 'En afgørelse',
      tekst: 'Det er et svar, hvor kommunen siger ja eller nej til noget, der gælder dig.',
    },
    andet: { titel: 'Noget andet', tekst: 'Fortæl det med dine egne ord.' },
  },
  retTitel: 'Dine rettigheder',
  ret: {
    bisidder: {
      tekst: 'Du må have en med, der hjælper dig. En anden må også klage for dig.',
    },
    tolk: { tekst: 'Du kan få tolk. Du må også skrive på dit eget sprog.' },
    aktindsigt: { tekst: 'Du må se papirerne i din sag. Det hedder aktindsigt.' },
    anonym: {
      tekst: 'Du kan klage uden at sige, hvem du er. Så er det sværere at give dig et svar.',
    },
    videre: {
      tekst:
        'Er du ikke glad for svaret, kan du gå til Borgerrådgiveren. De hjælper dig, der klager, og står uden for resten af kommunen.',
    },
  },
  alleRettigheder: 'Se alle dine rettigheder',
  fristTitel: 'Husk fristen, hvis du klager over en afgørelse',
  frist:
    'Fristen står i brevet. Den er tit 4 uger. Den løber videre, også når du skriver til Borgerrådgiveren.',
  andreTitel: 'Vil du hellere klage på en anden måde?',
  andre: {
    ring: 'Ring',
    moed: 'Mød op, eller skriv',
    papir: 'Klag på papir',
    papirTekst: 'Print blanketten, og udfyld den med kuglepen.',
    papirLink: 'Hent blanketten (PDF)',
  },
};
