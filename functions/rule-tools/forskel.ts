import { type Answer, misused } from '../command-line.ts';
import { compareOnwards } from '../routing/compare-onwards.ts';
import { loadRuleSet } from '../routing/load-rule-set.ts';
import { type ReadRuleSet, readRuleFiles } from '../routing/read-rule-files.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { forskelInWords } from './forskel-in-words.ts';
import { gitFiles } from './git-files.ts';
import type { Invocation } from './invocation.ts';
import { isFolder } from './is-folder.ts';

/**
 * The exact difference between the rule folder and another one, or a revision in git. Without
 * `--dag` it is today's, and that of each later day on which it becomes another.
 */
export async function forskel(invocation: Invocation): Promise<Answer> {
  const sides = await readSides(invocation);
  if ('answer' in sides) return sides.answer;
  const [fra, til] = sides.read;
  const fejl = sides.read.flatMap((one) => (one.ok ? [] : one.fejl));
  if (!fra.ok || !til.ok) {
    return { exitCode: 1, text: fejl.map(({ besked }) => besked), data: { fejl } };
  }
  const { dag, today } = invocation;
  return answer(sides.names, [fra.rules, til.rules], { dag: dag ?? today, onwards: dag === null });
}

type Sides =
  | { readonly answer: Answer }
  | { readonly names: Names; readonly read: readonly [ReadRuleSet, ReadRuleSet] };
type Names = { readonly fra: string; readonly til: string };

async function readSides({ dir, git, args }: Invocation): Promise<Sides> {
  const [other, ...more] = args;
  if (git !== null && args.length === 0) {
    const files = await gitFiles(dir, git);
    if (files === null)
      return { answer: misused(`git kender ikke udgaven »${git}« af ${dir}. Ret --git.`) };
    return { names: { fra: git, til: dir }, read: [readRuleFiles(files), await loadRuleSet(dir)] };
  }
  if (other === undefined || more.length > 0 || git !== null) {
    return {
      answer: misused('forskel tager én mappe: npm run regler -- forskel MAPPE, eller --git REV.'),
    };
  }
  if (!(await isFolder(other)))
    return { answer: misused(`Mappen ${other} findes ikke. Ret stien.`) };
  return {
    names: { fra: dir, til: other },
    read: [await loadRuleSet(dir), await loadRuleSet(other)],
  };
}

function answer(
  { fra, til }: Names,
  sets: readonly [RuleSet, RuleSet],
  days: Parameters<typeof compareOnwards>[1],
): Answer {
  const [first, ...senere] = compareOnwards(sets, days);
  if (first === undefined) throw new Error('There is a difference for the first day.');
  const { dag, kombinationer, forskelle } = first;
  const data = { kombinationer, forskelle, ...(senere.length === 0 ? {} : { senere }) };
  const isAny = [first, ...senere].some((one) => one.kombinationer > 0);
  const text = [
    `Fra ${fra} til ${til} den ${dag}:`,
    ...forskelInWords(sets, first),
    ...senere.flatMap((one) => [`Fra den ${one.dag}:`, ...forskelInWords(sets, one)]),
  ];
  return { exitCode: isAny ? 1 : 0, text, data };
}
