import { QUESTIONS, type Svar } from '../../src/klage/questions.ts';
import type { DecisionTable, EmneClass } from './decision-table.ts';
import { RESTS } from './reachable.ts';
import type { Decision } from './rule-set.ts';

/** Everything that gets a klage somewhere on one day: the rules, and who gets the rest. */
export type Routing = { readonly table: DecisionTable; readonly reserve: string };

/**
 * The fewest answers that alone force the modtager: whatever else a citizen could have answered,
 * the klage would have gone there. Of equally few, the more general ones (`forvaltning` before
 * `emne`).
 *
 * How: each reachable combination that goes elsewhere differs from `svar` in a set of questions,
 * and at least one of each such set has to be named. The smallest selection that meets them all is
 * found among the 256 there are.
 * @param modtager who gets `svar`.
 */
export function decidingAnswers(
  routing: Routing,
  svar: Svar,
  modtager: string,
): Decision['afgoerende'] {
  return answersOf(smallestHitting(differences(routing, svar, modtager)), svar);
}

/** A set of questions as bits, in the order of {@link QUESTIONS}. */
type QuestionSet = number;
const EMNE: QuestionSet = 1 << QUESTIONS.indexOf('emne');
const FORVALTNING: QuestionSet = 1 << QUESTIONS.indexOf('forvaltning');
const ALL_SETS: QuestionSet = 1 << QUESTIONS.length;

/** In which questions the combinations that go elsewhere differ from `svar`: each set once. */
function differences(routing: Routing, svar: Svar, modtager: string): QuestionSet[] {
  const restDifferences = differencesFrom(svar);
  const seen = new Uint8Array(ALL_SETS);
  for (const emneClass of routing.table.classes) {
    const goesElsewhere = elsewhere(emneClass, modtager, routing.reserve);
    const emneSets = emneDifferences(emneClass, svar);
    for (const [rest, rule] of emneClass.deciding.entries()) {
      if (!goesElsewhere(rule)) continue;
      for (const emneSet of emneSets) seen[emneSet | (restDifferences[rest] ?? 0)] = 1;
    }
  }
  return [...seen.keys()].filter((set) => seen[set] === 1);
}

/** In which questions each combination of RESTS differs from `svar`. */
function differencesFrom(svar: Svar): Uint8Array {
  const sets = new Uint8Array(RESTS.length);
  for (const [bit, question] of QUESTIONS.entries()) {
    if (question === 'emne' || question === 'forvaltning') continue;
    for (const [rest, answers] of RESTS.entries()) {
      if (answers[question] !== svar[question]) sets[rest] = (sets[rest] ?? 0) | (1 << bit);
    }
  }
  return sets;
}

/** How a class differs from `svar` in emne and forvaltning: it may hold the same emne, and others. */
function emneDifferences({ emner, forvaltning }: EmneClass, svar: Svar): QuestionSet[] {
  const base = forvaltning === svar.forvaltning ? 0 : FORVALTNING;
  const same = emner.has(svar.emne);
  const others = emner.size > (same ? 1 : 0);
  return [...(same ? [base] : []), ...(others ? [base | EMNE] : [])];
}

/** Whether a deciding rule sends this class to somebody else than `modtager`. */
function elsewhere(
  { targets }: EmneClass,
  modtager: string,
  reserve: string,
): (rule: number) => boolean {
  const away = targets.map((target) => (target ?? reserve) !== modtager);
  return (rule) => away[rule] ?? reserve !== modtager;
}

/** All sets, smallest first; of equal size the one without `emne`. */
const SETS_BY_SIZE: readonly QuestionSet[] = Array.from({ length: ALL_SETS }, (_, set) => set).sort(
  (a, b) => size(a) - size(b) || (a & EMNE) - (b & EMNE) || a - b,
);

function smallestHitting(differenceSets: readonly QuestionSet[]): QuestionSet {
  const smallest = SETS_BY_SIZE.find((set) => differenceSets.every((other) => (other & set) !== 0));
  return smallest ?? ALL_SETS - 1;
}

function size(set: QuestionSet): number {
  return QUESTIONS.filter((_, bit) => (set >> bit) & 1).length;
}

function answersOf(set: QuestionSet, svar: Svar): Decision['afgoerende'] {
  const named = QUESTIONS.filter((_, bit) => (set >> bit) & 1);
  return Object.fromEntries(named.map((question) => [question, svar[question]]));
}
