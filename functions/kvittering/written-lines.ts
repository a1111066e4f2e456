/** A line somebody wrote, ready to be set. */
export type WrittenLine = {
  /** Between two of them a line may be broken, though no space stands there. */
  readonly stykker: readonly string[];
  /** Whether it runs from right to left. */
  readonly hoejre: boolean;
};

/** Letters of a word before it may be broken anywhere: no Danish word is as long. */
const UNBROKEN_LETTERS_MAX = 40;
const PIECE_LETTERS = 20;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const signs = new Intl.Segmenter('da', { granularity: 'grapheme' });

/** One line: what runs over the edge of a page is parted, never between parts of one sign. */
export function writtenLine(line: string): WrittenLine {
  const first = LETTER.exec(line)?.[0] ?? '';
  return { stykker: piecesOf(line), hoejre: RIGHT_TO_LEFT.test(first) };
}

/** Paragraphs are parted by empty lines; of several in a row, one. */
export function writtenParagraphs(text: string): readonly (readonly WrittenLine[])[] {
  const paragraphs: WrittenLine[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(writtenLine(line));
  }
  return paragraphs.filter((lines) => lines.length > 0);
}

function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of line.split(/(?<=\s)/)) {
    if (word.length <= UNBROKEN_LETTERS_MAX) piece += word;
    else {
      const [head = '', ...parts] = partsOf(word);
      pieces.push(piece + head, ...parts.slice(0, -1));
      piece = parts.at(-1) ?? '';
    }
  }
  return [...pieces, piece].filter((one) => one !== '');
}

function partsOf(word: string): readonly string[] {
  const letters = Array.from(signs.segment(word), ({ segment }) => segment);
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += PIECE_LETTERS) {
    parts.push(letters.slice(at, at + PIECE_LETTERS).join(''));
  }
  return parts;
}
