import type { Day } from '../../src/klage/calendar.ts';
import { bareModtagere } from '../publishing/judge-version.ts';
import { checkRules, type Tjek, unreadable } from '../routing/check-rules.ts';
import { compareOnwards, type FromDay } from '../routing/compare-onwards.ts';
import { TooComplex } from '../routing/diagram/diagram.ts';
import { type RuleSetFiles, readRuleFiles } from '../routing/read-rule-files.ts';
import { type AnsweredCase, type Genspil, replayCases } from '../routing/replay-cases.ts';
import { checkCertificate } from '../seal/check-certificate.ts';

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

/** What comes of a change; null where a set cannot be read, or is too complex. */
export type Change = {
  readonly forskelle: readonly FromDay[];
  readonly genspil: Genspil;
} | null;

export type ProofAnswer =
  | { readonly kind: 'bevis'; readonly tjek: Tjek }
  | { readonly kind: 'aendring'; readonly change: Change };

/** Answers one question; nothing here looks around, so it may run anywhere. */
export function answerProof(question: ProofQuestion): ProofAnswer {
  if (question.kind === 'bevis') return { kind: 'bevis', tjek: prove(question) };
  return { kind: 'aendring', change: compare(question) };
}

type Asked<Kind extends ProofQuestion['kind']> = Extract<ProofQuestion, { readonly kind: Kind }>;

function prove({ files, dag, production }: Asked<'bevis'>): Tjek {
  const read = readRuleFiles(files);
  if (!read.ok) return unreadable(read.fejl);
  const tjek = checkRules(read.rules, { dag, onwards: true, judge: checkCertificate });
  const fejl = [...tjek.fejl, ...(production ? bareModtagere(read.rules) : [])];
  return { ...tjek, ok: fejl.length === 0, fejl };
}

function compare({ fra, til, dag, cases }: Asked<'aendring'>): Change {
  const [before, after] = [readRuleFiles(fra), readRuleFiles(til)];
  if (!before.ok || !after.ok) return null;
  const sets = [before.rules, after.rules] as const;
  try {
    const forskelle = compareOnwards(sets, { dag, onwards: true });
    return { forskelle, genspil: replayCases(sets, { cases, dag }) };
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}
