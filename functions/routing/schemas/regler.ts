import * as v from 'valibot';
import { ANSWERS } from '../../../src/klage/questions.ts';
import { kindSentence } from './sentences.ts';
import {
  choice,
  day,
  file,
  gyldigFra,
  gyldigTil,
  id,
  line,
  list,
  listOfSome,
  object,
  string,
  tekst,
  text,
} from './values.ts';

function answers<const Options extends readonly string[]>(options: Options) {
  return v.exactOptional(listOfSome(choice(options)));
}

const naar = object({
  emne: v.exactOptional(listOfSome(id)),
  forvaltning: v.exactOptional(
    v.pipe(
      listOfSome(id),
      v.description(
        'Id på den, der har emnet; ingen: ikke kommunen; ved-ikke: borgeren er i tvivl.',
      ),
    ),
  ),
  klagenHandlerOm: answers(ANSWERS.klagenHandlerOm),
  harKlaget: answers(ANSWERS.harKlaget),
  svarfristUdloebet: answers(ANSWERS.svarfristUdloebet),
  kanSelvKlareDialogen: answers(ANSWERS.kanSelvKlareDialogen),
  overEtAarSiden: answers(ANSWERS.overEtAarSiden),
  behandlesAndetSteds: answers(ANSWERS.behandlesAndetSteds),
});

const eksempel = object({
  navn: line,
  dag: v.exactOptional(
    v.pipe(day, v.description('Dagen, klagen kommer; ellers reglens gyldigFra.')),
  ),
  svar: v.pipe(
    v.record(string, string, kindSentence('nøgler og værdier i { }')),
    v.description('Borgerens svar, som i formularen. Det, der mangler, er det sædvanlige svar.'),
  ),
  modtager: v.pipe(id, v.description('Hvem der skal have klagen.')),
});

const regel = object({
  id,
  begrundelse: v.pipe(tekst, v.description('Hvorfor, med ord til borgeren.')),
  kilde: v.pipe(text, v.description('Hvor reglen kommer fra.')),
  gyldigFra,
  gyldigTil,
  naar: v.pipe(
    naar,
    v.description('Spørgsmål og de svar, der passer. Alle skal passe; { } passer altid.'),
  ),
  send: v.pipe(id, v.description('emnets-forvaltning, eller id på en modtager.')),
  vejledning: v.pipe(list(id), v.description('Id på tekster i vejledning.json til borgeren.')),
  eksempler: v.pipe(
    list(eksempel),
    v.description('Gennemtænkte klager. Mindst én afgøres af netop denne regel.'),
  ),
});

/** regler.json: the rules in their order; the first that matches decides. */
export const ReglerFil = v.pipe(
  file({ regler: listOfSome(regel) }),
  v.description('Reglerne i rækkefølge. Den første, der passer, afgør, hvem der får klagen.'),
);
