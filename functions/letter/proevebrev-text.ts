import { danishInstant } from './danish.ts';

/** All that a prøvebrev says. */
export type ProevebrevInput = {
  readonly nummer: string;
  readonly kode: string;
  /** The kommune's and the modtager's names, in Danish. */
  readonly kommune: string;
  readonly modtager: string;
  readonly postkasse: string;
  readonly oprettet: Date;
  readonly udloeber: Date;
  /** `/registrer`, where the code is entered. */
  readonly adresse: string;
  /** Whether it comes from a system of made-up cases. */
  readonly demo: boolean;
};

/** The words of a prøvebrev; lines end in "\n". */
export function proevebrevText(input: ProevebrevInput): string {
  const { nummer, kode, adresse } = input;
  return [
    ...(input.demo ? ['DEMODATA: Brevet kommer fra et system med opdigtede sager.', ''] : []),
    'DETTE ER EN PRØVE. DET ER IKKE EN KLAGE.',
    '',
    `${input.kommune} prøver, om sikker post til ${input.modtager} (${input.postkasse}) kan åbnes.`,
    'Brevet er forseglet på samme måde som de klager, I får fra borgerne.',
    'Kan du læse det, virker certifikatet og postkassen.',
    '',
    'Gør sådan, så ved vi det også:',
    '',
    `1. Åbn ${adresse}`,
    `2. Skriv nummeret: ${nummer}`,
    `3. Skriv koden: ${kode}`,
    '',
    `Eller brug linket, så er begge dele udfyldt:`,
    `${adresse}#nummer=${nummer}&kode=${kode}`,
    '',
    'Du skal ikke logge ind, og der er ingen sag og ingen frist.',
    `Koden virker til ${danishInstant(input.udloeber)}.`,
    '',
    'Der er én fil ved brevet, proevebrev.json. Kan du ikke se den, så sig det til den, der',
    'driver Klagevej i kommunen: så kommer filer fra borgerne heller ikke frem.',
    '',
    `Sendt ${danishInstant(input.oprettet)} af Klagevej, ${input.kommune}s klagesystem.`,
    '',
  ].join('\n');
}

/** The file beside the text: what a system at the modtager can read the code from. */
export function proevebrevJson({ nummer, kode, adresse }: ProevebrevInput): string {
  const registrering = { adresse, registreringskode: kode };
  return `${JSON.stringify({ nummer, proeve: true, registrering }, null, 2)}\n`;
}
