/** Advance widths of IBM Plex Sans in em, by kind of letter; a little more than true. */
const NARROW = /[iljI.,:;'|!()[\]\-–·t f r]/u;
const WIDE = /[mwMWæÆ%@—…]/u;
const NARROW_EM = 0.36;
const MIDDLE_EM = 0.59;
const CAPITAL_EM = 0.67;
const WIDE_EM = 0.93;
const LINES_MAX = 3;

/** About how wide a text is set in IBM Plex Sans, in the unit of `size`; rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  return size * [...text].reduce((sum, letter) => sum + widthOf(letter), 0);
}

function widthOf(letter: string): number {
  if (NARROW.test(letter)) return NARROW_EM;
  if (WIDE.test(letter)) return WIDE_EM;
  if (/\p{Lu}/u.test(letter)) return CAPITAL_EM;
  return (letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : MIDDLE_EM;
}

/**
 * A text in lines of at most `width`, broken at blanks and after hyphens, words that are too long
 * anywhere; after three lines the rest is "…".
 */
export function wrapped(text: string, width: number, size: number): readonly string[] {
  const fits = (line: string) => textWidth(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text, fits)) {
    const longer = line + part;
    if (line === '' || fits(longer.trimEnd())) line = longer;
    else {
      lines.push(line.trimEnd());
      line = part;
    }
  }
  lines.push(line.trimEnd());
  return lines.length <= LINES_MAX ? lines : shortened(lines.slice(0, LINES_MAX), fits);
}

/** Words with the blank or hyphen they end in, each short enough for a line. */
function partsOf(text: string, fits: (line: string) => boolean): readonly string[] {
  const parts = text.split(/(?<=[\s\-/])/u);
  return parts.flatMap((part) => (fits(part.trimEnd()) ? [part] : cut(part, fits)));
}

function cut(part: string, fits: (line: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of part) {
    if (fits(piece + letter)) piece += letter;
    else {
      pieces.push(piece);
      piece = letter;
    }
  }
  return [...pieces, piece];
}

function shortened(lines: readonly string[], fits: (line: string) => boolean): readonly string[] {
  let last = lines.at(-1) ?? '';
  while (last !== '' && !fits(`${last}…`)) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, -1), `${last.trimEnd()}…`];
}
