import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { charactersOf } from './glyphs.ts';

/** IBM Plex Sans as Det Fælles Designsystem ships it (SIL Open Font License). */
const FOLDER = '../fonts/IBMPlexSans/complete/ttf';
const WEIGHTS = ['Regular', 'SemiBold', 'Italic'] as const;
/** Shown where somebody wrote what the fonts cannot show. */
const UNKNOWN = '?';

/** The fonts of every document. */
export function readFonts(): readonly Buffer[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('dkfds')), FOLDER);
  return WEIGHTS.map((weight) => readFileSync(join(folder, `IBMPlexSans-${weight}.ttf`)));
}

/**
 * Makes a text that all of the fonts can show: a document that is to be read aloud may hold no
 * character without a glyph (PDF/UA-1), and one name with a picture in it must not cost the report.
 */
export function showableIn(fonts: readonly Buffer[]): (text: string) => string {
  const known = fonts.map(charactersOf);
  const isKnown = (letter: string) =>
    letter === '\n' || known.every((characters) => characters.has(letter.codePointAt(0) ?? 0));
  return (text) => {
    const composed = text.normalize('NFC');
    return [...composed].map((letter) => (isKnown(letter) ? letter : UNKNOWN)).join('');
  };
}
