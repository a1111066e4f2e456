import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { charactersOf } from './glyphs.ts';

/** IBM Plex Sans as Det Fælles Designsystem ships it (SIL Open Font License). */
const FOLDER = '../fonts/IBMPlexSans/complete/ttf';
const WEIGHTS = ['Regular', 'SemiBold', 'Italic'] as const;
/** What it lacks and people write: Arabic, Persian and Urdu, and small pictures (the same licence). */
const OTHERS = [
  ['@expo-google-fonts/ibm-plex-sans-arabic', '400Regular/IBMPlexSansArabic_400Regular.ttf'],
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
] as const;
/** Shown where somebody wrote what the fonts cannot show. */
export const UNKNOWN = '?';
/** Joiners and marks of direction: they have no glyph of their own and need none. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/** Spaces of any width. */
const SPACE = /[\t\p{Zs}]/u;

/** The fonts of every document: its own, in each weight, and those that step in. */
export type Fonts = { readonly own: readonly Buffer[]; readonly others: readonly Buffer[] };

export function readFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const folder = join(dirname(resolve('dkfds')), FOLDER);
  return {
    own: WEIGHTS.map((weight) => readFileSync(join(folder, `IBMPlexSans-${weight}.ttf`))),
    others: OTHERS.map(([name, file]) => readFileSync(join(dirname(resolve(name)), file))),
  };
}

/**
 * Makes a text that the fonts can show: a document that is to be read aloud may hold no character
 * without a glyph (PDF/UA-1), and one sign of a script we lack must not cost the document.
 */
export function showableIn({ own, others }: Fonts): (text: string) => string {
  const known = own.map(charactersOf);
  const beside = others.map(charactersOf);
  const isKnown = (code: number) =>
    known.every((characters) => characters.has(code)) ||
    beside.some((characters) => characters.has(code));
  const shown = (letter: string) => {
    if (letter === '\n' || isKnown(letter.codePointAt(0) ?? 0)) return letter;
    if (SPACE.test(letter)) return ' ';
    return UNSEEN.test(letter) ? letter : UNKNOWN;
  };
  return (text) => [...text.normalize('NFC')].map(shown).join('');
}
