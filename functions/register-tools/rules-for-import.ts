import { filesOfVersion } from '../register/kept-versions.ts';
import { versionInForce } from '../register/published-versions.ts';
import type { Db } from '../register/tables.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import { type ReadRuleSet, readRuleFiles } from '../routing/read-rule-files.ts';

/** The rules in force; before anything was ever published, those of the folder. */
export async function rulesForImport(db: Db, rulesDir: string): Promise<ReadRuleSet> {
  const published = await versionInForce(db);
  const kept = published === null ? null : await filesOfVersion(db, published.hash);
  return readRuleFiles(kept ?? (await ruleSetFiles(rulesDir)));
}
