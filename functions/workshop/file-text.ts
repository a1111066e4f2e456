import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import { isOptional } from '../routing/schemas/rule-files.ts';

/** A file of a version as text; '' where it has none. What is no UTF-8 shows replacement signs. */
export function textOf(files: RuleSetFiles, path: string): string {
  return new TextDecoder().decode(files.get(path) ?? new Uint8Array());
}

/**
 * The bytes of a text that came through a form. A form ends its lines with CR LF; the file keeps the
 * line ends it had.
 */
export function bytesOf(typed: string, before: string): Uint8Array {
  const text = typed.replaceAll('\r\n', '\n');
  const hadCrLf = before.includes('\r\n');
  return new TextEncoder().encode(hadCrLf ? text.replaceAll('\n', '\r\n') : text);
}

/**
 * The files with one of them changed. A file that a set may lack, and in which nothing stands, is
 * left out: a person who opens it in a version that has none, and saves, has not made an empty one.
 */
export function withFile(files: RuleSetFiles, fil: string, bytes: Uint8Array): RuleSetFiles {
  const changed = new Map([...files, [fil, bytes]]);
  if (isOptional(fil) && new TextDecoder().decode(bytes).trim() === '') changed.delete(fil);
  return changed;
}
