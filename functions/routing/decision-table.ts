import type { Day } from '../../src/klage/calendar.ts';
import { QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';
import { INGEN, VED_IKKE } from './derive-svar.ts';
import { KeptDecisions } from './kept-decisions.ts';
import { changeDays, isInForce } from './on-day.ts';
import { RESTS, reachableForvaltninger } from './reachable.ts';
import type { Regel, RuleSet } from './rule-set.ts';

/** A rule in force, ready to be asked. */
export type ReadyRule = {
  readonly regel: Regel;
  readonly conditions: readonly Condition[];
};
type Condition = { readonly question: Question; readonly answers: ReadonlySet<string> };

/**
 * Emner that every rule treats alike when they lie with the same forvaltning. Rules ask for an emne
 * only by name, so a set of hundreds of emner falls into a few of these.
 */
export type EmneClass = {
  readonly emner: ReadonlySet<string>;
  readonly forvaltning: string;
  /** Who gets it by each rule (index as in `rules`); null: the rule names nobody. */
  readonly targets: readonly (string | null)[];
  /** The deciding rule of each combination of {@link RESTS}; {@link NO_RULE} when none matches. */
  readonly deciding: Int32Array;
  /** The rules that emne and forvaltning leave possible, in order. */
  readonly possible: readonly number[];
};

export const NO_RULE = -1;

/** Everything the rules decide on one day. */
export type DecisionTable = {
  readonly rules: readonly ReadyRule[];
  readonly classes: readonly EmneClass[];
  /** Whether rule `i` matches combination `j` of {@link RESTS}, emne and forvaltning apart. */
  readonly matching: readonly Uint8Array[];
  /** Decisions made so far, by their answers; filled by routeKlage. */
  readonly decisions: KeptDecisions;
};

/** The table of a day, made once for each stretch of days on which the rules stay the same. */
export function decisionTable(rules: RuleSet, dag: Day): DecisionTable {
  const since = changeDays(rules).findLast((day) => day <= dag) ?? '';
  const tables = tablesOf.get(rules) ?? new Map<Day, DecisionTable>();
  tablesOf.set(rules, tables);
  const table = tables.get(since) ?? buildTable(rules, dag);
  tables.set(since, table);
  return table;
}

const tablesOf = new WeakMap<RuleSet, Map<Day, DecisionTable>>();

/** Whether a rule matches all answers. */
export function matches(rule: ReadyRule, svar: Svar): boolean {
  for (const { question, answers } of rule.conditions) {
    if (!answers.has(svar[question])) return false;
  }
  return true;
}

/** Whom a rule's `send` means when `forvaltning` has the emne; null: nobody. */
export function targetOf(send: string, forvaltning: string): string | null {
  if (send !== 'emnets-forvaltning') return send;
  return forvaltning === INGEN || forvaltning === VED_IKKE ? null : forvaltning;
}

function buildTable(rules: RuleSet, dag: Day): DecisionTable {
  const ready = rules.regler.filter((regel) => isInForce(regel, dag)).map(readyRule);
  const matching = ready.map(restMatches);
  const classes = emneGroups(rules, ready, dag).map(({ emner, forvaltning, possible }) => ({
    emner,
    forvaltning,
    possible,
    targets: ready.map(({ regel }) => targetOf(regel.send, forvaltning)),
    deciding: Int32Array.from(
      RESTS,
      (_, rest) => possible.find((rule) => matching[rule]?.[rest] === 1) ?? NO_RULE,
    ),
  }));
  return { rules: ready, matching, classes, decisions: new KeptDecisions() };
}

function readyRule(regel: Regel): ReadyRule {
  const conditions = QUESTIONS.flatMap((question) => {
    const answers = regel.naar[question];
    return answers === undefined ? [] : [{ question, answers: new Set<string>(answers) }];
  });
  return { regel, conditions };
}

function restMatches({ conditions }: ReadyRule): Uint8Array {
  return Uint8Array.from(RESTS, (rest) => {
    const fits = conditions.every(({ question, answers }) => {
      if (question === 'emne' || question === 'forvaltning') return true;
      return answers.has(rest[question]);
    });
    return fits ? 1 : 0;
  });
}

type EmneGroup = Pick<EmneClass, 'forvaltning' | 'possible'> & { readonly emner: Set<string> };

function emneGroups(rules: RuleSet, ready: readonly ReadyRule[], dag: Day): readonly EmneGroup[] {
  const groups = new Map<string, EmneGroup>();
  for (const emne of rules.emner.values()) {
    for (const forvaltning of reachableForvaltninger(rules, emne, dag)) {
      const possible = possibleRules(ready, { emne: emne.id, forvaltning });
      const key = `${forvaltning} ${possible.join(' ')}`;
      const group = groups.get(key) ?? { emner: new Set(), forvaltning, possible };
      group.emner.add(emne.id);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function possibleRules(
  ready: readonly ReadyRule[],
  known: Pick<Svar, 'emne' | 'forvaltning'>,
): readonly number[] {
  return [...ready.keys()].filter((index) =>
    ready[index]?.conditions.every(({ question, answers }) => {
      if (question !== 'emne' && question !== 'forvaltning') return true;
      return answers.has(known[question]);
    }),
  );
}
