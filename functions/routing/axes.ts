import type { Day } from '../../src/klage/calendar.ts';
import {
  ANSWERS,
  type AnswerTo,
  type ClosedQuestion,
  DEFAULT_ANSWERS,
  QUESTIONS,
  type Question,
  type Svar,
} from '../../src/klage/questions.ts';
import type { Box } from './diagram/first-match.ts';
import { reachableForvaltninger } from './reachable.ts';
import type { Naar, RuleSet } from './rule-set.ts';

/**
 * The reachable combinations of answers (contract §3) as the points of a box: an axis is a question,
 * or two of which one follows from the other (who has it from the emne; whether the svarfrist has
 * passed from whether the citizen waits), and its values are the answers that can occur together.
 * Any value of one axis can occur with any of another.
 */
export type Axes = readonly (readonly AxisValue[])[];

/** Answers to the questions of one axis. */
export type AxisValue = { readonly [Q in Question]?: AnswerTo<Q> };

/** An emne, and who has it: null when nobody can be asked (an emne that a set does not have). */
export type EmneHos = { readonly emne: string; readonly forvaltning: string | null };

/** The axes after the first, which depend on no rule set. */
const CLOSED_AXES: Axes = [
  ANSWERS.klagenHandlerOm.map((klagenHandlerOm) => ({ klagenHandlerOm })),
  ANSWERS.harKlaget.flatMap((harKlaget) =>
    svarfristAnswers(harKlaget).map((svarfristUdloebet) => ({ harKlaget, svarfristUdloebet })),
  ),
  ANSWERS.kanSelvKlareDialogen.map((kanSelvKlareDialogen) => ({ kanSelvKlareDialogen })),
  ANSWERS.overEtAarSiden.map((overEtAarSiden) => ({ overEtAarSiden })),
  ANSWERS.behandlesAndetSteds.map((behandlesAndetSteds) => ({ behandlesAndetSteds })),
];

/** Only who waits has a svarfrist that can have passed. */
function svarfristAnswers(
  harKlaget: AnswerTo<'harKlaget'>,
): readonly AnswerTo<'svarfristUdloebet'>[] {
  return harKlaget === 'ja-venter' ? ['ja', 'nej'] : ['ikke-relevant'];
}

/** Which axis a question is on. */
export const AXIS_OF = {
  emne: 0,
  forvaltning: 0,
  klagenHandlerOm: 1,
  harKlaget: 2,
  svarfristUdloebet: 2,
  kanSelvKlareDialogen: 3,
  overEtAarSiden: 4,
  behandlesAndetSteds: 5,
} as const satisfies { readonly [Q in Question]: number };

/** The axes over some emner and who has them. */
export function axesOver(emner: readonly EmneHos[]): Axes {
  const first = emner.map(({ emne, forvaltning }) =>
    forvaltning === null ? { emne } : { emne, forvaltning },
  );
  return [first, ...CLOSED_AXES];
}

/** Every emne with everybody a klage over it can be about on a day. */
export function reachableEmner(rules: RuleSet, dag: Day): readonly EmneHos[] {
  return [...rules.emner.values()].flatMap((emne) =>
    [...reachableForvaltninger(rules, emne, dag)].map((forvaltning) => ({
      emne: emne.id,
      forvaltning,
    })),
  );
}

/** The values of each axis that a rule's conditions let in; null where they ask nothing. */
export function boxOf(naar: Naar, axes: Axes): Box {
  return axes.map((values, axis) => {
    const asked = QUESTIONS.filter(
      (question) => AXIS_OF[question] === axis && naar[question] !== undefined,
    );
    if (asked.length === 0) return null;
    const letIn = new Uint8Array(values.length).fill(1);
    for (const question of asked) {
      const answers = new Set<string>(naar[question]);
      for (const [at, value] of values.entries()) {
        if (!answers.has(value[question] ?? '')) letIn[at] = 0;
      }
    }
    return letIn;
  });
}

/** All answers of one combination, a value per axis. */
export function svarAt(axes: Axes, values: readonly number[]): Svar {
  const svar = { ...USUAL };
  for (const [axis, value] of values.entries()) Object.assign(svar, axes[axis]?.[value]);
  return svar;
}

const USUAL: Svar = {
  ...DEFAULT_ANSWERS,
  emne: '',
  forvaltning: '',
  svarfristUdloebet: 'ikke-relevant',
};

/** The position of a combination's answers on an axis; NaN for answers that are not on it. */
export type ValueIndex = (axis: number, svar: Svar) => number;

/** Finds answers on their axes. Written out per axis: this is what a decision takes its time for. */
export function indexOf(axes: Axes): ValueIndex {
  const emner = nested(axes[0], 'emne', 'forvaltning');
  return (axis, svar) => {
    switch (axis) {
      case 0:
        return emner.get(svar.emne)?.get(svar.forvaltning) ?? Number.NaN;
      case 1:
        return KLAGEN_HANDLER_OM.get(svar.klagenHandlerOm) ?? Number.NaN;
      case 2:
        return HAR_KLAGET.get(svar.harKlaget)?.get(svar.svarfristUdloebet) ?? Number.NaN;
      case 3:
        return KAN_SELV.get(svar.kanSelvKlareDialogen) ?? Number.NaN;
      case 4:
        return OVER_ET_AAR.get(svar.overEtAarSiden) ?? Number.NaN;
      default:
        return BEHANDLES.get(svar.behandlesAndetSteds) ?? Number.NaN;
    }
  };
}

const KLAGEN_HANDLER_OM = positions('klagenHandlerOm');
const HAR_KLAGET = nested(CLOSED_AXES[AXIS_OF.harKlaget - 1], 'harKlaget', 'svarfristUdloebet');
const KAN_SELV = positions('kanSelvKlareDialogen');
const OVER_ET_AAR = positions('overEtAarSiden');
const BEHANDLES = positions('behandlesAndetSteds');

function positions(question: ClosedQuestion): ReadonlyMap<string, number> {
  return new Map(ANSWERS[question].map((answer, position) => [answer, position]));
}

function nested(
  values: readonly AxisValue[] = [],
  outer: Question,
  inner: Question,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byOuter = new Map<string, Map<string, number>>();
  for (const [position, value] of values.entries()) {
    const byInner = byOuter.get(value[outer] ?? '') ?? new Map<string, number>();
    byInner.set(value[inner] ?? '', position);
    byOuter.set(value[outer] ?? '', byInner);
  }
  return byOuter;
}
