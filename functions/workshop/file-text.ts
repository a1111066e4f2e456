import type { RuleSetFiles } from '../routing/read-rule-files.ts';

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
