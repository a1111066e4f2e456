import { ruleSetFiles } from '../../functions/routing/load-rule-set.ts';
import { type RuleSetFiles, readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';

/** The rule sets every suite is run on: the shipped one, and one that shares nothing with it. */
export const RULE_FOLDERS = [
  { kommune: 'the shipped kommune', dir: 'routing-rules' },
  { kommune: 'the fictional kommune', dir: 'test/rules/fiktiv-kommune' },
] as const;

/** The day on which tests ask, when the day does not matter to them. */
export const DAG = '2026-06-10';

/** The files of the fictional kommune, to be spoilt in copies. */
export const FICTIONAL: RuleSetFiles = await ruleSetFiles('test/rules/fiktiv-kommune');

/** A rule set that must be readable. */
export function readable(files: RuleSetFiles): RuleSet {
  const read = readRuleFiles(files);
  if (!read.ok) throw new Error(read.fejl.map(({ besked }) => besked).join('\n'));
  return read.rules;
}

export async function rulesIn(dir: string): Promise<RuleSet> {
  return readable(await ruleSetFiles(dir));
}

/** One edit of a file's text: the first `from` becomes `to`. */
export type Edit = { readonly fil: string; readonly from: string; readonly to: string };

/** A copy of files with edits; an edit that finds nothing to change is a mistake of the test. */
export function edited(files: RuleSetFiles, ...edits: readonly Edit[]): RuleSetFiles {
  const copy = new Map(files);
  for (const { fil, from, to } of edits) {
    const text = textOf(copy, fil);
    if (!text.includes(from)) throw new Error(`${fil} has no ${from}`);
    copy.set(fil, Buffer.from(text.replace(from, () => to)));
  }
  return copy;
}

export function textOf(files: RuleSetFiles, fil: string): string {
  return Buffer.from(files.get(fil) ?? '').toString('utf8');
}

/** A rule file as bytes. */
export function jsonBytes(json: object): Uint8Array {
  return Buffer.from(JSON.stringify(json));
}
