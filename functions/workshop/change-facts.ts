import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays, type Day, dayInCopenhagen, startOfDay } from '../../src/klage/calendar.ts';
import type { ChangeFacts, FileChange, ReplayFacts } from '../../src/workshop-facts.ts';
import { type CaseToReplay, casesToReplay } from '../register/cases-to-replay.ts';
import type { Db } from '../register/tables.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { RULE_FILES } from '../routing/schemas/rule-files.ts';
import { textOf } from './file-text.ts';
import type { Workshop } from './workshop.ts';

/** How far back cases are decided again. */
const DAYS_BACK = 365;
/** Days of cases read in one turn, so that a year of them never holds up a citizen. */
const DAYS_AT_ONCE = 7;

/** What changes from one version to another. */
export type Step = { readonly fra: RuleSetFiles; readonly til: RuleSetFiles };

export type ToldChange = {
  readonly aendring: ChangeFacts | null;
  readonly genspil: ReplayFacts | null;
};

/** The exact difference, and what becomes of the last year's cases; null where that cannot be said. */
export async function changeFacts(
  { world, thread }: Workshop,
  step: Step,
  { replay }: { readonly replay: boolean },
): Promise<ToldChange> {
  const dag = dayInCopenhagen(world.clock.now());
  const fra = addDays(dag, -DAYS_BACK);
  const cases = replay ? await yearOfCases(world.db, fra, dag) : [];
  const proven = await thread.ask({ kind: 'aendring', ...step, dag, cases }, null);
  const change =
    proven.kind === 'svar' && proven.svar.kind === 'aendring' ? proven.svar.change : null;
  if (change === null) return { aendring: null, genspil: null };
  return {
    aendring: { dage: change.dage, filer: changedFiles(step) },
    genspil: replay ? { fra, til: dag, ...change.genspil } : null,
  };
}

async function yearOfCases(db: Db, first: Day, last: Day): Promise<readonly CaseToReplay[]> {
  const cases: CaseToReplay[] = [];
  for (let day = first; day <= last; day = addDays(day, DAYS_AT_ONCE)) {
    const end = addDays(day, DAYS_AT_ONCE);
    const til = startOfDay(end > last ? addDays(last, 1) : end);
    cases.push(...(await casesToReplay(db, { fra: startOfDay(day), til })));
    await nextTurn();
  }
  return cases;
}

/** The rule files that differ, as texts. */
function changedFiles({ fra, til }: Step): readonly FileChange[] {
  const paths = [...new Set([...Object.keys(RULE_FILES), ...fra.keys(), ...til.keys()])];
  return paths.flatMap((fil) => {
    const [foer, efter] = [textOf(fra, fil), textOf(til, fil)];
    return foer === efter ? [] : [{ fil, foer, efter }];
  });
}
