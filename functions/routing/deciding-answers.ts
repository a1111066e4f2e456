import { QUESTIONS, type Svar } from '../../src/klage/questions.ts';
import { type DecisionTable, type EmneClass, NO_RULE } from './decision-table.ts';
import { RESTS } from './reachable.ts';
import type { Decision } from './rule-set.ts';

/** What makes a combination go elsewhere: its class and the rule that decides it (or none). */
export type Elsewhere = (emneClass: EmneClass, rule: number) => boolean;

/**
 * The fewest answers of `svar` that alone force what it comes to: no reachable combination that
 * shares them goes elsewhere. Of equally few, the more general ones (`forvaltning` before `emne`).
 *
 * How: each combination that goes elsewhere differs from `svar` in a set of questions, and at least
 * one of each such set has to be named. The smallest selection that meets them all is found among
 * the 256 there are.
 */
export function decidingAnswers(
  table: Pick<DecisionTable, 'classes'>,
  svar: Svar,
  elsewhere: Elsewhere,
): Decision['afgoerende'] {
  return answersOf(smallestHitting(differences(table, svar, elsewhere)), svar);
}

/** Elsewhere = another modtager than this one; what the rules send nowhere the reserve gets. */
export function anotherModtager(modtager: string, reserve: string): Elsewhere {
  return ({ targets }, rule) => (targets[rule] ?? reserve) !== modtager;
}

/** A set of questions as bits, in the order of {@link QUESTIONS}. */
type QuestionSet = number;
const EMNE: QuestionSet = 1 << QUESTIONS.indexOf('emne');
const FORVALTNING: QuestionSet = 1 << QUESTIONS.indexOf('forvaltning');
const ALL_SETS: QuestionSet = 1 << QUESTIONS.length;

/** In which questions the combinations that go elsewhere differ from `svar`: each set once. */
function differences(
  { classes }: Pick<DecisionTable, 'classes'>,
  svar: Svar,
  elsewhere: Elsewhere,
): QuestionSet[] {
  const restSets = differencesFrom(svar);
  const seen = new Uint8Array(ALL_SETS);
  for (const emneClass of classes) {
    const emneSets = emneDifferences(emneClass, svar);
    // Indexed: with iterators this loop, the bulk of an explanation, takes five times as long.
    for (let rest = 0; rest < restSets.length; rest += 1) {
      if (!elsewhere(emneClass, emneClass.deciding[rest] ?? NO_RULE)) continue;
      for (const emneSet of emneSets) seen[emneSet | (restSets[rest] ?? 0)] = 1;
    }
  }
  return [...seen.keys()].filter((set) => seen[set] === 1);
}

/** In which questions each combination of RESTS differs from `svar`. */
function differencesFrom(svar: Svar): Uint8Array {
  const sets = new Uint8Array(RESTS.length);
  for (const [bit, question] of QUESTIONS.entries()) {
    if (question === 'emne' || question === 'forvaltning') continue;
    for (let rest = 0; rest < RESTS.length; rest += 1) {
      if (RESTS[rest]?.[question] !== svar[question]) sets[rest] = (sets[rest] ?? 0) | (1 << bit);
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
