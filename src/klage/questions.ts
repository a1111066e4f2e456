/**
 * The closed questions a rule may look at, and their answers in the order the form shows them.
 * `emne` and `forvaltning` are open lists owned by the kommune's rules.
 */
export const ANSWERS = {
  klagenHandlerOm: [
    'afgoerelse',
    'sagsbehandlingstid',
    'vejledning',
    'optraeden',
    'praktisk-opgave',
    'indsigt',
    'diskrimination',
    'serviceniveau',
    'andet',
  ],
  harKlaget: ['nej', 'ja-venter', 'ja-faaet-svar', 'ved-ikke'],
  svarfristUdloebet: ['ja', 'nej', 'ikke-relevant'],
  kanSelvKlareDialogen: ['ja', 'nej'],
  overEtAarSiden: ['ja', 'nej'],
  behandlesAndetSteds: ['nej', 'domstol', 'ombudsmanden', 'ankeinstans'],
} as const;

/** Questions whose answers are listed above. */
export type ClosedQuestion = keyof typeof ANSWERS;

/** Every question a rule may look at. */
export type Question = 'emne' | 'forvaltning' | ClosedQuestion;

/** The answers to one question. */
export type AnswerTo<Q extends Question> = Q extends ClosedQuestion
  ? (typeof ANSWERS)[Q][number]
  : string;

/** All answers of one klage, `forvaltning` and `svarfristUdloebet` derived: what the rules see. */
export type Svar = { readonly [Q in Question]: AnswerTo<Q> };

/** The questions in the order people read them. */
export const QUESTIONS = [
  'emne',
  'forvaltning',
  'klagenHandlerOm',
  'harKlaget',
  'svarfristUdloebet',
  'kanSelvKlareDialogen',
  'overEtAarSiden',
  'behandlesAndetSteds',
] as const satisfies readonly Question[];

/** The questions a citizen answers in closed form, beside `emne` and `valgtForvaltning`. */
export const ASKED = [
  'klagenHandlerOm',
  'harKlaget',
  'kanSelvKlareDialogen',
  'overEtAarSiden',
  'behandlesAndetSteds',
] as const satisfies readonly ClosedQuestion[];

/** What an example or an API call leaves out. */
export const DEFAULT_ANSWERS = {
  klagenHandlerOm: 'andet',
  harKlaget: 'nej',
  kanSelvKlareDialogen: 'ja',
  overEtAarSiden: 'nej',
  behandlesAndetSteds: 'nej',
} as const satisfies { readonly [Q in (typeof ASKED)[number]]: AnswerTo<Q> };
