import * as v from 'valibot';
import { isDay } from '../../../src/klage/calendar.ts';
import { day, file, line, list, number, object, string, tekst } from './values.ts';

/** A leap year, so that 02-29 is a day of it. */
const SOME_LEAP_YEAR = '2024';
const ARBEJDSDAGE_MAX = 100;
/** Counts under five are what statistics offices hide. */
const MINDSTE_CELLE = 5;
const MINDSTE_CELLE_MIN = 3;
const MINDSTE_CELLE_MAX = 50;

/** What a kommune that says nothing gives a modtager to say that a letter has come. */
const KVITTERINGSFRIST_ARBEJDSDAGE = 3;

const arbejdsdage = v.pipe(
  number,
  v.integer('Skriv et helt antal arbejdsdage.'),
  v.minValue(1, 'Skriv mindst 1 arbejdsdag.'),
  v.maxValue(ARBEJDSDAGE_MAX, `Skriv højst ${ARBEJDSDAGE_MAX} arbejdsdage.`),
);

const closedDay = v.pipe(
  string,
  v.check(
    (typed) => isDay(typed) || (typed.length === 5 && isDay(`${SOME_LEAP_YEAR}-${typed}`)),
    'Skriv en dag som 12-24 (hvert år) eller 2026-12-24 (én gang).',
  ),
);

const KILDE_CHARS_MAX = 40;
/** Klager through the form, and cases that staff wrote down. */
const MADE_HERE: ReadonlySet<string> = new Set(['klagevej', 'manuel']);

/** As the register takes it: one word. */
const kilde = v.pipe(
  line,
  v.check((typed) => !typed.includes(' '), 'Skriv kilden uden mellemrum, som den står i sagerne.'),
  v.check(
    (typed) => !MADE_HERE.has(typed),
    'Sager, der er lavet i Klagevej, fordeles af sig selv. Slet kilden.',
  ),
  v.maxLength(KILDE_CHARS_MAX, `Kilden er for lang. Skriv højst ${KILDE_CHARS_MAX} tegn.`),
);

const link = v.pipe(
  line,
  v.check(
    (typed) => /^https:\/\/[^\s/]+/.test(typed),
    'Skriv adressen, så den begynder med https://.',
  ),
);

/** What the law asks of whoever runs a public website; the rest is the same wherever this runs. */
const tilgaengelighed = object({
  telefon: v.pipe(line, v.description('Hvor man ringer om sider, man ikke kan bruge.')),
  email: v.pipe(line, v.description('Hvor man skriver om sider, man ikke kan bruge.')),
  gennemgaaet: v.exactOptional(
    v.pipe(day, v.description('Den dag, kommunen sidst selv har gået siderne igennem.')),
  ),
  erklaering: v.exactOptional(
    v.pipe(link, v.description('Kommunens egen erklæring, som den står på was.digst.dk.')),
  ),
});

/** indstillinger.json: the kommune's facts and times. */
export const IndstillingerFil = v.pipe(
  file({
    kommune: object({
      navn: v.pipe(line, v.description('Kommunens navn, som det bruges i sætninger.')),
      navnEn: line,
      hjemmeside: line,
      telefon: line,
      adresse: line,
      aabningstider: tekst,
      dpo: v.pipe(line, v.description('Hvordan databeskyttelsesrådgiveren kan nås.')),
    }),
    databeskyttelse: v.exactOptional(
      v.pipe(link, v.description('Kommunens egen side om, hvordan den bruger oplysninger.')),
    ),
    tilgaengelighed: v.exactOptional(
      v.pipe(
        tilgaengelighed,
        v.description('Til siden om tilgængelighed. Uden den står kommunens telefon der.'),
      ),
    ),
    borgerraadgiver: object({ telefon: line, email: line, adresse: line }),
    ikkeArbejdsdage: v.pipe(
      list(closedDay),
      v.description('Lukkedage ud over helligdage: MM-DD hvert år, eller ÅÅÅÅ-MM-DD én gang.'),
    ),
    svarfristArbejdsdage: v.pipe(
      arbejdsdage,
      v.description('Arbejdsdage, til borgeren skal have et skriftligt svar.'),
    ),
    kvitteringsfristArbejdsdage: v.optional(
      v.pipe(
        arbejdsdage,
        v.description('Arbejdsdage, til modtageren skal have kvitteret for brevet med en klage.'),
      ),
      KVITTERINGSFRIST_ARBEJDSDAGE,
    ),
    mindsteCelle: v.optional(
      v.pipe(
        number,
        v.integer('Skriv et helt antal sager.'),
        v.minValue(MINDSTE_CELLE_MIN, `Skriv mindst ${MINDSTE_CELLE_MIN} sager.`),
        v.maxValue(MINDSTE_CELLE_MAX, `Skriv højst ${MINDSTE_CELLE_MAX} sager.`),
        v.description(
          'Færre sager end det skjules i udgivet statistik, og det, de kan regnes ud af. Uden et tal er det 5.',
        ),
      ),
      MINDSTE_CELLE,
    ),
    forvaltningskilder: v.optional(
      v.pipe(
        list(kilde),
        v.description(
          'Kilder til import (»kilde« i NDJSON), hvis sager er forvaltningernes egne klager. De tælles i sammenligninger og måltal, men ikke som Borgerrådgiverens klager i halvårsrapporten.',
        ),
      ),
      [],
    ),
  }),
  v.description('Kommunens oplysninger og frister.'),
);
