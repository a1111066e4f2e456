import { hashFiles } from './hash-files.ts';
import { certificatePaths, type RuleSetFiles } from './read-rule-files.ts';
import { ruleFilesOf } from './schemas/rule-files.ts';

/**
 * The hash of a set that may not even be readable (a draft); of a readable one it is RuleSet.hash.
 */
export function hashRuleSet(files: RuleSetFiles): string {
  return hashFiles(files, ruleSetPaths(files));
}

/** The paths that belong to a set: its rule files, and the certificates its modtagere.json names. */
export function ruleSetPaths(files: RuleSetFiles): readonly string[] {
  const certificates = certificatePaths(files.get('modtagere.json') ?? new Uint8Array());
  return [...new Set([...ruleFilesOf(files), ...certificates])];
}
