import * as v from 'valibot';
import { QUESTIONS } from '../../src/klage/questions.ts';
import {
  ARTER,
  EKSPEDITION_MAADER,
  INDSATS_TYPER,
  INDSATSER_MAX,
  KANALER,
  KLAGEPUNKTER_MAX,
  KONSULTATIV_OPFOELGNINGER,
  KONTAKT_BRUGT,
  KONTAKT_FORSOEG_MAX,
  KONTAKT_KANALER,
  KONTAKT_RESULTATER,
  LAERINGER,
  LOESNINGER,
  MEDHOLD,
  ORD_MAX,
  SAG_SLAGS,
  SCORE_MAX,
  SCORE_MIN,
} from '../../src/klage/registrering.ts';
import { choice, day, id, object, string } from '../routing/schemas/values.ts';
import {
  flag,
  given,
  givenDay,
  givenId,
  instant,
  listOf,
  member,
  name,
  whole,
} from './record-values.ts';

const score = whole({ min: SCORE_MIN, max: SCORE_MAX });

const klagepunkt = object({
  overordnetEmne: member(id),
  art: member(choice(ARTER)),
  medhold: member(choice(MEDHOLD)),
  medholdKendtVia: member(choice(KANALER)),
});

const indsats = object({
  type: choice(INDSATS_TYPER),
  maade: member(choice(EKSPEDITION_MAADER)),
  paabegyndt: day,
  afsluttet: member(day),
});

const risikoBorger = object({
  afgoerelsensLovlighed: member(flag),
  borgerensStilling: member(flag),
  tillidOgTryghed: member(flag),
});

const risikoKommune = object({
  lovligForvaltning: member(flag),
  effektivAdministration: member(flag),
  serviceniveau: member(flag),
  oekonomiskForsvarlighed: member(flag),
});

const styrketBorgerkontakt = object({
  brugt: member(choice(KONTAKT_BRUGT)),
  foersteKontakt: member(day),
  kanal: member(choice(KONTAKT_KANALER)),
  forsoeg: member(whole({ min: 0, max: KONTAKT_FORSOEG_MAX })),
  resultat: member(choice(KONTAKT_RESULTATER)),
});

/** Answers are closed values and ids: no words of a citizen's can stand among them. */
const answers = v.record(choice(QUESTIONS), id);

/** How a case made here came and went: an export tells it, an import cannot change it. */
const vej = {
  modtager: givenId,
  rute: given(object({ regel: member(id), regelsaet: id, svar: answers, afgoerende: answers })),
  indsigelse: givenId,
  fejlsendt: givenId,
  levering: given(object({ tilstand: string, tider: v.record(v.string(), v.nullable(string)) })),
};

/**
 * One line of NDJSON: one case (contract §7). A key that is left out leaves what is registered,
 * null or an empty list takes it away, and a group or a list is always told whole. Every message
 * is a Danish sentence that says what to do.
 */
export const CaseRecord = object({
  nummer: name,
  kilde: name,
  slags: choice(SAG_SLAGS),
  modtaget: instant,
  kanal: choice(KANALER),
  sprog: given(choice(['da', 'en'])),
  forvaltning: givenId,
  emne: givenId,
  overordnedeEmner: given(listOf(id, ORD_MAX)),
  borgerensProblem: given(listOf(id, ORD_MAX)),
  klagepunkter: given(listOf(klagepunkt, KLAGEPUNKTER_MAX)),
  indsatser: given(listOf(indsats, INDSATSER_MAX)),
  risikoBorger: given(risikoBorger),
  risikoKommune: given(risikoKommune),
  loesning: given(choice(LOESNINGER)),
  loestMedMaalrettetIndsats: given(flag),
  laering: given(choice(LAERINGER)),
  konsultativOpfoelgning: given(choice(KONSULTATIV_OPFOELGNINGER)),
  styrketBorgerkontakt: given(styrketBorgerkontakt),
  tilfredshed: given(object({ inviteret: member(flag), score: member(score) })),
  medarbejdertilfredshed: given(score),
  afsluttet: givenDay,
  ...vej,
});

/** A line as it was given. */
export type CaseRecord = v.InferOutput<typeof CaseRecord>;
