import { picker, type Seeded } from './seeded.ts';

/** What somebody learned from a case, and which overordnede emner it fits. */
type Lesson = { readonly emner: readonly string[]; readonly tekst: string };

/** Notes as staff write them: about the work, never about a citizen. */
const LESSONS: readonly Lesson[] = [
  {
    emner: ['sagsbehandlingstid'],
    tekst:
      'Sagen lå stille, fordi den ventede på en lægeerklæring, som ingen rykkede for. Vi har lagt en påmindelse ind efter 14 dage.',
  },
  {
    emner: ['sagsbehandlingstid'],
    tekst:
      'Borgeren fik ikke at vide, at svaret blev forsinket. Standardbrevet om forsinkelse sendes nu, når fristen er passeret med en dag.',
  },
  {
    emner: ['sagsbehandlingstid', 'koordinering'],
    tekst:
      'To enheder ventede på hinanden. Vi har aftalt, at den, der først får sagen, har ansvaret for at svare borgeren.',
  },
  {
    emner: ['sagsbehandlingstid'],
    tekst: 'Postkassen blev ikke tømt i ferien. Der er nu to, som deles om den.',
  },
  {
    emner: ['vejledning'],
    tekst:
      'Borgeren vidste ikke, hvilke bilag der skulle med. Vejledningen på siden siger nu, hvad der er nok.',
  },
  {
    emner: ['vejledning', 'digital-selvbetjening'],
    tekst:
      'Selvbetjeningen viste en fejl uden forklaring, og borgeren gav op. Fejlteksten er meldt til leverandøren.',
  },
  {
    emner: ['vejledning'],
    tekst:
      'En samtale på ti minutter opklarede det hele. Brevet havde brugt ord, som kun vi forstår.',
  },
  {
    emner: ['partshoering'],
    tekst:
      'Nye oplysninger blev brugt uden partshøring. Det er taget op på holdmødet, og tjeklisten har fået et punkt.',
  },
  {
    emner: ['partshoering'],
    tekst:
      'Fristen for at svare på partshøringen var for kort til en borger med tolk. Vi giver nu mindst ti dage.',
  },
  {
    emner: ['begrundelse'],
    tekst:
      'Afgørelsen nævnte loven, men ikke hvorfor den førte til afslag. Skabelonen har fået et felt til den konkrete begrundelse.',
  },
  {
    emner: ['begrundelse'],
    tekst:
      'Klagevejledningen manglede i brevet. Skabelonen er rettet, og de seneste breve er set igennem.',
  },
  {
    emner: ['aktindsigt'],
    tekst: 'Anmodningen om aktindsigt lå i en personlig indbakke. Den går nu til fællespostkassen.',
  },
  {
    emner: ['adfaerd'],
    tekst:
      'Borgeren følte sig talt ned til i telefonen. Medarbejderen har ringet og sagt undskyld, og borgeren trak klagen.',
  },
  {
    emner: ['adfaerd'],
    tekst: 'Kontakten blev bedre, da borgeren fik en fast person at tale med.',
  },
  {
    emner: ['praktisk-opgave'],
    tekst:
      'Afløseren kendte ikke aftalen. Aftaler om tidspunkt står nu øverst i planen og ikke i en note.',
  },
  {
    emner: ['praktisk-opgave'],
    tekst: 'Opgaven var meldt færdig, før den var set efter. Der tages nu billede, når den lukkes.',
  },
  {
    emner: ['koordinering'],
    tekst:
      'Borgeren måtte fortælle det samme tre steder. Vi prøver med en fælles oversigt over, hvem der har hvad.',
  },
  {
    emner: ['koordinering'],
    tekst:
      'Overgangen ved alder var ikke aftalt mellem enhederne. Der er nu en dato i begge planer.',
  },
  {
    emner: ['databeskyttelse'],
    tekst: 'Brevet gik til en gammel adresse. Adressen slås nu op lige før afsendelse.',
  },
  {
    emner: ['diskrimination'],
    tekst:
      'Døren til mødelokalet var for smal til kørestol. Mødet er flyttet, og lokalet er meldt.',
  },
  { emner: [], tekst: 'Det, borgeren ville, kunne lade sig gøre. Det krævede kun, at vi ringede.' },
  {
    emner: [],
    tekst: 'Den hurtige opringning gjorde forskellen: borgeren ville først og fremmest høres.',
  },
  { emner: [], tekst: 'Samme fejl som i to tidligere sager. Taget op med lederen som et mønster.' },
];

/** A note that fits what a case is about; one that fits any case otherwise. */
export function lessonOf(random: Seeded, emner: readonly string[]): string {
  const weight = ({ emner: fits }: Lesson) => {
    if (fits.some((id) => emner.includes(id))) return 6;
    return fits.length === 0 ? 1 : 0;
  };
  return picker(LESSONS, weight)(random).tekst;
}
