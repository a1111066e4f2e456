import { type Answer, misused } from '../command-line.ts';
import { checkRules, type Tjek, unreadable } from '../routing/check-rules.ts';
import { loadRuleSet } from '../routing/load-rule-set.ts';
import { checkCertificate } from '../seal/check-certificate.ts';
import type { Invocation } from './invocation.ts';

/** Proves the rule set in a folder: for one day, or from today on. */
export async function tjek({ dir, dag, today, args }: Invocation): Promise<Answer> {
  if (args.length > 0) return misused('tjek tager ingen filer. Vælg mappen med --regler MAPPE.');
  const read = await loadRuleSet(dir);
  const result = read.ok
    ? checkRules(read.rules, { dag: dag ?? today, onwards: dag === null, judge: checkCertificate })
    : unreadable(read.fejl);
  const heading =
    dag === null
      ? `Reglerne i ${dir} fra ${today} og på hver senere dag, hvor noget skifter:`
      : `Reglerne i ${dir} den ${dag}:`;
  return { exitCode: result.ok ? 0 : 1, text: [heading, ...lines(result)], data: result };
}

function lines({ ok, fejl, oplysninger, kombinationer }: Tjek): readonly string[] {
  const faults = fejl.map(({ besked }) => `  FEJL  ${besked}`);
  const notes = oplysninger.map(({ besked }) => `  ${besked}`);
  const count = kombinationer.toLocaleString('da-DK');
  const proved = kombinationer === 0 ? [] : [`${count} kombinationer af svar er prøvet.`];
  const verdict = ok ? 'Reglerne er i orden.' : `${fejl.length} fejl. Ret dem, og kør tjek igen.`;
  return [...notes, ...faults, ...proved, verdict];
}
