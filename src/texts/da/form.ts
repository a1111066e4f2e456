import type { FormTexts } from '../form-texts.ts';
import { sentence } from '../sentence.ts';

/** The form: each question as a citizen reads it, with its answers and its help. */
export const form: FormTexts = {
  titel: 'Din klage',
  indledning: 'Svar på det, du kan. Du kan rette alt, før du sender.',
  trin: {
    hvad: 'Hvad klager du over?',
    foer: 'Har du klaget før?',
    fortael: 'Fortæl, hvad der er sket',
    omdig: 'Om dig',
    gennemse: 'Gennemse og send',
  },
  gennemse: 'Gennemse din klage',
  gennemseHjaelp: 'Du sender ikke noget endnu. På næste side kan du se alt og lægge filer ved.',
  fejlTitel: 'Der mangler noget',
  filerIgen: 'Du havde valgt filer. Vælg dem igen på næste side, for dem kan vi ikke huske.',
  vaelg: 'Vælg',
  tomtFelt: 'Lad dette felt være tomt. Det er kun til for at fange robotter.',
  tegnHoejst: (antal: string) => `Højst ${antal} tegn.`,
  soegning: {
    label: 'Hvad handler det om?',
    hjaelp: 'Skriv det med dine egne ord. Vi gemmer ikke noget af det.',
    knap: 'Find',
    fundet: (antal) => (antal === 1 ? 'Vi fandt ét emne' : `Vi fandt ${antal} emner`),
    ingen: 'Vi fandt intet, der passer. Prøv med andre ord, eller vælg i hele listen.',
    andet: 'Andet, eller jeg kan ikke finde det',
    ikkeKommunen: (navn) => `Ikke kommunens opgave: ${navn}`,
    fare: 'Få hjælp nu',
  },
  cprTitel: 'Er din sag svær at finde uden CPR-nummer?',
  emneKommunens: 'Kommunens opgaver',
  emneAndres: 'Andres opgaver',
  emneEksternHos: (navn: string) => sentence(`${navn} tager sig af dette.`),
  emneEksternAdresse: 'Find dem på',
  emneEkstern:
    'Det er ikke kommunens opgave. Du må stadig sende din klage her. Så sender Borgerrådgiveren den videre.',
  spoergsmaal: {
    emne: {
      label: 'Emne',
      hjaelp: 'Eller vælg i listen.',
    },
    valgtForvaltning: {
      label: 'Hvilken forvaltning har din sag?',
      hjaelp:
        'Emnet kan ligge flere steder i kommunen. En forvaltning er en stor afdeling. Navnet står tit øverst i breve, du har fået.',
      svar: { 'ved-ikke': 'Det ved jeg ikke' },
    },
    klagenHandlerOm: {
      label: 'Hvad handler din klage mest om?',
      svar: {
        afgoerelse: 'En afgørelse',
        sagsbehandlingstid: 'Jeg venter for længe',
        vejledning: 'Vejledning',
        optraeden: 'Måden jeg er mødt på',
        'praktisk-opgave': 'En opgave, der ikke er gjort godt nok',
        indsigt: 'At se min sag',
        diskrimination: 'Diskrimination',
        serviceniveau: 'Hvor meget kommunen tilbyder',
        andet: 'Noget andet',
      },
      uddyb: {
        afgoerelse: 'Kommunen har sagt ja eller nej til noget, der gælder dig.',
        vejledning: 'Du har fået for lidt eller forkert hjælp til at forstå dine muligheder.',
        'praktisk-opgave': 'For eksempel hjemmehjælp, pasning eller rene gader.',
        serviceniveau: 'For eksempel hvor tit du kan få hjælp. Det har politikerne bestemt.',
      },
    },
    afgoerelsesdato: {
      label: 'Hvilken dato står på afgørelsen?',
      hjaelp: 'Så kan vi regne ud, hvornår du senest skal klage.',
    },
    harKlaget: {
      label: 'Har du klaget til forvaltningen over det samme?',
      svar: {
        nej: 'Nej, det er første gang',
        'ja-venter': 'Ja, og jeg venter på svar',
        'ja-faaet-svar': 'Ja, og jeg er ikke glad for svaret',
        'ved-ikke': 'Det ved jeg ikke',
      },
    },
    klagedato: { label: 'Hvornår klagede du?', hjaelp: 'Et bud på datoen er nok.' },
    kanSelvKlareDialogen: {
      label: 'Kan du selv tale med forvaltningen om din klage?',
      hjaelp: 'Svar nej, hvis det er for svært lige nu. Så får du hjælp af Borgerrådgiveren.',
      svar: { ja: 'Ja', nej: 'Nej, jeg har brug for hjælp' },
    },
    overEtAarSiden: {
      label: 'Er det mere end et år siden?',
      hjaelp:
        'Du må gerne klage alligevel. Det kan bare være sværere at finde ud af, hvad der skete.',
      svar: { ja: 'Ja', nej: 'Nej' },
    },
    behandlesAndetSteds: {
      label: 'Er andre i gang med din sag?',
      svar: {
        nej: 'Nej',
        domstol: 'Ja, en domstol',
        ombudsmanden: 'Ja, Ombudsmanden',
        ankeinstans: 'Ja, et nævn eller Ankestyrelsen',
      },
    },
    beskrivelse: {
      label: 'Hvad er der sket?',
      hjaelp:
        'Skriv det med dine egne ord. Skriv ikke CPR-numre her. Skriv kun det om andre, som er nødvendigt.',
    },
    haendelse: {
      label: 'Hvornår skete det?',
      hjaelp: 'En dato, en måned eller bare "hele vinteren".',
    },
    oensketLoesning: {
      label: 'Hvad vil du gerne have, der skal ske nu?',
      hjaelp: 'Det gør det lettere at hjælpe dig.',
    },
    enhed: {
      label: 'Hvor i kommunen skete det?',
      hjaelp: 'For eksempel navnet på en skole, et kontor eller en medarbejder.',
    },
    sagsnummer: {
      label: 'Sagsnummer eller fødselsdato',
      hjaelp: 'Nummeret står tit øverst i et brev fra kommunen.',
    },
    paaVegneAf: {
      label: 'Hvem klager du for?',
      svar: { 'mig-selv': 'Mig selv', 'en-anden': 'En anden' },
    },
    fuldmagtSenere: {
      label: 'Jeg sender fuldmagten senere',
      hjaelp:
        'En fuldmagt er et papir, hvor den anden siger ja til, at du klager. Du kan lægge den ved på næste side. Skriv i klagen, hvem du klager for.',
    },
    anonym: {
      label: 'Jeg vil være anonym',
      hjaelp:
        'Så kommer dit navn ikke med. Det koster noget: Skriver du ikke, hvor vi kan få fat i dig, kan ingen svare dig. Din sag kan også være svær at finde.',
    },
    navn: { label: 'Dit navn' },
    kontakt: {
      label: 'Hvordan kan vi få fat i dig?',
      hjaelp: 'Udfyld mindst ét af de tre felter.',
    },
    email: { label: 'E-mail' },
    telefon: { label: 'Telefon' },
    adresse: { label: 'Adresse' },
    adressebeskyttelse: {
      label: 'Jeg har beskyttet adresse',
      hjaelp: 'Så står det øverst i brevet. Skriv kun din adresse, hvis du vil have svar med brev.',
    },
    kontaktform: {
      label: 'Hvordan vil du helst have svar?',
      svar: { telefon: 'I telefonen', email: 'På e-mail', brev: 'Med et brev' },
    },
    kontakttid: {
      label: 'Hvornår må vi ringe?',
      hjaelp: 'For eksempel hverdage efter klokken 15.',
    },
    tolk: { label: 'Skal du bruge tolk?', hjaelp: 'Skriv hvilket sprog.' },
    bekraeftelse: {
      label: 'Send mig en e-mail med nummer og frist',
      hjaelp: 'Der står ikke noget om, hvad du klager over.',
    },
    besked: { label: 'Send mig en e-mail, når sagen er slut' },
    cpr: {
      label: 'CPR-nummer',
      hjaelp: 'Sagsnummer eller fødselsdato er nok.',
    },
  },
};
