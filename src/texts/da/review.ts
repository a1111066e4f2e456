/** The review page: what is sent, where to, why, and the last chance to change it. */
export const review = {
  titel: 'Gennemse og send',
  indledning: 'Læs det hele igennem. Din klage er ikke sendt endnu.',
  ruteTitel: 'Din klage går til',
  hvorfor: 'Hvorfor',
  svarSenest: (dato: string) => `Du får svar på skrift senest ${dato}.`,
  svarFra: (dato: string) => `Regn med at høre noget senest ${dato}.`,
  intetSvar:
    'Ingen kan svare dig, for du har ikke skrevet, hvor vi kan få fat i dig. Du kan stadig se, om klagen når frem.',
  ruteAendret:
    'Stedet er blevet et andet, siden du sidst så denne side. Se på det nye sted, før du sender.',
  indsigelseGjort: (modtager: string) =>
    `Du har valgt stedet selv. Kommunens regler peger på ${modtager}.`,
  indsigelseTitel: 'Er det det forkerte sted?',
  indsigelse: 'Du bestemmer. Vælg et andet sted, så sender vi klagen dertil.',
  indsigelseLabel: 'Send klagen til',
  indsigelseNej: (modtager: string) => `${modtager} (efter reglerne)`,
  ekstern: (navn: string) =>
    `Det er ${navn}, der tager sig af dette, ikke kommunen. Skriv helst dertil. Du må stadig sende klagen her.`,
  eksternLink: (navn: string) => `Gå til ${navn}`,
  fristTitel: 'Frist for at klage over afgørelsen',
  fristDato: (dato: string, instans: string) =>
    `Klag senest ${dato}. Siger kommunen igen nej, sender den din klage videre til ${instans}.`,
  fristInstans: (instans: string) =>
    `Se fristen i brevet med din afgørelse. Din klage kan ende hos ${instans}.`,
  fristUkendt: 'Se i brevet med din afgørelse, hvor du kan klage og hvornår.',
  vejledningTitel: 'Godt at vide',
  cprTitel: 'Er det et CPR-nummer?',
  cpr: 'Det ligner et CPR-nummer i din tekst. Tag det ud, hvis det ikke er nødvendigt. Du kan sende alligevel.',
  cprI: (felt: string) => `I "${felt}":`,
  dineSvar: 'Dine svar',
  ret: 'Ret',
  retAlt: 'Ret i dine svar',
  intet: 'Ikke udfyldt',
  regnMed: (svar: string) => `Ikke besvaret. Vi går ud fra: ${svar}`,
  ja: 'Ja',
  nej: 'Nej',
  bilagTitel: 'Læg filer ved',
  bilag: 'Filer til din klage',
  bilagHjaelp: 'Breve, billeder eller andet, der viser, hvad der skete. Højst 10 filer.',
  bilagTyper:
    'Du kan bruge pdf, jpg, png, webp, docx, odt og txt. Hver fil må fylde 10 MB, alle 30 MB.',
  fuldmagt: 'Fuldmagt',
  fuldmagtHjaelp: 'Et papir, hvor den anden siger ja til, at du klager. Et billede er fint.',
  filerIgen: 'Vælg dine filer igen. Vi kan ikke huske dem fra før.',
  fejlTitel: 'Klagen er ikke sendt endnu',
  data: (modtager: string) =>
    `Når du sender, låser vi klagen, så kun ${modtager} kan læse den. Vi gemmer hverken dit navn eller din tekst i vores tal.`,
  ingenForbindelse: 'Vi fik ikke forbindelse',
  ingenForbindelseTekst:
    'Alt, hvad du har skrevet og valgt, er her stadig. Vi prøver igen, når du er på nettet. Du kan også selv prøve nu. Klagen bliver kun sendt én gang.',
  send: 'Send klagen',
  sender: 'Sender …',
};
