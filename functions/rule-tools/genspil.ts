import { addDays, startOfDay } from '../../src/klage/calendar.ts';
import { type Answer, misused } from '../command-line.ts';
import { casesToReplay } from '../register/cases-to-replay.ts';
import { loadRuleSet } from '../routing/load-rule-set.ts';
import { type Genspil, replayCases } from '../routing/replay-cases.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { Invocation } from './invocation.ts';
import { isFolder } from './is-folder.ts';
import { withVersions } from './with-versions.ts';

/** How far back one looks when no day is given. */
const DAYS_BACK = 365;

/**
 * `genspil MAPPE [--fra --til]`: which of the register's klager the rules of another folder would
 * send elsewhere than those of the rule folder, as if they came on `--dag` (today).
 */
export async function genspil(invocation: Invocation): Promise<Answer> {
  const [other, ...more] = invocation.args;
  if (other === undefined || more.length > 0) {
    return misused('genspil tager én mappe: npm run regler -- genspil MAPPE');
  }
  if (!(await isFolder(other))) return misused(`Mappen ${other} findes ikke. Ret stien.`);
  const [fra, til] = [await loadRuleSet(invocation.dir), await loadRuleSet(other)];
  const fejl = [fra, til].flatMap((one) => (one.ok ? [] : one.fejl));
  if (!fra.ok || !til.ok) {
    return { exitCode: 1, text: fejl.map(({ besked }) => besked), data: { fejl } };
  }
  return replay([fra.rules, til.rules], invocation);
}

function replay(sets: readonly [RuleSet, RuleSet], invocation: Invocation): Promise<Answer> {
  const { today, args } = invocation;
  const first = invocation.fra ?? addDays(today, -DAYS_BACK);
  const last = invocation.til ?? today;
  const dag = invocation.dag ?? today;
  return withVersions(async ({ db }) => {
    const cases = await casesToReplay(db, {
      fra: startOfDay(first),
      til: startOfDay(addDays(last, 1)),
    });
    const replayed = replayCases(sets, { cases, dag });
    const heading = `Klager modtaget fra ${first} til ${last}, som om de kom den ${dag} efter reglerne i ${args[0]}:`;
    const exitCode = replayed.flyttet === 0 ? 0 : 1;
    return { exitCode, text: [heading, ...inWords(replayed)], data: replayed };
  });
}

function inWords({ sager, flyttet, fraTil }: Genspil): readonly string[] {
  const total = `  ${flyttet.toLocaleString('da-DK')} af ${sager.toLocaleString('da-DK')} går et andet sted hen.`;
  const who = (id: string | null) => (id === null ? 'ingen' : `»${id}«`);
  return [
    total,
    ...fraTil.flatMap(({ fra, til, antal, numre }) => [
      `  ${who(fra)} → ${who(til)}: ${antal.toLocaleString('da-DK')}`,
      ...numre.map((nummer) => `    ${nummer}`),
    ]),
  ];
}
