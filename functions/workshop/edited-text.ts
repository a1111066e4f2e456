import { filesOfVersion } from '../register/kept-versions.ts';
import { FILE_BYTES_MAX } from '../routing/decode-file.ts';
import { collectFiles, ruleSetFile } from '../routing/load-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { RULE_FILES } from '../routing/schemas/rule-files.ts';
import type { World } from '../world.ts';
import { bytesOf, textOf, withFile } from './file-text.ts';
import { versionsAtWork, type Workshop } from './workshop.ts';

/** A file as somebody typed it, and the version it began from. */
export type TypedText = {
  readonly fil: string;
  readonly tekst: string;
  readonly grundlag: string;
};

export type EditedText =
  | {
      readonly kind: 'tekst';
      /** The version it began from, with this one file changed. */
      readonly files: RuleSetFiles;
      readonly before: RuleSetFiles;
      readonly grundlag: string;
    }
  | { readonly kind: 'for-stor' };

/**
 * The files of a version with one text changed. A version that the register does not have is none
 * that anybody began from: then the newest is, and saving finds that others came first.
 */
export async function readEdited(
  { world }: Workshop,
  { fil, tekst, grundlag }: TypedText,
): Promise<EditedText> {
  const before =
    (await filesOfVersion(world.db, grundlag)) ?? (await versionsAtWork(world.db)).files;
  const bytes = bytesOf(tekst, textOf(before, fil));
  if (bytes.length > FILE_BYTES_MAX) return { kind: 'for-stor' };
  const files = await withCertificates(world, withFile(before, fil, bytes));
  return { kind: 'tekst', files, before, grundlag };
}

/**
 * Certificates that a set names and lacks: those in force, else from the rule folder, where new ones
 * are put. A draft whose modtagere.json could not be read for a while has lost its own.
 */
export async function withCertificates(
  { db, settings }: Pick<World, 'db' | 'settings'>,
  files: RuleSetFiles,
): Promise<RuleSetFiles> {
  const { inForceFiles } = await versionsAtWork(db);
  const found = await collectFiles(async (path) => {
    const known = files.get(path);
    if (known !== undefined || path in RULE_FILES) return known ?? null;
    return inForceFiles.get(path) ?? ruleSetFile(settings.rulesDir, path);
  });
  return new Map([...files, ...found]);
}
