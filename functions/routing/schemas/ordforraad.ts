import * as v from 'valibot';
import { file, id, line, list, listOfSome, object, orNull, string, tekst } from './values.ts';

const ORD_CHARS_MAX = 100;
/** Danish numbers, short ones as 112 and long ones in groups. */
const TELEFON = /^\d+(?: \d+)*$/;
const TELEFON_CHARS_MAX = 15;

const ord = v.pipe(
  line,
  v.maxLength(
    ORD_CHARS_MAX,
    `Skriv højst ${ORD_CHARS_MAX} tegn, så kort som en borger skriver det.`,
  ),
);
const beggeSprog = { da: list(ord), en: list(ord) };

/** ordforraad.json: what citizens call an emne, and what they say happened to them. */
export const OrdforraadFil = v.pipe(
  file({
    emner: listOfSome(
      v.pipe(object({ id, ...beggeSprog }), v.description('Et emnes id og borgernes ord om det.')),
    ),
  }),
  v.description('Det, borgere skriver, når de mener et emne: ord, vendinger og hele sætninger.'),
);

const svar = v.pipe(
  object({ emne: id, da: line, en: line }),
  v.description('Et svar, borgeren kan vælge, og emnet, det fører til.'),
);

const tvetydig = object({
  ord: v.pipe(object(beggeSprog), v.description('Ord, der alene kan betyde flere emner.')),
  spoergsmaal: v.pipe(tekst, v.description('Det ene spørgsmål, som afgør det.')),
  svar: listOfSome(svar),
});

const fare = object({
  id,
  ord: v.pipe(object(beggeSprog), v.description('Ord, der betyder, at nogen er i fare nu.')),
  besked: v.pipe(tekst, v.description('Står øverst, før alt andet.')),
  hjaelp: v.pipe(listOfSome(id), v.description('Hvem der hjælper; den vigtigste først.')),
});

const hjaelp = object({
  id,
  navn: tekst,
  telefon: v.pipe(
    string,
    v.maxLength(TELEFON_CHARS_MAX, `Skriv højst ${TELEFON_CHARS_MAX} tegn.`),
    v.regex(TELEFON, 'Skriv et telefonnummer som 112 eller 33 66 33 66.'),
  ),
  hvad: v.pipe(tekst, v.description('Hvad de hjælper med, og hvornår de har åbent.')),
  adresse: orNull(v.pipe(line, v.description('Hjemmeside.'))),
});

/** soegehjaelp.json: words that need one question first, and words that mean danger now. */
export const SoegehjaelpFil = v.pipe(
  file({ tvetydige: list(tvetydig), fare: list(fare), hjaelp: list(hjaelp) }),
  v.description('Ord, der kræver ét spørgsmål, og ord, der viser, hvor der er hjælp nu.'),
);
