import type { Day } from '../../src/klage/calendar.ts';
import type { DayChange, ReplayFacts } from '../../src/workshop-facts.ts';
import { bareModtagere } from '../publishing/judge-version.ts';
import { checkRules, type Tjek, unreadable } from '../routing/check-rules.ts';
import { compareOnwards } from '../routing/compare-onwards.ts';
import type { Condition } from '../routing/conditions.ts';
import { TooComplex } from '../routing/diagram/diagram.ts';
import { emneGroups } from '../routing/emne-groups.ts';
import { type RuleSetFiles, readRuleFiles } from '../routing/read-rule-files.ts';
import { type AnsweredCase, replayCases } from '../routing/replay-cases.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { checkCertificate } from '../seal/check-certificate.ts';
import { conditions, modtagerName } from './rule-facts.ts';

/** What the thread that proves is asked. */
export type ProofQuestion =
  | {
      readonly kind: 'bevis';
      readonly files: RuleSetFiles;
      readonly dag: Day;
      /** Whether a modtager without a certificate is a fault. */
      readonly production: boolean;
    }
  | {
      readonly kind: 'aendring';
      readonly fra: RuleSetFiles;
      readonly til: RuleSetFiles;
      readonly dag: Day;
      /** Cases to decide again, or none. */
      readonly cases: readonly AnsweredCase[];
    };

/** What comes of a change, every name in it. */
export type Change = {
  readonly dage: readonly DayChange[];
  readonly genspil: Pick<ReplayFacts, 'sager' | 'flyttet' | 'fraTil'>;
};

export type ProofAnswer =
  | { readonly kind: 'bevis'; readonly tjek: Tjek }
  /** Null where a set cannot be read, or is too complex. */
  | { readonly kind: 'aendring'; readonly change: Change | null };

/** Answers one question; nothing here looks around, so it may run anywhere. */
export function answerProof(question: ProofQuestion): ProofAnswer {
  if (question.kind === 'bevis') return { kind: 'bevis', tjek: prove(question) };
  return { kind: 'aendring', change: compareOrGiveUp(question) };
}

type Asked<Kind extends ProofQuestion['kind']> = Extract<ProofQuestion, { readonly kind: Kind }>;

function prove({ files, dag, production }: Asked<'bevis'>): Tjek {
  const read = readRuleFiles(files);
  if (!read.ok) return unreadable(read.fejl);
  const tjek = checkRules(read.rules, { dag, onwards: true, judge: checkCertificate });
  const fejl = [...tjek.fejl, ...(production ? bareModtagere(read.rules) : [])];
  return { ...tjek, ok: fejl.length === 0, fejl };
}

function compareOrGiveUp({ fra, til, ...asked }: Asked<'aendring'>): Change | null {
  const [before, after] = [readRuleFiles(fra), readRuleFiles(til)];
  if (!before.ok || !after.ok) return null;
  try {
    return compare([before.rules, after.rules], asked);
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}

function compare(
  sets: readonly [RuleSet, RuleSet],
  { dag, cases }: Pick<Asked<'aendring'>, 'dag' | 'cases'>,
): Change {
  const [before, after] = sets.map((rules) => ({ rules, dag, sprog: 'da' }) as const);
  if (before === undefined || after === undefined) throw new Error('Two sets are compared.');
  const nameIn = (reading: typeof before, id: string | null) =>
    id === null ? null : modtagerName(reading, id).kortnavn;
  const named = <Way extends { readonly fra: string | null; readonly til: string | null }>(
    way: Way,
  ) => ({ ...way, fra: nameIn(before, way.fra), til: nameIn(after, way.til) });
  // What only the older set has, an emne that is gone, has its name there.
  const reading = { ...after, rules: withOlder(after.rules, before.rules) };
  const dage = compareOnwards(sets, { dag, onwards: true }).map((day) => ({
    ...day,
    forskelle: day.forskelle.map(({ naar, ...way }) => ({
      ...named(way),
      naar: conditions(reading, inGroups(naar, emneGroups(sets, day.dag))),
    })),
  }));
  const genspil = replayCases(sets, { cases, dag });
  return { dage, genspil: { ...genspil, fraTil: genspil.fraTil.map(named) } };
}

/** A long list of emner as who has them, where that says the same. */
function inGroups({ emne, ...naar }: Condition, groupsOf: ReturnType<typeof emneGroups>) {
  const groups = emne === undefined ? null : groupsOf(emne);
  if (groups === null) return emne === undefined ? naar : { emne, ...naar };
  return { emnerHos: groups.map(({ hos }) => hos ?? BORGEREN_VAELGER), ...naar };
}

/** In place of who has an emne: it asks, and the citizen picks. */
const BORGEREN_VAELGER = 'borgeren-vaelger';

function withOlder(rules: RuleSet, older: RuleSet): RuleSet {
  return {
    ...rules,
    emner: new Map([...older.emner, ...rules.emner]),
    modtagere: new Map([...older.modtagere, ...rules.modtagere]),
  };
}
