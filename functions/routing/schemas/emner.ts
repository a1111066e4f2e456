import * as v from 'valibot';
import {
  file,
  gyldigFra,
  id,
  line,
  list,
  listOfSome,
  number,
  object,
  orNull,
  tekst,
} from './values.ts';

const FRIST_UGER_MAX = 52;

const ord = list(line);

const ekstern = object({ da: line, en: line, adresse: orNull(line) });

const appeal = object({
  instans: tekst,
  fristUger: v.pipe(
    number,
    v.integer('Skriv et helt antal uger.'),
    v.minValue(1, 'Skriv mindst 1 uge.'),
    v.maxValue(FRIST_UGER_MAX, `Skriv højst ${FRIST_UGER_MAX} uger.`),
  ),
});

const emne = object({
  id,
  da: line,
  en: line,
  soegeord: v.pipe(
    object({ da: ord, en: ord }),
    v.description('Andre ord, borgere bruger om det.'),
  ),
  hos: v.pipe(
    list(object({ gyldigFra, id })),
    v.description('Hvem der har emnet fra en dag, indtil den næste begynder.'),
  ),
  ekstern: orNull(v.pipe(ekstern, v.description('Hvem der har det, når kommunen ikke har.'))),
  afklar: orNull(
    v.pipe(tekst, v.description('Spørgsmålet, borgeren svarer på ved selv at vælge forvaltning.')),
  ),
  klage: orNull(
    v.pipe(appeal, v.description('Klage over en afgørelse. null: se klagevejledningen.')),
  ),
  kle: orNull(v.pipe(line, v.description('KLE-nummer.'))),
});

/** emner.json: what a klage can be about, and who has it. */
export const EmnerFil = v.pipe(
  file({ emner: listOfSome(emne) }),
  v.description('Hvad en klage kan handle om, og hvem der har det.'),
);
