/** Control characters other than tab, line feed and carriage return (which becomes a line feed). */
const FORBIDDEN = /[^\P{Cc}\t\n\r]/u;
const LINE_BREAKS = /\r\n?/g;
const ONE_LINE_FORBIDDEN = /[\n\r]/;

/** Whether a text can be kept: well-formed Unicode without control characters (NUL among them). */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !FORBIDDEN.test(text);
}

/** Whether a text is one line. */
export function isOneLine(text: string): boolean {
  return !ONE_LINE_FORBIDDEN.test(text);
}

/** The one form in which text is kept: NFC, line feeds, no white space at the ends. */
export function canonicalText(text: string): string {
  return text.replace(LINE_BREAKS, '\n').normalize('NFC').trim();
}

/** Length as people count: in code points. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
