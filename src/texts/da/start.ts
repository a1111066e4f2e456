/** The start page: what, how, and the citizen's rights, in ten seconds. */
export const start = {
  overskrift: (kommune: string) => `Klag til ${kommune}`,
  indledning:
    'Er noget gået galt mellem dig og kommunen? Fortæl det her. Vi finder den, der skal svare dig.',
  knap: 'Start din klage',
  kort: 'Det er gratis. Det tager omkring 10 minutter. Du skal ikke logge ind.',
  fareTitel: 'Er nogen i fare?',
  fare: 'Så ring 112 nu. Vent ikke på svar herfra.',
  kanTitel: 'Det kan du klage over',
  kan: [
    'Du venter for længe på svar.',
    'Du har fået for lidt hjælp til at forstå dine muligheder.',
    'Du er blevet talt til eller mødt på en dårlig måde.',
    'En opgave er ikke gjort godt nok. Det kan være hjemmehjælp, skole eller rene gader.',
    'Du kan ikke få at se, hvad der står i din sag.',
    'Du mener, at du er blevet diskrimineret.',
    'Du er uenig i en afgørelse.',
  ],
  ordAfgoerelse:
    'En afgørelse er et svar, hvor kommunen siger ja eller nej til noget, der gælder dig.',
  saadanTitel: 'Det sker der',
  saadan: (arbejdsdage: number) => [
    { titel: 'Du fortæller', tekst: 'Vi stiller nogle få spørgsmål. Resten skriver du selv.' },
    {
      titel: 'Du ser, hvem der svarer',
      tekst:
        'Før du sender, viser vi, hvor din klage går hen og hvorfor. Du kan vælge et andet sted.',
    },
    {
      titel: 'Vi låser brevet',
      tekst: 'Kun den, der skal svare dig, kan åbne det. Du får et nummer og en kode.',
    },
    { titel: 'Du får svar', tekst: `Du får et svar på skrift inden ${arbejdsdage} arbejdsdage.` },
  ],
  ordForvaltning:
    'Kommunen er delt i forvaltninger. En forvaltning er en stor afdeling, der tager sig af for eksempel skoler eller veje.',
  retTitel: 'Dine rettigheder',
  ret: [
    'Du må have en med, der hjælper dig. En anden må også klage for dig.',
    'Du kan få tolk.',
    'Du må se papirerne i din sag. Det hedder aktindsigt.',
    'Du kan klage uden at sige, hvem du er. Så er det sværere at give dig et svar.',
    'Er du ikke glad for svaret, kan du gå til Borgerrådgiveren. Bagefter kan du gå til Ombudsmanden.',
  ],
  fristTitel: 'Husk fristen, hvis du klager over en afgørelse',
  frist:
    'Fristen står i brevet. Den er tit 4 uger. Den løber videre, også når du skriver til Borgerrådgiveren.',
  andreTitel: 'Vil du hellere tale med os?',
  andre: (telefon: string) =>
    `Du må også klage i telefonen, med et brev eller ved at møde op. Ring på ${telefon}.`,
};
